import { describe, expect, it } from 'vitest';
import type { Ports } from '../../../workflows/ports.ts';
import { type Scenario, startScenario } from '../scenario.ts';

/** The campaign's event gets another date: written once, then everybody is woken and works out his own times. */
async function moveEvent(scenario: Scenario, start: string, end: string): Promise<void> {
  const { world, local } = scenario;
  const { state } = world.live();
  const moved = { eventStart: local(start), eventEnd: local(end), eventRevision: state.eventRevision + 1 };
  await world.ports.store.commit({ campaign: { ...state, ...moved, version: state.version + 1 } });
  for (const enrollment of world.store.items.enrollments.keys())
    await scenario.run((doors) => doors.wake({ enrollment }));
  await scenario.run((doors) => doors.runCampaignClock({ campaign: state.id }));
}

/** Names that were used stay taken: the Scheduler deletes long after it fired. `nameOf` plants a fault. */
function lagging(nameOf: (name: string) => string = (name) => name) {
  const taken = new Set<string>();
  return (ports: Ports): Ports => ({
    ...ports,
    schedules: {
      create: async (name, at, message) => {
        const known = message.kind === 'wake' ? nameOf(name) : name;
        if (taken.has(known)) return;
        taken.add(known);
        await ports.schedules.create(`${known} ${taken.size}`, at, message);
      },
    },
  });
}

async function moved(around: (ports: Ports) => Ports, ...dates: readonly string[]): Promise<Scenario> {
  const scenario = await startScenario({ contacts: [{ name: 'carla' }, { name: 'dirk' }], around });
  scenario.at('2027-02-02 11:00', () => scenario.signal('carla', 'declined', { data: { reason: 'date' } }));
  scenario.reports('dirk', 'call-reminder', 'not-reached');
  dates.forEach((date, index) => {
    scenario.at(`2027-03-10 10:00:${10 + index * 20}`, () => moveEvent(scenario, `${date} 14:00`, `${date} 17:30`));
  });
  await scenario.runUntil('2027-04-02 00:00');
  return scenario;
}

describe('F46', () => {
  it('F46 an event moved twice within a minute: the hand-off comes at the right time, once', async () => {
    const scenario = await moved(lagging(), '2027-03-25', '2027-03-22');
    for (const name of ['carla', 'dirk']) {
      expect(scenario.story(name, ['HandedOff'])).toEqual(['Mon 22 Mar 14:00 HandedOff hand-off']);
    }
    expect(scenario.lists('hand-off').slice(0, 2)).toEqual([
      'Mon 22 Mar 14:00 MailSent hand-off → pieter',
      'Mon 22 Mar 14:00 MailSent hand-off → lotte',
    ]);
  });

  it('F46 moved away and back again: the old timer and the new one fire together, the hand-off comes once', async () => {
    const scenario = await moved(lagging(), '2027-03-25', '2027-03-18');
    for (const name of ['carla', 'dirk']) {
      expect(scenario.story(name, ['HandedOff'])).toEqual(['Thu 18 Mar 14:00 HandedOff hand-off']);
    }
  });

  it('F46 a task re-timed again and again within a minute comes at each promised time, once', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }], around: lagging() });
    const callBack = (at: string, when: string): void =>
      scenario.at(at, () => scenario.report('dirk', 'call-back', { when: scenario.local(when) }));
    callBack('2027-02-08 11:00', '2027-02-08 11:10:30');
    callBack('2027-02-08 11:00:50', '2027-02-08 11:11:20');
    callBack('2027-02-08 11:02', '2027-02-08 15:00');
    scenario.at('2027-02-08 15:05', () => scenario.report('dirk', 'declined', { reason: 'date' }));
    await scenario.runUntil('2027-02-20 00:00');
    const times = scenario.events('dirk', 'CallTaskSent').map((event) => event.at);
    const expected = ['2027-02-08 09:00', '2027-02-08 11:00:30', '2027-02-08 11:01:20', '2027-02-08 14:50'];
    expect(times).toEqual(expected.map(scenario.local));
    expect(scenario.events('dirk', 'CallTaskSent').map((event) => event.data.attempt)).toEqual([1, 1, 1, 1]);
  });

  it('F46 with names that do not carry the revision the re-timed hand-off is lost, and found late by the sweep', async () => {
    const scenario = await moved(
      lagging((name) => name.replace(/\.\d+$/, '')),
      '2027-03-22',
    );
    expect(scenario.story('carla', ['HandedOff'])).toEqual(['Mon 22 Mar 14:15 HandedOff hand-off']);
  });
});
