import { describe, expect, it } from 'vitest';
import { planList } from '../../functions/shared/plan-list.ts';
import { type KeepTimersPorts, keepTimers } from '../../functions/sweep/keep-timers.ts';
import type { ScenarioOptions } from '../scenarios/scenario.ts';
import { type Swept, startSwept } from './swept-scenario.ts';

const CONTACTS = [{ name: 'dirk' }, { name: 'anna' }];
const CALLS = ['call-reminder', 'conversation-call', 'call-1', 'call-2'];
const MANAGER = 'sander@voorbeeld.example';

async function start(options: Partial<ScenarioOptions> = {}): Promise<Swept> {
  const swept = await startSwept({ contacts: CONTACTS, ...options });
  for (const { name } of CONTACTS) for (const call of CALLS) swept.scenario.reports(name, call, 'not-reached');
  return swept;
}

/** All that stands in the table and all that happened, whatever the order within an instant. */
function everything({ scenario: { world } }: Swept) {
  const sorted = Object.values(world.store.items).map((map: ReadonlyMap<string, unknown>) =>
    [...map].sort(([left], [right]) => (left < right ? -1 : 1)),
  );
  return { events: [...world.events].sort((left, right) => (left.key < right.key ? -1 : 1)), sorted };
}

const callsOf = ({ scenario }: Swept): readonly string[] => scenario.story('dirk', ['CallTaskSent']);

/** As it is when nothing gets lost. */
async function undisturbed(until: string, options: Partial<ScenarioOptions> = {}): Promise<Swept> {
  const swept = await start(options);
  await swept.scenario.runUntil(until);
  return swept;
}

describe('while no timer is lost', () => {
  it('nothing is late, and all that happens is the same', async () => {
    const swept = await start();
    const rounds = swept.keepBetween('2027-02-01 09:00', '2027-03-31 00:00');
    await swept.scenario.runUntil('2027-03-31 00:00');
    expect(rounds).toEqual([]);
    expect(everything(swept)).toEqual(everything(await undisturbed('2027-03-31 00:00')));
    expect(callsOf(swept).length).toBeGreaterThan(2);
  });

  it('what is set before the launch are the timers of the launch', async () => {
    const { ports, group, scenario } = await start();
    group.empty();
    const now = scenario.local('2027-01-29 12:00');
    expect(await keepTimers({ ...ports, clock: { ...ports.clock, now: () => now } })()).toBe(0);
    const days = ['lotte', 'pieter'].map((rep) => `rep.afrika.${rep}@voorbeeld.example.2027-02-01`);
    expect(group.names()).toEqual(['campaign.afrika.0', ...days]);
  });

  it('a day that begins before the launch is that of the launch, not a late one', async () => {
    const { ports, group, scenario } = await start({ launchAt: '2027-02-01 14:00' });
    group.empty();
    const now = scenario.local('2027-02-01 12:00');
    expect(await keepTimers({ ...ports, clock: { ...ports.clock, now: () => now } })()).toBe(0);
    const days = ['lotte', 'pieter'].map((rep) => `rep.afrika.${rep}@voorbeeld.example.2027-02-02`);
    expect(group.names()).toEqual(['campaign.afrika.0', ...days]);
  });

  it('an ended campaign is left alone', async () => {
    const { ports, group, scenario } = await start();
    await scenario.runUntil('2027-02-02 12:00');
    const { state } = scenario.world.live();
    const done = { ...state.done, ended: ports.clock.now() };
    await ports.store.commit({ campaign: { ...state, version: state.version + 1, done } });
    group.empty();
    await scenario.runUntil('2027-02-05 12:00');
    expect(await keepTimers(ports)()).toBe(0);
    expect(group.names()).toEqual([]);
  });
});

describe('when the schedule group is emptied at night', () => {
  it.each([
    ['calls', '2027-02-08 20:00', '2027-03-10 00:00'],
    ['the lists of the event', '2027-03-17 20:00', '2027-03-31 00:00'],
  ])('%s come as if nothing had happened', async (_what, at, until) => {
    const swept = await start();
    const { scenario } = swept;
    scenario.at(at, swept.group.empty);
    const rounds = swept.keepBetween('2027-02-08 09:00', until);
    await scenario.runUntil(until);
    const sound = await undisturbed(until);
    expect(callsOf(swept)).toEqual(callsOf(sound));
    const lists = ['hand-off', 'conversations', 'attendance-open', 'decision', 'digest'] as const;
    expect(scenario.lists(...lists)).toEqual(sound.scenario.lists(...lists));
    expect(rounds).toEqual([]);
  });

  it('without anybody who looks after them nothing comes any more', async () => {
    const swept = await start();
    swept.scenario.at('2027-02-08 20:00', swept.group.empty);
    await swept.scenario.runUntil('2027-03-31 00:00');
    expect(callsOf(swept)).toEqual(['Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter']);
    expect(swept.scenario.lists('hand-off')).toEqual([]);
  });
});

describe('a day of a rep that has begun and was lost', () => {
  /** Monday's decisions, at the same hour. */
  const CLOCK = 1;
  const lose = async (options: Partial<ScenarioOptions> = {}): Promise<Swept> => {
    const swept = await start(options);
    swept.scenario.at('2027-02-08 08:59', swept.group.empty);
    return swept;
  };

  it.each([1, 3])('is drawn twenty minutes late, once, with %i sweeps at a time', async (times) => {
    const swept = await lose();
    const rounds = swept.keepBetween('2027-02-08 09:00', '2027-02-12 00:00', times);
    await swept.scenario.runUntil('2027-02-12 00:00');
    expect(rounds).toEqual([
      { at: swept.scenario.local('2027-02-08 09:10'), late: CLOCK },
      { at: swept.scenario.local('2027-02-08 09:20'), late: 2 },
    ]);
    const sound = callsOf(await undisturbed('2027-02-12 00:00'));
    expect(callsOf(swept)).toEqual([sound[0]?.replace('09:00', '09:20'), ...sound.slice(1)]);
    expect(swept.scenario.lists('digest')).toEqual(
      expect.arrayContaining([expect.stringContaining('Mon 8 Feb 09:20')]),
    );
  });

  it('is drawn, too, where the timer fired and nobody got through: its name is still taken', async () => {
    const swept = await start();
    swept.scenario.at('2027-02-08 08:59', () => swept.group.setDeaf(true));
    swept.scenario.at('2027-02-08 09:01', () => swept.group.setDeaf(false));
    swept.keepBetween('2027-02-08 09:05', '2027-02-12 00:00');
    await swept.scenario.runUntil('2027-02-12 00:00');
    expect(callsOf(swept)[0]).toBe('Mon 8 Feb 09:20 CallTaskSent call-reminder → pieter');
  });

  it('waits for tomorrow once the rep has gone home', async () => {
    const swept = await lose();
    const rounds = swept.keepBetween('2027-02-08 17:05', '2027-02-12 00:00');
    await swept.scenario.runUntil('2027-02-12 00:00');
    expect(rounds).toEqual([{ at: swept.scenario.local('2027-02-08 17:05'), late: CLOCK }]);
    expect(callsOf(swept)[0]).toBe('Tue 9 Feb 09:00 CallTaskSent call-reminder → pieter');
  });
});

describe('a day of a rep that is through', () => {
  const ONE = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 1, mail: digest }
`;
  const DAY = { campaign: 'afrika', rep: 'pieter@voorbeeld.example', date: '2027-02-08' };

  it('is not drawn again: what has become free waits for tomorrow, as it would have', async () => {
    const swept = await start({ reps: ONE });
    const { scenario } = swept;
    // One call was drawn and reported at ten: there would be room for the other.
    scenario.at('2027-02-08 11:00', () => scenario.run((doors) => doors.drawRepDay(DAY)));
    scenario.at('2027-02-08 11:00', swept.group.empty);
    const rounds = swept.keepBetween('2027-02-08 09:00', '2027-02-20 00:00');
    await scenario.runUntil('2027-02-20 00:00');
    const sound = await undisturbed('2027-02-20 00:00', { reps: ONE });
    const calls = CONTACTS.map(({ name }) => scenario.story(name, ['CallTaskSent']));
    expect(calls).toEqual(CONTACTS.map(({ name }) => sound.scenario.story(name, ['CallTaskSent'])));
    expect(calls.map(([first]) => first?.slice(0, 9)).sort()).toEqual(['Mon 8 Feb', 'Tue 9 Feb']);
    expect(rounds).toEqual([]);
  });
});

describe('a moment of the campaign that was lost', () => {
  it.each([1, 3])('comes ten minutes late, once, and the next in time, with %i sweeps at a time', async (times) => {
    const swept = await start();
    swept.scenario.at('2027-03-18 13:59', swept.group.empty);
    const rounds = swept.keepBetween('2027-03-18 14:00', '2027-03-31 00:00', times);
    await swept.scenario.runUntil('2027-03-31 00:00');
    expect(rounds).toEqual([{ at: swept.scenario.local('2027-03-18 14:10'), late: 1 }]);
    const sound = (await undisturbed('2027-03-31 00:00')).scenario;
    const late = sound.lists('hand-off').map((line) => line.replace('14:00', '14:10'));
    expect(late.length).toBeGreaterThan(0);
    expect(swept.scenario.lists('hand-off')).toEqual(late);
    expect(swept.scenario.lists('attendance-open')).toEqual(sound.lists('attendance-open'));
  });
});

describe('a list mail', () => {
  /** Planned on a Saturday for Monday morning. */
  const planBreach = ({ scenario, ports }: Swept): void =>
    scenario.at('2027-02-06 12:00', () =>
      planList(ports, scenario.world.live(), {
        id: 'breach.test',
        to: 'manager',
        receiver: MANAGER,
        template: 'breach',
      }),
    );

  it.each([1, 3])('whose timer was lost goes once, with %i sweeps at a time', async (times) => {
    const swept = await start();
    planBreach(swept);
    swept.scenario.at('2027-02-06 12:01', swept.group.empty);
    const rounds = swept.keepBetween('2027-02-06 12:05', '2027-02-09 00:00', times);
    await swept.scenario.runUntil('2027-02-09 00:00');
    expect(swept.scenario.lists('breach')).toEqual([expect.stringContaining('Mon 8 Feb 09:15 MailSent breach')]);
    expect(rounds).toEqual([{ at: swept.scenario.local('2027-02-08 09:15'), late: 1 }]);
  });

  it('whose worker died while he sent it, with his message lost, becomes uncertain and never goes again', async () => {
    let handed = 0;
    const swept = await start({
      mailer: async (touch) => {
        if (touch.template !== 'breach') return { status: 'accepted' };
        handed += 1;
        return new Promise(() => undefined);
      },
    });
    planBreach(swept);
    swept.keepBetween('2027-02-06 12:05', '2027-02-09 00:00');
    await swept.scenario.runUntil('2027-02-09 00:00');
    const { touches } = swept.scenario.world.store.items;
    expect(touches.get('breach.test')?.status).toBe('uncertain');
    const uncertain = swept.scenario.world.events.filter(({ type }) => type === 'TouchUncertain');
    expect(uncertain.map(({ at }) => at)).toEqual([swept.scenario.local('2027-02-08 09:15')]);
    expect(handed).toBe(1);
  });
});

describe('a sweep that dies', () => {
  /** Throws at its n-th call, once that was made. */
  function dying(ports: KeepTimersPorts, at: number): { ports: KeepTimersPorts; died: () => boolean } {
    let calls = 0;
    const strike = <T extends object>(port: T): T =>
      new Proxy(port, {
        get: (target, name) => {
          const method: unknown = Reflect.get(target, name);
          if (typeof method !== 'function' || name === 'now') return method;
          return async (...args: unknown[]) => {
            const answer: unknown = await method.apply(target, args);
            calls += 1;
            if (calls === at) throw new Error('died');
            return answer;
          };
        },
      });
    const { store, schedules, queues, campaigns, pointers, lists } = ports;
    const struck = { store, schedules, queues, campaigns, pointers, lists };
    for (const [name, port] of Object.entries(struck)) Object.assign(struck, { [name]: strike(port) });
    return { ports: { ...ports, ...struck }, died: () => calls >= at };
  }

  const AT = '2027-02-08 09:30';
  /** Everything is lost at once, and one sweep dies at its n-th call; five minutes later the next one comes. */
  const sweepTwice = async (at: number) => {
    const swept = await start();
    const { scenario, group } = swept;
    scenario.at('2027-02-08 08:59', group.empty);
    const struck = dying(swept.ports, at);
    scenario.at(AT, () => keepTimers(struck.ports)().catch(() => undefined));
    swept.keepBetween('2027-02-08 09:30', '2027-02-12 00:00');
    await scenario.runUntil('2027-02-12 00:00');
    return { ...everything(swept), died: struck.died() };
  };

  it('at any of its calls leaves nothing undone and nothing done twice', async () => {
    const { died: _never, ...sound } = await sweepTwice(Number.POSITIVE_INFINITY);
    let at = 1;
    for (; at < 100; at += 1) {
      const { died, ...left } = await sweepTwice(at);
      if (!died) break;
      expect(left, `died at call ${at}`).toEqual(sound);
    }
    expect(at).toBeGreaterThan(8);
  });

  it('of one campaign sees to the others first', async () => {
    const { ports, group, scenario } = await start();
    await scenario.runUntil('2027-02-03 12:00');
    group.empty();
    const { state } = scenario.world.live();
    const broken = keepTimers({
      ...ports,
      pointers: { launched: async () => ['broken', 'afrika'] },
      store: { ...ports.store, campaignState: async (id) => ({ ...state, id }) },
      campaigns: {
        live: async (id) => {
          if (id === 'broken') throw new Error('no bundle');
          return ports.campaigns.live(id);
        },
      },
    });
    await expect(broken()).rejects.toThrow('timers were not looked at: broken: Error: no bundle');
    const days = ['lotte', 'pieter'].map((rep) => `rep.afrika.${rep}@voorbeeld.example.2027-02-04`);
    expect(group.names()).toEqual(expect.arrayContaining(days));
  });
});
