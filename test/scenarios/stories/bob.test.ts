import { expect, it } from 'vitest';
import { settleReview } from '../../../functions/settle-review/settle-review.ts';
import { createWebhookDoor } from '../../../infra/local/webhook-door.ts';
import { startScenario } from '../scenario.ts';

const BOB = {
  name: 'bob',
  lastName: 'Hansen',
  email: 'bob@eksempel.example',
  organisation: 'Eksempel ApS',
  legalForm: 'ApS',
  country: 'DK',
  city: 'Aarhus',
  rep: 'lotte@voorbeeld.example',
};

/** Somebody who comes, so that the clock may close the list. */
const GUEST = { name: 'guest' };

async function storyOfBob() {
  const scenario = await startScenario({ contacts: [BOB, GUEST] });
  const { at, report, signal, world } = scenario;
  const door = createWebhookDoor(world);
  const settle = settleReview({ ...world.ports, reviews: door.reviews });
  at('2027-02-02 10:00', () => signal('guest', 'accepted'));
  at('2027-03-18 13:30', () => signal('guest', 'attended', { by: 'system' }));
  at('2027-02-08 10:20', () => report('bob', 'not-reached', { voicemail: true }));
  at('2027-02-10 14:00', () => report('bob', 'accepted', { guests: 0, confirmByMail: true }));
  const contact = { email: 'h@eksempel.example', firstName: 'Bob', lastName: 'H.' };
  const seen = { campaign: 'afrika', contact, status: 'attended' };
  at('2027-03-18 15:00', () =>
    door.post('scan.1', JSON.stringify({ type: 'attendance.recorded', timestamp: '2027-03-18T13:10:00Z', data: seen })),
  );
  return { scenario, door, settle };
}

it('story (b) Bob is not there, is reached by nobody, fetches the paper, and is called back in September as he asked', async () => {
  const { scenario, door, settle } = await storyOfBob();
  const { at, report, signal } = scenario;
  at('2027-03-19 16:00', async () => {
    const [entry] = await door.reviews.of('afrika');
    await settle({ campaign: 'afrika', id: entry?.id ?? '', action: { do: 'discard' } });
  });
  scenario.reports('bob', 'call-1', 'not-reached');
  at('2027-04-16 11:00', () => signal('bob', 'downloaded', { data: { file: 'whitepaper' } }));
  at('2027-04-19 11:00', () => report('bob', 'call-back', { when: scenario.local('2027-09-06 09:00') }));
  await scenario.runUntil('2027-09-06 12:00');
  expect(scenario.story('bob', ['MailSent', 'CallTaskSent', 'Held', 'Released', 'EnrollmentEnded'])).toEqual([
    'Mon 1 Feb 09:00 MailSent invitation → bob',
    'Mon 8 Feb 09:00 CallTaskSent call-reminder → lotte',
    'Wed 10 Feb 09:00 CallTaskSent call-reminder → lotte',
    'Wed 10 Feb 14:00 MailSent confirmation → bob',
    'Wed 17 Mar 10:00 MailSent practical → bob',
    'Fri 19 Mar 12:00 Held attendance-unclear for host',
    'Fri 19 Mar 16:00 Released attendance-unclear for host',
    'Mon 22 Mar 10:00 MailSent presentation-no-show → bob',
    'Tue 30 Mar 09:00 CallTaskSent call-1 → lotte',
    'Thu 1 Apr 09:00 CallTaskSent call-1 → lotte',
    'Mon 5 Apr 09:00 CallTaskSent call-1 → lotte',
    'Thu 15 Apr 10:00 MailSent whitepaper → bob',
    'Mon 19 Apr 09:00 CallTaskSent call-2 → lotte',
    'Mon 6 Sep 08:50 CallTaskSent call-2 → lotte',
  ]);
  const languages = scenario.events('bob', 'MailSent').map(({ data }) => data.language);
  expect(new Set(languages)).toEqual(new Set(['da']));
});

it('story (b) had he been there after all: matched by the host, nobody misses him', async () => {
  const { scenario, door, settle } = await storyOfBob();
  scenario.at('2027-03-18 18:00', async () => {
    const [entry] = await door.reviews.of('afrika');
    await settle({
      campaign: 'afrika',
      id: entry?.id ?? '',
      action: { do: 'match', enrollment: scenario.idOf('bob') },
    });
  });
  await scenario.runUntil('2027-03-22 12:00');
  expect(scenario.story('bob', ['MailSent', 'CallTaskSent', 'Held']).slice(5)).toEqual([
    'Fri 19 Mar 14:00 MailSent thank-you → bob',
    'Mon 22 Mar 09:00 CallTaskSent conversation-call → lotte',
  ]);
});
