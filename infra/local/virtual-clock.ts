import { createHeap } from './heap.ts';

interface Entry {
  run: (() => unknown) | undefined;
}

/** Time that goes on only when told: to each thing planned, in order; what is planned for the same instant keeps its order. */
export interface VirtualClock {
  now(): number;
  /** Runs something at an instant (a past one: now); returns what takes it back. */
  at(at: number, run: () => unknown): () => void;
  /** For a worker in the middle of its work: goes on at that instant, others run meanwhile. */
  sleep(ms: number): Promise<void>;
  /** Goes on until an instant, or until nothing is left. Stands at that instant afterwards. */
  runUntil(until: number): Promise<void>;
}

export interface ClockOptions {
  /** Workers may sleep or die in the middle: after each thing planned, wait until all that can go on has gone on. */
  readonly settles?: boolean;
}

export function createVirtualClock(start: number, { settles = false }: ClockOptions = {}): VirtualClock {
  const instants = createHeap<number>((left, right) => left < right);
  const planned = new Map<number, Entry[]>();
  let now = start;
  const at: VirtualClock['at'] = (instant, run) => {
    const entry: Entry = { run };
    const when = Math.max(instant, now);
    const others = planned.get(when);
    if (others) others.push(entry);
    else {
      planned.set(when, [entry]);
      instants.push(when);
    }
    return () => {
      entry.run = undefined;
    };
  };
  /** In the order planned; what is planned for this instant meanwhile comes last. */
  const runAll = async (entries: readonly Entry[]): Promise<void> => {
    for (const entry of entries) {
      const running = entry.run?.();
      // Everything in memory goes on in microtasks: once a new task begins, all is done, asleep or dead.
      if (settles) await new Promise((resolve) => setImmediate(resolve));
      else if (running instanceof Promise) await running;
    }
  };
  return {
    now: () => now,
    at,
    sleep: (ms) => new Promise((resolve) => void at(now + ms, () => resolve())),
    runUntil: async (until) => {
      for (let first = instants.peek(); first !== undefined && first <= until; first = instants.peek()) {
        now = first;
        await runAll(planned.get(first) ?? []);
        planned.delete(first);
        instants.pop();
      }
      now = Math.max(now, until);
    },
  };
}
