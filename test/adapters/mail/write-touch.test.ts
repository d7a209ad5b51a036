import { beforeAll, describe, expect, it } from 'vitest';
import type { MailSources } from '../../../functions/adapters/mail/mail-sources.ts';
import { writeTouch } from '../../../functions/adapters/mail/write-touch.ts';
import type { WrittenMail } from '../../../functions/adapters/mail/written-mail.ts';
import { renderOutbox } from '../../../infra/local/mails/render-outbox.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';
import { Unavailable } from '../../../workflows/errors.ts';
import type { Campaign } from '../../../workflows/language/campaign-schema.ts';
import { fieldOf } from '../../../workflows/story/story-line.ts';
import { type RehearsedCampaign, rehearseExample } from './rehearsed-campaign.ts';

let campaign: RehearsedCampaign;
beforeAll(async () => {
  campaign = await rehearseExample();
});

const sent = (fits: (touch: Touch) => boolean): Touch => {
  const touch = campaign.touches.find((each) => each.status === 'sent' && fits(each));
  if (!touch) throw new Error('no such touch was sent');
  return touch;
};

async function written(touch: Touch, tasks: readonly Touch[], sources: MailSources): Promise<WrittenMail> {
  const result = await writeTouch(sources, touch, tasks);
  if (result.status === 'refused') throw new Error(`${touch.id}: ${result.reason}`);
  return result.mail;
}

/**
 * All of a mail but its line, which has another number. A list has its people in the order they were enrolled: in a
 * rehearsal that is one instant for all, so only there the order says nothing.
 */
function shown({ eml, ics, kind, template }: WrittenMail): object {
  const isList = /^(reps\/(briefing|hand-off|conversations|return)|managers\/(breach|away))$/.test(template);
  const lines = (text: string) => (isList ? text.split('\n').sort() : text);
  return { ...eml, text: lines(eml.text), html: lines(eml.html), ics, kind, template };
}

describe('the mail of a touch', () => {
  it('is the mail that was rehearsed, for every touch of a whole campaign', async () => {
    const { rehearsal, loaded, touches, sourcesAt, tasksOf } = campaign;
    const byId = new Map(touches.map((touch) => [touch.id, touch]));
    const templates = new Set<string>();
    let compared = 0;
    for (const expected of renderOutbox(rehearsal, loaded.texts)) {
      const touch = byId.get(fieldOf(expected.line, 'touch'));
      if (!touch) throw new Error('a mail without a touch');
      const mail = await written(touch, tasksOf(touch), sourcesAt(touch));
      expect(shown(mail)).toEqual(shown(expected));
      templates.add(mail.template);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(500);
    expect([...templates].sort()).toEqual(
      expect.arrayContaining(['invitation', 'confirmation', 'practical', 'thank-you']),
    );
    expect([...templates].sort()).toEqual(
      expect.arrayContaining([
        'managers/decision',
        'reps/appointment',
        'reps/briefing',
        'reps/digest',
        'reps/hand-off',
      ]),
    );
  });

  it('lists in a digest what was left of earlier days, with its age, apart from the day’s own calls', async () => {
    const leftOf = (digest: Touch) => campaign.tasksOf(digest).filter(({ digest: other }) => other !== digest.id);
    const digest = sent((touch) => touch.template === 'digest' && leftOf(touch).length > 0);
    const [left] = leftOf(digest);
    const drawn = campaign.tasksOf(digest).filter(({ digest: own }) => own === digest.id);
    const sources = campaign.sourcesAt(digest);
    const without = await written(digest, drawn, sources);
    const mail = await written(digest, campaign.tasksOf(digest), sources);
    const contact = campaign.rehearsal.contacts.get(left?.contact ?? '');
    expect(mail.eml.text).toMatch(new RegExp(`${contact?.lastName}.*(werkdag|Arbeitstag|arbejdsdag|business day)`));
    expect(mail.eml.subject).toBe(without.eml.subject);
    expect(mail.eml.text.length).toBeGreaterThan(without.eml.text.length);
  });

  it('says of each call in a digest of several campaigns which one it is of', async () => {
    const digest = sent(({ template, id }) => template === 'digest' && campaign.tasksOf({ id } as Touch).length > 1);
    const [first, ...rest] = campaign.tasksOf(digest);
    if (!first) throw new Error('no call');
    const sources = campaign.sourcesAt(digest);
    const name = { nl: 'Andere campagne', da: 'Andere campagne', de: 'Andere campagne', en: 'Andere campagne' };
    const live: MailSources['live'] = async (id) => {
      const known = await sources.live(id);
      const { setup } = known;
      return id === 'andere' ? { ...known, setup: { ...setup, campaign: { ...setup.campaign, name } } } : known;
    };
    const mail = await written(digest, [{ ...first, campaign: 'andere' }, ...rest], { ...sources, live });
    expect(mail.eml.text.match(/Andere campagne: /g)).toHaveLength(1);
  });
});

describe('what keeps a mail from being written', () => {
  const changed = (touch: Touch, change: Partial<MailSources>): MailSources => ({
    ...campaign.sourcesAt(touch),
    ...change,
  });

  it.each([
    ['the table cannot be read', { live: () => Promise.reject(new Unavailable('no table')) }],
    ['the files of the campaign cannot be read', { texts: () => Promise.reject(new Error('AccessDenied')) }],
    ['the list of events lags behind', { history: { eventsOf: async () => [], eventsOfEnrollment: async () => [] } }],
  ])('is read again later: %s', async (_what, change) => {
    const touch = sent(({ template }) => template === 'invitation');
    const faults: unknown[] = [];
    const sources = changed(touch, { ...change, onFault: (fault) => void faults.push(fault) });
    expect(await writeTouch(sources, touch, [])).toMatchObject({ status: 'refused', retry: true });
    expect(faults).toHaveLength(1);
  });

  it('is final where the text is missing, and says which', async () => {
    const touch = sent(({ template }) => template === 'invitation');
    const sources = changed(touch, { texts: async () => ({ find: () => undefined, languages: [] }) });
    expect(await writeTouch(sources, touch, [])).toEqual({
      ...{ status: 'refused', retry: false, reason: 'invitation cannot be rendered' },
    });
  });

  it('is final where the contact has no address any more', async () => {
    const touch = sent(({ template }) => template === 'invitation');
    const { store } = campaign.sourcesAt(touch);
    const contact = async (id: string) => {
      const { email: _gone, ...rest } = (await store.contact(id)) ?? { email: '' };
      return 'id' in rest ? rest : undefined;
    };
    const result = await writeTouch(changed(touch, { store: { ...store, contact } }), touch, []);
    expect(result).toEqual({ status: 'refused', retry: false, reason: 'no mail address' });
  });
});

describe('whose name a mail to a contact is in', () => {
  const writtenFor = (sender: Partial<Campaign['sender']>): Promise<WrittenMail> => {
    const touch = sent(({ template }) => template === 'invitation');
    const sources = campaign.sourcesAt(touch);
    const live = async (id: string) => {
      const { setup, state } = await sources.live(id);
      const changed = { ...setup.campaign, sender: { ...setup.campaign.sender, ...sender } };
      return { state, setup: { ...setup, campaign: changed } };
    };
    return written(touch, [], { ...sources, live });
  };

  it('is the rep’s own, from his own address, where that is at the sender’s domain', async () => {
    const { from, replyTo } = (await writtenFor({})).eml;
    expect(from.address).toMatch(/^[a-z]+@voorbeeld\.example$/);
    expect(campaign.rehearsal.setup.reps.get(from.address)?.name).toBe(from.name);
    expect(replyTo).toBeUndefined();
  });

  it('is his by the sender where his address is elsewhere, and answers go to him', async () => {
    const own = (await writtenFor({})).eml.from;
    const { from, replyTo } = (await writtenFor({ domain: 'elders.example', email: 'seminar@elders.example' })).eml;
    expect(from).toEqual({ name: `${own.name} via Voorbeeld Logistics`, address: 'seminar@elders.example' });
    expect(replyTo).toBe(own.address);
  });

  it('is the campaign’s where the campaign wants it so', async () => {
    const { from, replyTo } = (await writtenFor({ from: 'campaign' })).eml;
    expect(from.name).toBe('Voorbeeld Logistics');
    expect(replyTo).toBeUndefined();
  });
});
