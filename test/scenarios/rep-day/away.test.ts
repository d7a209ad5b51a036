import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenario.ts';
import { callsOf } from './calls.ts';

const PIETER = 'pieter@voorbeeld.example';
const LOTTE = 'lotte@voorbeeld.example';

function reps(lotte: string, pieter = ''): string {
  return `reps:
  - { email: ${PIETER}, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest${pieter} }
  - { email: ${LOTTE}, name: Lotte Smit, hours: { mon-fri: 08:30-17:00 }, callsPerDay: 8, mail: digest, manager: sander@voorbeeld.example${lotte} }
`;
}

const THIRTY = Array.from({ length: 30 }, (_, index) => `c${index}`);

/** Five come to the event of 18 March, the others answer nothing and are reached by nobody. */
async function eventWeek(lotte: string): Promise<Scenario> {
  const contacts = THIRTY.map((name) => ({ name, rep: LOTTE }));
  const scenario = await startScenario({ contacts, reps: reps(lotte), launchAt: '2027-03-01 09:00' });
  const came = THIRTY.slice(0, 5);
  for (const name of came) scenario.at('2027-03-02 12:00', () => scenario.signal(name, 'accepted'));
  for (const name of THIRTY.slice(5)) {
    scenario.reports(name, 'call-reminder', 'not-reached');
    scenario.reports(name, 'call-1', 'not-reached');
  }
  for (const name of came) scenario.reports(name, 'conversation-call', 'spoken');
  scenario.at('2027-03-18 14:00', async () => {
    for (const name of came) await scenario.signal(name, 'attended', { by: 'system' });
  });
  scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
  await scenario.runUntil('2027-04-03 00:00');
  expect(scenario.faults).toEqual([]);
  return scenario;
}

const AWAY = ', absences: [ { from: 2027-03-15, to: 2027-03-24 } ]';

describe('rule 17: a rep with 30 contacts away in the week of the event', () => {
  it('rule 17: with a deputy he calls who cannot wait, the rest is spread by what she can do once she is back', async () => {
    const scenario = await eventWeek(`, deputy: ${PIETER}${AWAY}`);
    expect(callsOf(scenario)).toEqual([
      'Mon 8 Mar 08:30 call-reminder → lotte ×8',
      'Tue 9 Mar 08:30 call-reminder → lotte ×8',
      'Wed 10 Mar 08:30 call-reminder → lotte ×8',
      'Thu 11 Mar 08:30 call-reminder → lotte ×8',
      'Fri 12 Mar 08:30 call-reminder → lotte ×8',
      'Mon 15 Mar 09:00 call-reminder → pieter for lotte ×8',
      'Mon 22 Mar 09:00 conversation-call → pieter for lotte ×5',
      'Fri 26 Mar 08:30 call-1 → lotte ×8',
      'Tue 30 Mar 08:30 call-1 → lotte ×8',
      'Wed 31 Mar 08:30 call-1 → lotte ×8',
      'Thu 1 Apr 08:30 call-1 → lotte ×8',
      'Fri 2 Apr 08:30 call-1 → lotte ×8',
    ]);
    expect(scenario.lists('away')).toEqual([]);
    expect(scenario.lists('return')).toEqual(['Thu 25 Mar 08:30 MailSent return → lotte']);
  });

  it('rule 17: without a deputy her manager is asked, and everything waits for her', async () => {
    const scenario = await eventWeek(AWAY);
    expect(callsOf(scenario).slice(5, 8)).toEqual([
      'Thu 25 Mar 08:30 conversation-call → lotte ×5',
      'Fri 26 Mar 08:30 call-1 → lotte ×8',
      'Tue 30 Mar 08:30 call-1 → lotte ×8',
    ]);
    expect(scenario.lists('away', 'return')).toEqual([
      'Mon 15 Mar 07:00 MailSent away → sander',
      'Thu 25 Mar 08:30 MailSent return → lotte',
    ]);
    const whileAway = scenario.world.events.filter(
      ({ at, data }) =>
        (data.receiver === LOTTE || data.rep === LOTTE) &&
        data.touch !== undefined &&
        at >= scenario.local('2027-03-15 00:00') &&
        at < scenario.local('2027-03-25 00:00'),
    );
    expect(whileAway).toEqual([]);
  });
});

describe('rule 17: an absence nobody knew of', () => {
  const SUDDEN = { campaigns: ['afrika'], rep: LOTTE, by: LOTTE };

  it('rule 17: what she has in hand before the event goes to her deputy at once', async () => {
    const contacts = ['anna', 'bob'].map((name) => ({ name, rep: LOTTE }));
    const scenario = await startScenario({ contacts, reps: reps(`, deputy: ${PIETER}`) });
    scenario.at('2027-02-08 10:00', () =>
      scenario.run((doors) => doors.announceAbsence({ ...SUDDEN, from: '2027-02-08', until: '2027-02-12' })),
    );
    await scenario.runUntil('2027-02-10 00:00');
    for (const name of ['anna', 'bob']) {
      expect(scenario.story(name).slice(1)).toEqual([
        'Mon 8 Feb 08:30 CallTaskSent call-reminder → lotte',
        'Mon 8 Feb 10:00 CallTaskWithdrawn call-reminder: given to the deputy',
        'Tue 9 Feb 09:00 CallTaskSent call-reminder → pieter for lotte',
      ]);
    }
  });

  it('rule 17: after the event it lies in her queue again, the same try', async () => {
    const scenario = await startScenario({
      contacts: [{ name: 'dirk', rep: LOTTE }],
      reps: reps(`, deputy: ${PIETER}`),
    });
    scenario.reports('dirk', 'call-reminder', 'not-reached');
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    const away = { ...SUDDEN, from: '2027-03-26', until: '2027-03-31' };
    scenario.at('2027-03-26 10:00', () => scenario.run((doors) => doors.announceAbsence(away)));
    scenario.at('2027-03-26 10:05', () => scenario.run((doors) => doors.announceAbsence(away)));
    await scenario.runUntil('2027-04-03 00:00');
    expect(scenario.story('dirk').slice(4)).toEqual([
      'Tue 23 Mar 10:00 MailSent presentation-silent → dirk',
      'Fri 26 Mar 08:30 CallTaskSent call-1 → lotte',
      'Fri 26 Mar 10:00 CallTaskWithdrawn call-1: absent',
      'Thu 1 Apr 08:30 CallTaskSent call-1 → lotte',
    ]);
    expect(scenario.events('dirk', 'CallTaskSent').at(-1)?.data.attempt).toBe(1);
    expect(scenario.lists('return')).toEqual(['Thu 1 Apr 08:30 MailSent return → lotte']);
  });

  it('rule 17: a promised call-back goes to the deputy at its very time', async () => {
    const scenario = await startScenario({
      contacts: [{ name: 'dirk', rep: LOTTE }],
      reps: reps(`, deputy: ${PIETER}`),
    });
    scenario.at('2027-02-08 11:00', () =>
      scenario.report('dirk', 'call-back', { when: scenario.local('2027-02-10 15:00') }),
    );
    const away = { ...SUDDEN, from: '2027-02-10', until: '2027-02-10' };
    scenario.at('2027-02-10 08:00', () => scenario.run((doors) => doors.announceAbsence(away)));
    await scenario.runUntil('2027-02-11 00:00');
    expect(scenario.story('dirk', ['CallTaskSent'])).toEqual([
      'Mon 8 Feb 08:30 CallTaskSent call-reminder → lotte',
      'Wed 10 Feb 14:50 CallTaskSent call-reminder → pieter for lotte',
    ]);
  });

  it('rule 17: is refused where it says nothing, and told once more changes nothing', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk', rep: LOTTE }], reps: reps('') });
    const said: unknown[] = [];
    const say = (more: object) =>
      scenario.run(async (doors) => {
        said.push(await doors.announceAbsence({ ...SUDDEN, from: '2027-02-10', until: '2027-02-12', ...more }));
      });
    await say({ until: '2027-02-09', deputy: LOTTE });
    await say({ rep: 'nobody@voorbeeld.example' });
    await say({});
    await say({});
    expect(said).toEqual([
      { ok: false, problems: ['2027-02-09 is before 2027-02-10', 'nobody is his own deputy: name a colleague'] },
      { ok: false, problems: ['nobody@voorbeeld.example is no rep of a campaign that runs'] },
      { ok: true, isKnown: false, given: 0, takenBack: 0, nobody: 0 },
      { ok: true, isKnown: true, given: 0, takenBack: 0, nobody: 0 },
    ]);
    expect(Object.values(scenario.world.live().state.absences ?? {}).flat()).toHaveLength(1);
  });
});

describe('F28 two days without a word', () => {
  it('F28 the manager is asked, and may give the calls away, or leave them', async () => {
    const contacts = ['anna', 'bob', 'carla'].map((name) => ({ name, rep: LOTTE }));
    const scenario = await startScenario({ contacts, reps: reps('') });
    const touches = new Map<string, string>();
    scenario.at('2027-02-10 10:00', async () => {
      for (const { name } of contacts) touches.set(name, scenario.openTask(name).id);
      const [anna = '', ...left] = touches.values();
      const whose = { campaigns: ['afrika'], rep: LOTTE };
      await scenario.run((doors) => doors.giveTasks({ ...whose, to: PIETER, tasks: [anna] }));
      await scenario.run((doors) => doors.giveTasks({ ...whose, to: PIETER, tasks: [anna] }));
      await scenario.run((doors) => doors.leaveTasks({ ...whose, tasks: left }));
    });
    await scenario.runUntil('2027-02-14 00:00');
    expect(scenario.lists('breach')).toEqual(['Wed 10 Feb 09:00 MailSent breach → sander']);
    const breach = [...scenario.world.store.items.touches.values()].find(({ template }) => template === 'breach');
    expect(breach?.reason).toBe('silent');
    expect(scenario.story('anna').slice(2)).toEqual([
      'Wed 10 Feb 10:00 CallTaskWithdrawn call-reminder: given to the deputy',
      'Thu 11 Feb 09:00 CallTaskSent call-reminder → pieter for lotte',
    ]);
    expect(scenario.story('bob').slice(2)).toEqual([]);
  });

  it('F28 who reported anything is not silent', async () => {
    const contacts = ['anna', 'bob'].map((name) => ({ name, rep: LOTTE }));
    const scenario = await startScenario({ contacts, reps: reps('') });
    scenario.at('2027-02-09 10:00', () => scenario.report('anna', 'not-reached'));
    await scenario.runUntil('2027-02-11 00:00');
    const breach = [...scenario.world.store.items.touches.values()].find(({ template }) => template === 'breach');
    expect(breach).toBeDefined();
    expect(breach?.reason).toBeUndefined();
  });
});
