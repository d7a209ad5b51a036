import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenarios/scenario.ts';

/** Ten accepted; so many of them are checked in at the event, on Thursday 18 March. */
async function atTheEvent(checkedIn: number): Promise<Scenario> {
  const names = Array.from({ length: 10 }, (_, index) => `g${index}`);
  const scenario = await startScenario({ contacts: names.map((name) => ({ name })) });
  for (const name of names) scenario.at('2027-02-03 10:00', () => scenario.signal(name, 'accepted'));
  for (const name of names.slice(0, checkedIn))
    scenario.at('2027-03-18 14:00', () => scenario.signal(name, 'attended', { by: 'system' }));
  await scenario.runUntil('2027-03-18 18:00');
  return scenario;
}

const CLOSED = '2027-03-19 12:00';

function closings(scenario: Scenario): readonly unknown[] {
  return scenario.world.events.filter(({ type }) => type === 'AttendanceClosed').map(({ data }) => data);
}

function stepsOf(scenario: Scenario): readonly string[] {
  return ['g0', 'g9'].map((name) => scenario.enrollment(name).step);
}

function holdsOf(scenario: Scenario): readonly unknown[] {
  return ['g0', 'g9'].map((name) => scenario.enrollment(name).hold?.reason);
}

describe('the list of who came', () => {
  it('is closed by the clock when three of ten were there', async () => {
    const scenario = await atTheEvent(3);
    await scenario.runUntil('2027-03-19 11:59');
    expect(stepsOf(scenario)).toEqual(['event', 'event']);
    await scenario.runUntil(CLOSED);
    expect(closings(scenario)).toEqual([{ attended: 3, accepted: 10, by: 'time' }]);
    expect(stepsOf(scenario)).toEqual(['thank-you', 'presentation']);
  });

  it('is not closed by the clock when two of ten were there: everybody is held', async () => {
    const scenario = await atTheEvent(2);
    await scenario.runUntil(CLOSED);
    expect(closings(scenario)).toEqual([]);
    expect(scenario.world.live().state.attendance.status).toBe('implausible');
    expect(holdsOf(scenario)).toEqual(['attendance-open', 'attendance-open']);
  });

  it('is closed by the host with nobody there, as he was there himself', async () => {
    const scenario = await atTheEvent(0);
    scenario.at('2027-03-18 19:00', () => scenario.closeAttendance('host'));
    await scenario.runUntil('2027-03-18 19:01');
    expect(closings(scenario)).toEqual([{ attended: 0, accepted: 10, by: 'host' }]);
    expect(stepsOf(scenario)).toEqual(['presentation', 'presentation']);
  });

  it('is closed by the host after the clock found it implausible: nobody is held any more', async () => {
    const scenario = await atTheEvent(2);
    scenario.at('2027-03-19 15:00', () => scenario.closeAttendance('host'));
    await scenario.runUntil('2027-03-19 15:01');
    expect(holdsOf(scenario)).toEqual([undefined, undefined]);
    expect(stepsOf(scenario)).toEqual(['thank-you', 'presentation']);
  });

  it('closed twice is closed once, and wakes again whom the first closing did not reach', async () => {
    const scenario = await atTheEvent(3);
    const { store } = scenario.world;
    const state = scenario.world.live().state;
    await store.commit({
      campaign: {
        ...state,
        version: state.version + 1,
        attendance: { status: 'closed', at: scenario.local('2027-03-18 18:00'), by: 'host' },
      },
    });
    await scenario.runUntil('2027-03-18 18:10');
    expect(stepsOf(scenario)).toEqual(['event', 'event']);
    scenario.at('2027-03-18 18:11', () => scenario.closeAttendance('host'));
    await scenario.runUntil('2027-03-18 18:12');
    expect(stepsOf(scenario)).toEqual(['thank-you', 'presentation']);
    expect(closings(scenario)).toEqual([]);
  });

  it('found implausible by a worker who died is told by the next one: all are held, each mail goes once', async () => {
    const scenario = await atTheEvent(2);
    const { store } = scenario.world;
    const state = scenario.world.live().state;
    const attendance = { status: 'implausible', at: scenario.local('2027-03-18 18:00'), by: 'time' } as const;
    await store.commit({ campaign: { ...state, version: state.version + 1, attendance } });
    const again = () =>
      scenario.run((doors) => doors.closeAttendance({ campaign: scenario.world.live().state.id, by: 'time' }));
    scenario.at('2027-03-18 19:00', again);
    scenario.at('2027-03-18 19:05', again);
    await scenario.runUntil('2027-03-18 19:10');
    expect(holdsOf(scenario)).toEqual(['attendance-open', 'attendance-open']);
    expect(scenario.lists('attendance-open').slice(1)).toEqual([
      'Thu 18 Mar 19:00 MailSent attendance-open → host',
      'Thu 18 Mar 19:00 MailSent attendance-open → mirjam',
    ]);
  });
});
