import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawRepDay } from '../../../functions/draw-rep-day/draw-rep-day.ts';
import { rehearseTogether } from '../../../infra/local/rehearse.ts';
import type { Ports } from '../../../workflows/ports.ts';
import { loadScenario } from '../campaign-files.ts';
import { startScenario, startScenarios } from '../scenario.ts';
import { callsOf } from './calls.ts';

const PIETER = 'pieter@voorbeeld.example';

function reps(callsPerDay: number, mail = 'digest'): string {
  return `reps:
  - { email: ${PIETER}, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: ${callsPerDay}, mail: ${mail} }
`;
}

const names = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `${letter}${index}` }));

describe('limits of a rep’s day', () => {
  it('no rep gets more than `callsPerDay`, over two campaigns rehearsed together', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 0, max: 4 }),
        async (callsPerDay, seed, later) => {
          const both = { reps: reps(callsPerDay) };
          const launchAt = `2027-02-0${1 + later} 09:00`;
          const afrika = await loadScenario({ ...both, contacts: names('a', 12) });
          const azie = await loadScenario({ ...both, campaign: 'azie', launchAt, contacts: names('b', 12) });
          const rehearsed = await rehearseTogether(
            [afrika, azie].map((loaded) => ({ loaded, script: [], seed })),
            { until: Date.parse('2027-04-20T00:00:00Z') },
          );
          const counts = new Map<string, number>();
          for (const { lines } of rehearsed) {
            const promised = new Set<unknown>();
            for (const line of lines) {
              if (line.type === 'SignalReceived' && line.signal === 'call-back') promised.add(line.enrollment);
              if (line.type !== 'CallTaskSent' || promised.delete(line.enrollment)) continue;
              const day = `${line.rep} ${new Date(Date.parse(line.at) + 3_600_000).toISOString().slice(0, 10)}`;
              counts.set(day, (counts.get(day) ?? 0) + 1);
            }
          }
          expect(counts.size).toBeGreaterThan(5);
          expect(Math.max(...counts.values())).toBeLessThanOrEqual(callsPerDay);
        },
      ),
      { numRuns: 6, seed: 20270201 },
    );
  }, 120_000);

  it('nor when both campaigns draw at the same moment, in whatever order their writes arrive', async () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const both = { reps: reps(3) };
      const [afrika, azie] = await startScenarios([
        { ...both, contacts: names('a', 6) },
        { ...both, campaign: 'azie', contacts: names('b', 6) },
      ]);
      if (!afrika || !azie) throw new Error('two campaigns');
      await afrika.runUntil('2027-02-08 08:29');
      const ports = shuffled(afrika.world.ports, seed);
      afrika.at('2027-02-08 08:30', () =>
        Promise.all(
          ['afrika', 'azie'].map((campaign) => drawRepDay(ports)({ campaign, rep: PIETER, date: '2027-02-08' })),
        ),
      );
      await afrika.runUntil('2027-02-08 12:00');
      const drawn = [...afrika.world.store.items.touches.values()].filter(({ kind, open }) => kind === 'call' && open);
      expect(drawn).toHaveLength(3);
    }
  });

  it('the warmest come first, then the oldest', async () => {
    const contacts = names('c', 6).map((contact, index) => ({
      ...contact,
      buyingRole: index === 4 ? 'decides' : 'uses',
    }));
    const scenario = await startScenario({ contacts, reps: reps(1) });
    scenario.at('2027-02-03 10:00', () => scenario.signal('c2', 'downloaded', { data: { file: 'presentation' } }));
    await scenario.runUntil('2027-02-10 00:00');
    const first = scenario.world.events
      .filter(({ type }) => type === 'CallTaskSent')
      .map(({ enrollment }) => enrollment);
    expect(first).toEqual([scenario.idOf('c2'), scenario.idOf('c4')]);
  });

  it('who has more than 20 calls open gets no new ones, and his manager is told, once a week', async () => {
    const scenario = await startScenario({ contacts: names('c', 40), reps: reps(15) });
    await scenario.runUntil('2027-02-13 00:00');
    expect(callsOf(scenario)).toEqual([
      'Mon 8 Feb 09:00 call-reminder → pieter ×15',
      'Tue 9 Feb 09:00 call-reminder → pieter ×15',
    ]);
    expect(scenario.lists('away')).toEqual(['Wed 10 Feb 09:00 MailSent away → sander']);
  });

  it('a contact with a call open in one campaign gets none in the other', async () => {
    const [afrika] = await startScenarios([
      { contacts: [{ name: 'anna' }], reps: reps(8) },
      { campaign: 'azie', contacts: [{ name: 'anna' }], launchAt: '2027-02-02 09:00', reps: reps(8) },
    ]);
    if (!afrika) throw new Error('no campaign');
    await afrika.runUntil('2027-02-13 00:00');
    const open = [...afrika.world.store.items.touches.values()].filter(
      ({ kind, open: isOpen }) => kind === 'call' && isOpen,
    );
    expect(open).toHaveLength(1);
  });

  it('no call within four hours of a download: he is called the next day', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }], reps: reps(8) });
    scenario.at('2027-02-08 07:30', () => scenario.signal('dirk', 'downloaded', { data: { file: 'programme' } }));
    await scenario.runUntil('2027-02-11 00:00');
    expect(callsOf(scenario)).toEqual(['Tue 9 Feb 09:00 call-reminder → pieter ×1']);
  });

  it('a digest with nothing in it goes on Mondays only', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], reps: reps(8) });
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-02-20 00:00');
    expect(scenario.lists('digest')).toEqual([
      'Mon 1 Feb 09:00 MailSent digest → pieter',
      'Mon 8 Feb 09:00 MailSent digest → pieter',
      'Mon 15 Feb 09:00 MailSent digest → pieter',
    ]);
  });

  it('too much today: what was not promised comes again the next day, by what he can do', async () => {
    const scenario = await startScenario({ contacts: names('c', 5), reps: reps(4) });
    const putOff = () => scenario.run((doors) => doors.putOffTasks({ campaigns: ['afrika'], rep: PIETER }));
    scenario.at('2027-02-08 10:00', putOff);
    scenario.at('2027-02-08 10:01', putOff);
    await scenario.runUntil('2027-02-11 00:00');
    expect(callsOf(scenario)).toEqual([
      'Mon 8 Feb 09:00 call-reminder → pieter ×4',
      'Tue 9 Feb 09:00 call-reminder → pieter ×4',
      'Wed 10 Feb 09:00 call-reminder → pieter ×1',
    ]);
    const attempts = scenario.world.events.flatMap(({ type, data }) => (type === 'CallTaskSent' ? [data.attempt] : []));
    expect(attempts).toEqual(Array.from({ length: 9 }, () => 1));
  });
});

/** Each write waits for a few turns of its own, so that those of two workers arrive in any order. */
function shuffled(ports: Ports, seed: number): Ports {
  let state = seed;
  const turns = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % 7;
  };
  const commit: Ports['store']['commit'] = async (change) => {
    for (let left = turns(); left > 0; left -= 1) await Promise.resolve();
    return ports.store.commit(change);
  };
  return { ...ports, store: { ...ports.store, commit } };
}
