import { createMemoryListChecks } from '../../functions/adapters/memory/memory-list-checks.ts';
import { type KeepTimersPorts, keepTimers } from '../../functions/sweep/keep-timers.ts';
import type { VirtualClock } from '../../infra/local/virtual-clock.ts';
import type { Ports } from '../../workflows/ports.ts';
import { type Scenario, type ScenarioOptions, startScenario } from '../scenarios/scenario.ts';

const FIVE_MINUTES = 5 * 60_000;
/** The Scheduler deletes what has fired when it likes. */
const NAME_STAYS_MS = 40 * 60_000;

interface Round {
  readonly at: number;
  readonly late: number;
}

export interface Swept {
  readonly scenario: Scenario;
  readonly ports: KeepTimersPorts;
  readonly group: Group;
  /** A round every five minutes between two local times, each so often at once; tells which found something late. */
  readonly keepBetween: (from: string, to: string, times?: number) => readonly Round[];
}

/** A scenario whose schedule group can be emptied, with the sweep's look after timers at hand. */
export async function startSwept(options: ScenarioOptions): Promise<Swept> {
  const group = createGroup();
  const scenario = await startScenario({ ...options, around: group.around });
  const { world, setup, local } = scenario;
  const ports: KeepTimersPorts = {
    ...group.around(world.ports, world.clock),
    pointers: { launched: async () => [setup.campaign.campaign] },
    lists: createMemoryListChecks(world.store.items.touches),
  };
  const keepBetween: Swept['keepBetween'] = (from, to, times = 1) => {
    const rounds: Round[] = [];
    const round = async (): Promise<void> => {
      const late = await Promise.all(Array.from({ length: times }, keepTimers(ports)));
      if (late.some((found) => found > 0)) rounds.push({ at: world.clock.now(), late: Math.max(...late) });
    };
    for (let at = local(from); at < local(to); at += FIVE_MINUTES) world.clock.at(at, round);
    return rounds;
  };
  return { scenario, ports, group, keepBetween };
}

type Group = ReturnType<typeof createGroup>;

/** Schedules as the Scheduler keeps them: by name, until they fire and for a while after. */
function createGroup() {
  const waiting = new Map<string, () => void>();
  const fired = new Set<string>();
  let count = 0;
  let isDeaf = false;
  return {
    around: (ports: Ports, clock: VirtualClock): Ports => ({
      ...ports,
      schedules: {
        create: async (name, at, message) => {
          if (waiting.has(name) || fired.has(name)) return;
          const fire = async (): Promise<void> => {
            waiting.delete(name);
            fired.add(name);
            clock.at(clock.now() + NAME_STAYS_MS, () => fired.delete(name));
            if (isDeaf) return;
            count += 1;
            await ports.schedules.create(`${name} ${count}`, at, message);
          };
          waiting.set(name, clock.at(at, fire));
        },
      },
    }),
    /** From now on, whoever is called fails at every try. */
    setDeaf: (deaf: boolean): void => {
      isDeaf = deaf;
    },
    names: (): readonly string[] => [...waiting.keys()].sort(),
    /** Somebody deletes them all. */
    empty: (): void => {
      for (const takeBack of waiting.values()) takeBack();
      waiting.clear();
    },
  };
}
