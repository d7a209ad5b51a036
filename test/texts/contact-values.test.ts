import { describe, expect, it } from 'vitest';
import type { Contact } from '../../workflows/domain/contact.ts';
import { createCampaignSchema } from '../../workflows/language/campaign-schema.ts';
import { repsSchema } from '../../workflows/language/reps-schema.ts';
import { buildContactValues, type ContactValuesRequest, previewLinks } from '../../workflows/texts/contact-values.ts';
import { renderMail } from '../../workflows/texts/render-mail.ts';
import { createTextStore } from '../../workflows/texts/text-store.ts';

const START = Date.UTC(2027, 2, 18, 13);
const campaign = createCampaignSchema({}).parse({
  campaign: 'zakendoen-in-afrika',
  name: { nl: 'Zakendoen in Afrika', da: 'Forretning i Afrika' },
  workflow: 'seminar',
  country: 'NL',
  form: { nl: 'informal' },
  issue: { nl: 'Exporteurs verliezen weken' },
  event: {
    start: '2027-03-18 14:00',
    end: '2027-03-18 17:30',
    venue: 'Havenweg 1, Rotterdam',
    host: { name: 'Mirjam de Wit', email: 'mirjam@voorbeeld.example' },
  },
  sender: {
    organisation: 'Voorbeeld Logistics BV',
    address: 'Havenweg 1, 3000 AA Rotterdam',
    domain: 'voorbeeld.example',
    privacy: 'https://voorbeeld.example/privacy',
  },
  managers: { marketing: 'mirjam@voorbeeld.example', sales: 'sander@voorbeeld.example' },
  audience: 'invitees.csv',
});
const [rep] = repsSchema.parse({ reps: [{ email: 'pieter@voorbeeld.example', name: 'Pieter Bakker' }] }).reps;
const contact: Contact = {
  schema: 1,
  id: 'c1',
  version: 1,
  email: 'anna@voorbeeld.example',
  salutation: 'ms',
  firstName: 'Anna',
  lastName: 'Jansen',
  buyingRole: 'decides',
  language: 'nl',
  timeZone: 'Europe/Amsterdam',
  organisation: 'o1',
  organisationName: 'Voorbeeld BV',
  source: 'fair-tl-2026',
  note: 'never in a mail',
  more: { regio: 'Zuid' },
  emailPermission: { status: 'consent' },
  phonePermission: { status: 'none' },
  stage: 'lead',
};

function request(change: Partial<ContactValuesRequest> = {}): ContactValuesRequest {
  if (!rep) throw new Error('no rep');
  return {
    contact,
    campaign,
    rep,
    enrollment: 'e1',
    instants: { startAt: START, endAt: START + 12_600_000 },
    link: previewLinks('voorbeeld.example'),
    sources: { 'fair-tl-2026': { name: { '*': 'T&L' }, text: { nl: 'wij spraken elkaar op de beurs' } } },
    ...change,
  };
}

describe('buildContactValues', () => {
  it('speaks the contact’s language in the campaign’s form', () => {
    const values = buildContactValues(request());
    expect(values.contact).toMatchObject({ salutation: 'Beste Anna,', name: 'Anna Jansen', more: { regio: 'Zuid' } });
    expect(values.campaign).toEqual({
      id: 'zakendoen-in-afrika',
      name: 'Zakendoen in Afrika',
      issue: 'Exporteurs verliezen weken',
    });
    expect(values.rep).toEqual({ name: 'Pieter Bakker', firstName: 'Pieter', email: 'pieter@voorbeeld.example' });
    const danish = buildContactValues(request({ contact: { ...contact, language: 'da' } }));
    expect(danish.campaign).toEqual({ id: 'zakendoen-in-afrika', name: 'Forretning i Afrika' });
    expect(danish.event?.name).toBe('Forretning i Afrika');
    expect(danish.source).toBeUndefined();
  });

  it('M12 names the source, and never the note', () => {
    const values = buildContactValues(request());
    expect(values.source).toEqual({ name: 'T&L', text: 'wij spraken elkaar op de beurs' });
    expect(JSON.stringify(values)).not.toContain('never in a mail');
  });

  it('builds links a rehearsal can follow, and the file’s only where there is one', () => {
    const { links } = buildContactValues(request({ enrollment: 'e 1' }));
    expect(links).toMatchObject({
      response: 'https://voorbeeld.example/r/e%201',
      accept: 'https://voorbeeld.example/r/e%201?answer=accepted',
      unsubscribe: 'https://voorbeeld.example/u/e%201',
    });
    expect(links).not.toHaveProperty('file');
    const { links: withFile } = buildContactValues(request({ file: 'presentation' }));
    expect(withFile.file).toBe('https://voorbeeld.example/f/e1.presentation');
  });

  it('fills a mail of a contact of whom next to nothing is known', () => {
    const { firstName: _, lastName: __, ...bare } = contact;
    const values = buildContactValues(
      request({ contact: { ...bare, salutation: 'none' }, history: { guests: 1 }, placesLeft: 22 }),
    );
    expect(values.contact).toMatchObject({ name: 'anna@voorbeeld.example', guests: 1 });
    expect(values.contact).not.toHaveProperty('placesLeft');
    expect(values.event?.placesLeft).toBe(22);
    const source =
      '---\nsubject: {{ contact.name }}\n---\n{{ contact.salutation }} {{ event.start | date_words }} {{ contact.role }}';
    const texts = createTextStore({ campaign: new Map([['nl/maybe.md', source]]), builtIn: new Map() });
    const result = renderMail({ template: 'maybe', language: 'nl', form: 'formal', texts, values });
    expect(result.ok && result.mail.text).toContain('Geachte heer, mevrouw, donderdag 18 maart 2027 om 14.00 uur');
  });
});
