import { describe, expect, it } from 'vitest';
import { createMemoryListChecks } from '../../../functions/adapters/memory/memory-list-checks.ts';
import { performAct, planAct } from '../../../functions/change-campaign/campaign-act.ts';
import { keepTimers } from '../../../functions/sweep/keep-timers.ts';
import { createWorld } from '../../../infra/local/world.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';
import { type Scenario, startScenario } from '../scenario.ts';

const NAMES = ['anna', 'bob', 'carla', 'dirk'];
const BY = 'mirjam@voorbeeld.example';
const FIVE_MINUTES = 5 * 60_000;

/** Two accepted, two are silent; a copy of the table is made on Friday evening, and one answer came that night. */
async function original(): Promise<Scenario> {
  const scenario = await startScenario({ contacts: NAMES.map((name) => ({ name })) });
  scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
  await scenario.runUntil('2027-02-05 18:00');
  return scenario;
}

/** A second stack on a copy of the table: nothing but its sweep knows of anybody, as its schedules are none. */
function restore({ world, setup, local }: Scenario, from: string) {
  const sent: Touch[] = [];
  const mailer = {
    send: async (touch: Touch) => {
      sent.push(touch);
      return { status: 'accepted' as const };
    },
  };
  // Tokens of one stack are unknown to the other's executions; in memory they would be taken for other people's.
  const table = { name: 'baton-second', from: { ...world.store.items, tokens: new Map() } };
  const copy = createWorld({ setup, startAt: local(from), mailer, table });
  const keep = keepTimers({
    ...copy.ports,
    pointers: { launched: async () => ['afrika'] },
    lists: createMemoryListChecks(copy.store.items.touches),
  });
  const sweeping = (until: string): void => {
    for (let at = local(from); at < local(until); at += FIVE_MINUTES)
      copy.clock.at(at, async () => {
        await keep();
        await copy.run((doors) => doors.sweep());
      });
  };
  const tell = ({ template, receiver }: Touch) => `${template} → ${receiver.split('@')[0]}`;
  return { copy, sent, sweeping, told: () => sent.map(tell), ports: copy.ports };
}

const act = { type: 'resume', perHour: 1 } as const;

describe('F24 a table restored to a second stack', () => {
  it('F24 sends nothing, to nobody, until it is armed; the original goes on', async () => {
    const scenario = await original();
    const { copy, sent, sweeping, ports } = restore(scenario, '2027-02-05 18:00');
    sweeping('2027-02-12 00:00');
    // An answer is owed within two minutes, from the original.
    copy.clock.at(scenario.local('2027-02-06 22:10'), () =>
      copy.run((doors) =>
        doors.receiveSignal({
          ...{ key: 'late', signal: 'accepted', by: 'contact', enrollment: scenario.idOf('bob') },
          occurredAt: copy.clock.now(),
        }),
      ),
    );
    await copy.clock.runUntil(scenario.local('2027-02-12 00:00'));
    expect(sent).toEqual([]);
    expect(copy.events.filter(({ type }) => ['MailSent', 'CallTaskSent', 'TouchUncertain'].includes(type))).toEqual([]);
    expect(copy.live().state).toMatchObject({ home: 'memory', paused: { reason: 'a restored copy of memory' } });
    expect(await performAct(ports)({ campaign: 'afrika', act, by: BY })).toMatchObject({
      ok: false,
      problems: ['afrika is a restored copy of memory: when that one sends no more, resume it with --arm'],
    });
    expect(copy.live().state.home).toBe('memory');
    const before = scenario.sent.length;
    await scenario.runUntil('2027-02-12 00:00');
    expect(scenario.sent.length).toBeGreaterThan(before);
    expect(scenario.world.live().state.home).toBeUndefined();
  });

  it('F24 armed, it goes on as after a pause: the plan first, in order, so many an hour', async () => {
    const scenario = await original();
    await scenario.runUntil('2027-03-19 09:00');
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-03-19 12:00');
    const { copy, sweeping, told, ports } = restore(scenario, '2027-03-19 12:00');
    sweeping('2027-03-28 00:00');
    await copy.clock.runUntil(scenario.local('2027-03-26 12:00'));
    expect(told()).toEqual([]);
    expect(await planAct(ports)({ campaign: 'afrika', act })).toMatchObject({
      ...{ status: 'resume', copyOf: 'memory', perHour: 1, retimed: 4 },
      lastAt: scenario.local('2027-03-26 15:00'),
    });
    expect(await performAct(ports)({ campaign: 'afrika', act: { ...act, arm: true }, by: BY })).toBe('resume');
    await copy.clock.runUntil(scenario.local('2027-03-26 23:00'));
    const sentAt = copy.events
      .filter(({ type, data }) => type === 'MailSent' && data.to === 'contact')
      .map(({ at }) => Math.floor((at - scenario.local('2027-03-26 12:00')) / 3_600_000));
    expect(sentAt).toEqual([0, 1, 2, 3]);
    expect(copy.live().state).toMatchObject({ armed: { by: BY } });
    expect(copy.live().state.home).toBeUndefined();
    expect(copy.live().state.paused).toBeUndefined();
    expect(await performAct(ports)({ campaign: 'afrika', act, by: BY })).toBe('nothing-to-do');
  });

  it('F24 an answer that was due a day and more before waits for a person: the original may have sent it', async () => {
    const scenario = await original();
    const { copy, sweeping, told, ports } = restore(scenario, '2027-02-05 18:00');
    sweeping('2027-02-12 00:00');
    for (const [name, time] of [
      ['bob', '2027-02-06 22:10'],
      ['carla', '2027-02-09 09:30'],
    ] as const)
      copy.clock.at(scenario.local(time), () =>
        copy.run((doors) =>
          doors.receiveSignal({
            ...{ key: name, signal: 'accepted', by: 'contact', enrollment: scenario.idOf(name) },
            occurredAt: copy.clock.now(),
          }),
        ),
      );
    await copy.clock.runUntil(scenario.local('2027-02-09 12:00'));
    await performAct(ports)({ campaign: 'afrika', act: { ...act, arm: true }, by: BY });
    await copy.clock.runUntil(scenario.local('2027-02-09 13:00'));
    const carla = scenario.contact('carla').id;
    expect(told().filter((line) => line.startsWith('confirmation'))).toEqual([`confirmation → ${carla}`]);
    expect(copy.store.items.enrollments.get(scenario.idOf('bob'))?.hold).toMatchObject({
      ...{ reason: 'restored copy', for: 'mirjam@voorbeeld.example' },
    });
    await copy.run((doors) => doors.resumeEnrollment(scenario.idOf('bob')));
    await copy.clock.runUntil(scenario.local('2027-02-09 14:00'));
    expect(told().filter((line) => line.startsWith('confirmation'))).toHaveLength(2);
  });
});
