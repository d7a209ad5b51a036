import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { baton, emptyFolder } from './run.ts';

const NOW = '2027-01-25';
const CAMPAIGN = `campaign: zakendoen-in-afrika
name: Zakendoen in Afrika
workflow: seminar
country: NL
launchAt: 2027-02-01 09:00
plan: plan.yaml
event:
  start: 2027-03-18 14:00
  end: 2027-03-18 17:30
  capacity: 70
sender: { organisation: Voorbeeld Logistics BV, address: "Havenweg 1", domain: voorbeeld.example, privacy: "https://voorbeeld.example/privacy" }
managers: { marketing: mirjam@voorbeeld.example, sales: sander@voorbeeld.example }
audience: invitees.csv
reps: reps.yaml
files: { presentation: afrika.pdf, whitepaper: whitepaper-afrika.pdf }
`;
const PLAN = 'plan: "2027"\nsources: { fair: { name: Beurs, text: { nl: wij spraken elkaar, en: we spoke } } }\n';
const REPS = 'reps:\n  - { email: pieter@voorbeeld.example, name: Pieter Bakker, callsPerDay: 8 }\n';
const HEADINGS =
  'Voornaam;E-mail;Bedrijf;Rechtsvorm;Land;Taal;Bron;Verkoper;Telefoon;Toestemming mail;Toestemming telefoon';

const row = (
  name: string,
  cells: Partial<Record<'form' | 'language' | 'rep' | 'phone' | 'mail' | 'call', string>> = {},
) => {
  const { form = 'BV', language = '', rep = 'pieter@voorbeeld.example', phone = '+31 10 000 1234' } = cells;
  const { mail = 'consent', call = 'business' } = cells;
  return [name, `${name}@${name}.example`, `${name} BV`, form, 'NL', language, 'fair', rep, phone, mail, call].join(
    ';',
  );
};

type Files = Readonly<Record<string, string | Uint8Array>>;
const GOOD: Files = {
  'campaign.yaml': CAMPAIGN,
  'plan.yaml': PLAN,
  'reps.yaml': REPS,
  'invitees.csv': `${HEADINGS}\n${row('anna')}\n`,
  'content/files/afrika.pdf': '%PDF',
  'content/files/whitepaper-afrika.pdf': '%PDF',
};

/** What validate prints for a campaign of these files, a message a line. */
async function validate(files: Files, folder = join(emptyFolder(), 'zakendoen-in-afrika')): Promise<readonly string[]> {
  for (const [name, text] of Object.entries({ ...GOOD, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { out } = await baton('validate', join(folder, 'campaign.yaml'), '--now', NOW);
  return out.trimEnd().split('\n');
}

/** As Excel on Windows saves a CSV, and Word a text. */
const windows1252 = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1');

describe('what validate says, word by word', () => {
  it('an unknown key', async () => {
    expect(await validate({ 'campaign.yaml': CAMPAIGN.replace('capacity', 'capasity') })).toContain(
      'campaign.yaml:10:3 event.capasity: unknown key. Did you mean "capacity"? Keys here: name, start, end, doorsOpen, venue, host, capacity, overbooking, waitingList, guestsPerContact, answerUntil, questions, partner.',
    );
  });

  it('a date that is over', async () => {
    const said = await validate({ 'campaign.yaml': CAMPAIGN.replaceAll('2027-03-18', '2026-03-18') });
    expect(said).toContain(
      'campaign.yaml:8:10 event.start: Wed 18 March 2026 14:00 is in the past (now: Mon 25 January 2027). Did you mean 2027-03-18 14:00?',
    );
  });

  it('a launch that leaves too little time', async () => {
    expect(await validate({ 'campaign.yaml': CAMPAIGN.replace('2027-02-01', '2027-03-08') })).toContain(
      'campaign.yaml:5:11 launchAt: Mon 8 March 2027 leaves 8 business days to the event. Invitation, response window (5) and three call attempts need 12. With this date 1 of 3 attempts fits. Launch by Tue 2 March, or set settings.callReminder.attempts: 1.',
    );
  });

  it('a text that is missing in a language somebody has', async () => {
    const people = ['anna', 'mette', 'lars'].map((name) => row(name, name === 'anna' ? {} : { language: 'fr' }));
    const said = await validate({ 'invitees.csv': `${HEADINGS}\n${people.join('\n')}\n` });
    expect(said).toContain(
      'content/fr: invitation is missing in French: 2 contacts have language fr (rows 3, 4). Write content/fr/invitation.md, or set language in those rows. Nothing is sent in another language by itself.',
    );
  });

  it('a field that does not exist', async () => {
    const text =
      '---\nsubject: Uitnodiging\n---\n{{ contact.salutation }}\n\nFijn dat\nu er weer bij bent {{ contact.firstname }}\n';
    expect(await validate({ 'content/nl/invitation.md': text })).toContain(
      'content/nl/invitation.md:7:20 {{ contact.firstname }}: unknown field. Did you mean contact.firstName? All fields: baton explain fields.',
    );
  });

  it('no column for the mail address', async () => {
    expect(await validate({ 'invitees.csv': 'Naam;Bedrijf;E-post;Telefoon\nAnna;X BV;a@x.example;1\n' })).toContain(
      'invitees.csv:1: no column for the mail address. Found: Naam;Bedrijf;E-post;Telefoon. Accepted for it: email, e-mail, mailadres, e-mailadres, mail. Rename "E-post" and try again.',
    );
  });

  it('who may not be mailed, and how he is approached', async () => {
    const people = [
      ...['anna', 'bob'].map((name) => row(name)),
      ...['carl', 'dora', 'emil'].map((name) => row(name, { mail: '' })),
      row('fred', { mail: '', form: 'eenmanszaak' }),
      ...['gijs', 'hans'].map((name) => row(name, { mail: 'objected', call: 'objected' })),
    ];
    expect(await validate({ 'invitees.csv': `${HEADINGS}\n${people.join('\n')}\n` })).toContain(
      'invitees.csv: 6 of 8 contacts may not be mailed (emailPermission empty: 3; objected: 2; NL sole trader without consent: 1). They are called first (3) or cannot be approached (3). List: out/approach.csv. Not an error; sales sees it before signing.',
    );
  });

  it('a rep who is not in the list', async () => {
    const people = [
      ...Array.from({ length: 15 }, (_, n) => row(`c${n}`)),
      row('quinn', { rep: 'pieter@voorbeld.example' }),
    ];
    expect(await validate({ 'invitees.csv': `${HEADINGS}\n${people.join('\n')}\n` })).toContain(
      'invitees.csv:17:8 rep: "pieter@voorbeld.example" is not in reps.yaml. Did you mean pieter@voorbeeld.example? This row goes to nobody until it is mended.',
    );
  });

  it('calls that do not fit, with the week, the absence and the day they end', async () => {
    const people = Array.from({ length: 60 }, (_, n) => row(`c${n}`));
    const reps =
      'reps:\n  - { email: pieter@voorbeeld.example, name: Lotte Smit, callsPerDay: 8, absences: [ { from: 2027-03-22, to: 2027-03-26 } ] }\n';
    const said = await validate({ 'invitees.csv': `${HEADINGS}\n${people.join('\n')}\n`, 'reps.yaml': reps });
    expect(said).toContain(
      'reps.yaml: the calls do not fit. Lotte Smit: 14 calls a day needed in the week of 8 February, callsPerDay is 8, away 22–26 March without a deputy. Call-reminders would end on Thu 18 February instead of Fri 12 February. Raise callsPerDay, move contacts, or accept with --accept-late-calls.',
    );
  });

  it('a file that does not exist', async () => {
    const files = {
      'campaign.yaml': CAMPAIGN.replace('afrika.pdf,', 'afrika-v3.pdf,'),
      'content/files/afrika-v2.pdf': '%PDF',
    };
    expect(await validate(files)).toContain(
      'campaign.yaml:15:24 files.presentation: content/files/afrika-v3.pdf does not exist. In that folder: afrika-v2.pdf, afrika.pdf, whitepaper-afrika.pdf. Until the event you may leave it out: set presentation: later, and marketing is reminded on Wed 17 March.',
    );
  });

  it('a tab, as some editors indent', async () => {
    expect(await validate({ 'campaign.yaml': CAMPAIGN.replace('  end:', '\tend:') })).toContain(
      'campaign.yaml:9:1: a tab. YAML wants spaces: two for each level',
    );
  });

  it('a curly quote, as Word writes it', async () => {
    const said = await validate({
      'campaign.yaml': CAMPAIGN.replace('name: Zakendoen in Afrika', 'name: “Zakendoen in Afrika”'),
    });
    expect(said).toContain(
      'campaign.yaml:2:7 name: a curly quote (“) as Word writes it. Write "Zakendoen in Afrika" with straight quotes',
    );
  });

  it('a unit in another language', async () => {
    expect(await validate({ 'campaign.yaml': `${CAMPAIGN}settings:\n  responseWindow: 5 werkdagen\n` })).toContain(
      'campaign.yaml:17:19 settings.responseWindow: "5 werkdagen" is no duration: write "5 business days"; units: minutes, hours, days, business days, weeks, months',
    );
  });

  it('a phone number Excel has spoilt', async () => {
    const people = [row('anna'), row('bob', { phone: '3,16123E+10' })];
    expect(await validate({ 'invitees.csv': `${HEADINGS}\n${people.join('\n')}\n` })).toContain(
      'invitees.csv:3:9 phone: Excel turned this number into 3,16123E+10. Format the column as text and export again. The row stays, without phone.',
    );
  });

  it('a contact who is in another running campaign', async () => {
    const parent = emptyFolder();
    const people = `${HEADINGS}\n${row('anna')}\n${row('bob')}\n`;
    await validate({ 'campaign.yaml': CAMPAIGN.replace('zakendoen-in-afrika', 'winter') }, join(parent, 'winter'));
    const later = CAMPAIGN.replace('2027-02-01', '2027-03-01').replaceAll('2027-03-18', '2027-04-22');
    const said = await validate(
      { 'campaign.yaml': later, 'invitees.csv': people },
      join(parent, 'zakendoen-in-afrika'),
    );
    expect(said).toContain(
      'invitees.csv: 1 of 2 contacts is in another running campaign, winter (anna@anna.example). A launch leaves out whoever is still worked there; who is in nurture there joins, and pauses there.',
    );
    const before = await validate(
      { 'invitees.csv': people, 'campaign.yaml': CAMPAIGN.replace('2027-02-01', '2027-01-28') },
      join(parent, 'zakendoen-in-afrika'),
    );
    expect(before.join('\n')).not.toContain('another running campaign');
  });

  it.each([
    ['Windows-1252 with CRLF', windows1252],
    ['UTF-8 with a BOM and CRLF', (text: string) => Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`)],
    ['UTF-8', (text: string) => Buffer.from(text)],
  ])('the same of a file saved as %s, its accents kept', async (_saved, save) => {
    const people =
      `${HEADINGS}\n${row('anna')}\n${row('zoë', { rep: 'Søren Müller', phone: '3,16123E+10' })}\n`.replace(
        'zoë@zoë',
        'zoe@zoe',
      );
    const said = await validate({ 'invitees.csv': save(people) });
    expect(said.filter((line) => line.startsWith('invitees.csv'))).toEqual([
      'invitees.csv:3:8 rep: "Søren Müller" is not in reps.yaml. This row goes to nobody until it is mended.',
      'invitees.csv:3:9 phone: Excel turned this number into 3,16123E+10. Format the column as text and export again. The row stays, without phone.',
    ]);
  });

  it('ends with what was counted, or with what comes next', async () => {
    const folder = join(emptyFolder(), 'zakendoen-in-afrika');
    const clean = await validate({}, folder);
    expect(clean.at(-1)).toBe(
      `Clean. 1 contact, 1 rep, first mail Mon 1 February 2027 09:00. Next: baton rehearse ${join(folder, 'campaign.yaml')}`,
    );
    const bad = await validate({
      'campaign.yaml': CAMPAIGN.replace('capacity', 'capasity').replace('workflow: seminar', 'workflow: seminer'),
    });
    expect(bad.at(-1)).toMatch(/^\d+ errors, \d+ warnings?, \d+ notes?\. Nothing was sent or stored\.$/);
  });
});
