import { expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenario.ts';
import { tellEvent } from '../story.ts';

const LOTTE = 'lotte@voorbeeld.example';
const REPS = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest }
  - { email: ${LOTTE}, name: Lotte Smit, hours: { mon-fri: 08:30-17:00 }, callsPerDay: 8, mail: digest, deputy: pieter@voorbeeld.example, absences: [ { from: 2027-03-22, to: 2027-03-26 } ] }
`;
const GUESTS = Array.from({ length: 7 }, (_, index) => `guest${index}`);
const DECLINED = Array.from({ length: 5 }, (_, index) => `declined${index}`);
const SILENT = Array.from({ length: 18 }, (_, index) => `silent${index}`);

/** First tries of the calls of a step, by moment and rep. */
function firstCalls({ world, setup }: Scenario, step: string): string[] {
  const counts = new Map<string, number>();
  for (const event of world.events) {
    if (event.type !== 'CallTaskSent' || event.step !== step || event.data.attempt !== 1) continue;
    const line = tellEvent(event, { timeZone: setup.campaign.timeZone, nameOf: new Map() }).replace(
      'CallTaskSent ',
      '',
    );
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => `${line} ×${count}`);
}

it('story (f): Lotte, 30 contacts, away in the week after the event', async () => {
  const contacts = [...GUESTS, ...DECLINED, ...SILENT].map((name) => ({ name, rep: LOTTE }));
  const scenario = await startScenario({ contacts, reps: REPS });
  const { at, signal } = scenario;
  for (const name of GUESTS) at('2027-02-03 10:00', () => signal(name, 'accepted'));
  for (const name of DECLINED) at('2027-02-03 10:00', () => signal(name, 'declined', { data: { reason: 'subject' } }));
  for (const name of SILENT) {
    scenario.reports(name, 'call-reminder', 'accepted');
    scenario.reports(name, 'call-1', 'not-reached');
  }
  at('2027-03-18 14:05', async () => {
    for (const name of GUESTS) await signal(name, 'attended', { by: 'system' });
  });
  at('2027-03-19 09:30', () => scenario.closeAttendance());
  // She notes whom she spoke to before she leaves; Pieter calls them and is told something by each.
  at('2027-03-19 15:00', async () => {
    for (const name of GUESTS) await signal(name, 'spoken', { by: 'rep', data: { interest: 4 } });
  });
  for (const name of GUESTS) scenario.reports(name, 'conversation-call', 'spoken');
  // On 8 April she falls ill without telling anybody.
  at('2027-04-07 20:00', () => {
    for (const name of SILENT) scenario.reports(name, 'call-1');
    for (const name of GUESTS) scenario.reports(name, 'call-2');
  });
  await scenario.runUntil('2027-04-13 00:00');

  expect(scenario.faults).toEqual([]);
  expect(firstCalls(scenario, 'call-reminder')).toEqual([
    'Mon 8 Feb 08:30 call-reminder → lotte ×8',
    'Tue 9 Feb 08:30 call-reminder → lotte ×8',
    'Wed 10 Feb 08:30 call-reminder → lotte ×2',
  ]);
  expect(firstCalls(scenario, 'conversation-call')).toEqual([
    'Mon 22 Mar 09:00 conversation-call → pieter for lotte ×7',
  ]);
  expect(scenario.story('silent0', ['MailSent']).find((line) => line.includes('presentation'))).toBe(
    'Mon 22 Mar 10:00 MailSent presentation-no-show → silent0',
  );
  expect(firstCalls(scenario, 'call-1')).toEqual([
    'Tue 30 Mar 08:30 call-1 → lotte ×8',
    'Wed 31 Mar 08:30 call-1 → lotte ×8',
    'Thu 1 Apr 08:30 call-1 → lotte ×2',
  ]);
  expect(scenario.lists('return')).toEqual(['Tue 30 Mar 08:30 MailSent return → lotte']);
  const whileAway = scenario.world.events.filter(
    ({ type, at: when, data }) =>
      (type === 'MailSent' || type === 'CallTaskSent') &&
      (data.receiver === LOTTE || data.rep === LOTTE) &&
      when >= scenario.local('2027-03-22 00:00') &&
      when < scenario.local('2027-03-30 00:00'),
  );
  expect(whileAway).toEqual([]);
  const silence = [...scenario.world.store.items.touches.values()].filter(({ reason }) => reason === 'silent');
  expect(silence.map(({ id, receiver }) => [id, receiver])).toEqual([
    ['breach.lotte@voorbeeld.example.2027-04-12', 'sander@voorbeeld.example'],
  ]);
});
