import { createHeap } from '../../functions/adapters/memory/heap.ts';

interface Entry {
  readonly at: number;
  readonly seq: number;
  run: (() => Promise<void> | void) | undefined;
}

/** Time that goes on only when told: to each thing planned, in order; what is planned for the same instant keeps its order. */
export interface VirtualClock {
  now(): number;
  /** Runs something at an instant (a past one: now); returns what takes it back. */
  at(at: number, run: () => Promise<void> | void): () => void;
  /** For a worker in the middle of its work: goes on at that instant, others run meanwhile. */
  sleep(ms: number): Promise<void>;
  /** The worker that awaits this is dead: it never goes on, and nobody waits for it. */
  abandon(): Promise<never>;
  /** Goes on until an instant, or until nothing is left. Stands at that instant afterwards. */
  runUntil(until: number): Promise<void>;
  readonly pending: number;
}

export function createVirtualClock(start: number): VirtualClock {
  const heap = createHeap<Entry>((left, right) => left.at < right.at || (left.at === right.at && left.seq < right.seq));
  let now = start;
  let seq = 0;
  let working = 0;
  let idle: (() => void) | undefined;

  const finish = (): void => {
    working -= 1;
    if (working === 0) idle?.();
  };
  const plan = (at: number, run: Entry['run']): Entry => {
    const entry: Entry = { at: Math.max(at, now), seq, run };
    seq += 1;
    heap.push(entry);
    return entry;
  };
  /** Runs one entry until its work is done or asleep: a sleeping worker counts as not working. */
  const step = async (entry: Entry): Promise<void> => {
    if (!entry.run) return;
    working += 1;
    const running = entry.run();
    if (!running) {
      finish();
      if (working === 0) return;
    } else {
      running.then(finish, (fault: unknown) => {
        failure ??= { fault };
        finish();
      });
    }
    if (working > 0) {
      await new Promise<void>((resolve) => {
        idle = resolve;
      });
    }
    if (failure) throw failure.fault;
  };
  let failure: { readonly fault: unknown } | undefined;

  return {
    now: () => now,
    at: (at, run) => {
      const entry = plan(at, run);
      return () => {
        entry.run = undefined;
      };
    },
    sleep: (ms) =>
      new Promise<void>((resolve) => {
        plan(now + ms, () => {
          working += 1;
          resolve();
        });
        finish();
      }),
    abandon: () => {
      finish();
      return new Promise<never>(() => undefined);
    },
    runUntil: async (until) => {
      for (let entry = heap.peek(); entry && entry.at <= until; entry = heap.peek()) {
        heap.pop();
        now = entry.at;
        await step(entry);
      }
      now = Math.max(now, until);
    },
    get pending() {
      return heap.size;
    },
  };
}
