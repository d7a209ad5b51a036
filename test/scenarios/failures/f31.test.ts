import { beforeAll, describe, expect, it } from 'vitest';
import { createMemoryListChecks } from '../../../functions/adapters/memory/memory-list-checks.ts';
import { keepTimers } from '../../../functions/sweep/keep-timers.ts';
import { launchInto } from '../../../infra/local/launch.ts';
import { createWorld } from '../../../infra/local/world.ts';
import type { Store } from '../../../workflows/ports.ts';
import { loadScenario } from '../campaign-files.ts';

type Calls = Map<string, number>;

/** A store that counts what it is asked for, and how many items lists came to. */
function counting(store: Store, calls: Calls): Store {
  const count = (name: string, by = 1) => calls.set(name, (calls.get(name) ?? 0) + by);
  const wrapped = Object.entries(store).map(([name, method]) => {
    if (typeof method !== 'function') return [name, method];
    const call = async (...args: unknown[]) => {
      count(name);
      const found: unknown = await method(...args);
      if (Array.isArray(found)) count('items of lists', found.length);
      return found;
    };
    return [name, call];
  });
  return Object.fromEntries(wrapped) as Store;
}

const sum = (calls: Calls): number => [...calls.values()].reduce((total, each) => total + each, 0);

interface Measured {
  readonly launch: Calls;
  /** A round of the sweep in which nobody is due. */
  readonly tick: Calls;
  /** A round in which one contact is due. */
  readonly due: Calls;
}

async function measure(contacts: number): Promise<Measured> {
  const names = Array.from({ length: contacts }, (_, index) => ({ name: `c${index}`, phone: '' }));
  const { setup, audience } = await loadScenario({ contacts: names });
  if (!setup || !audience) throw new Error('no campaign');
  const calls: Calls = new Map();
  const startAt = Date.parse('2027-02-01T08:00:00Z');
  const world = createWorld({
    setup,
    startAt,
    mailer: { send: async () => ({ status: 'accepted' }) },
    inFrontOf: (store) => counting(store, calls),
  });
  const since = async (work: () => Promise<unknown>): Promise<Calls> => {
    const before = new Map(calls);
    await work();
    return new Map(
      [...calls].map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const).filter(([, n]) => n > 0),
    );
  };
  const launch = await since(() => launchInto(world, setup, audience));
  const keep = keepTimers({
    ...world.ports,
    pointers: { launched: async () => ['afrika'] },
    lists: createMemoryListChecks(world.store.items.touches),
  });
  const round = async () => {
    await keep();
    await world.run((doors) => doors.sweep());
  };
  const tick = await since(round);
  const [first] = world.store.items.enrollments.values();
  if (!first) throw new Error('nobody');
  await world.store.commit({ enrollment: { ...first, version: first.version + 1, checkAt: startAt - 1 } });
  return { launch, tick, due: await since(round) };
}

describe('F31 the work of a launch and of a tick', () => {
  const SIZES = [100, 1_000, 4_000] as const;
  const measured = new Map<number, Measured>();
  const of = (size: number): Measured => {
    const found = measured.get(size);
    if (!found) throw new Error(`${size} was not measured`);
    return found;
  };
  beforeAll(async () => {
    for (const size of SIZES) measured.set(size, await measure(size));
  }, 240_000);

  it('F31 a launch asks the table as much for each contact, however many there are', () => {
    const [small, ...larger] = SIZES.map((size) => sum(of(size).launch) / size);
    for (const each of larger) expect(each).toBeLessThan((small ?? 0) * 1.05);
    expect(small).toBeLessThan(20);
  });

  it('F31 a tick in which nobody is due asks the same of 100 and of 4,000, and lists nobody', () => {
    for (const size of SIZES) {
      expect(of(size).tick, String(size)).toEqual(of(100).tick);
      expect(of(size).tick.get('enrollmentsOf')).toBeUndefined();
      expect(of(size).tick.get('items of lists')).toBeUndefined();
    }
  });

  it('F31 a tick costs by who is due, not by who is there', () => {
    for (const size of SIZES) {
      expect(of(size).due.get('items of lists'), String(size)).toBe(1);
      expect(sum(of(size).due)).toBe(sum(of(100).due));
      expect(of(size).due.get('enrollmentsOf')).toBeUndefined();
    }
  });
});
