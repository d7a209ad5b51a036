import { createHeap } from './heap.ts';

interface Entry {
  readonly at: number;
  readonly seq: number;
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
  const heap = createHeap<Entry>((left, right) => left.at < right.at || (left.at === right.at && left.seq < right.seq));
  let now = start;
  let seq = 0;
  const at: VirtualClock['at'] = (instant, run) => {
    const entry: Entry = { at: Math.max(instant, now), seq, run };
    seq += 1;
    heap.push(entry);
    return () => {
      entry.run = undefined;
    };
  };
  return {
    now: () => now,
    at,
    sleep: (ms) => new Promise((resolve) => void at(now + ms, resolve)),
    runUntil: async (until) => {
      for (let entry = heap.peek(); entry && entry.at <= until; entry = heap.peek()) {
        heap.pop();
        now = entry.at;
        const running = entry.run?.();
        // Everything in memory goes on in microtasks: once a new task begins, all is done, asleep or dead.
        if (settles) await new Promise((resolve) => setImmediate(resolve));
        else if (running instanceof Promise) await running;
      }
      now = Math.max(now, until);
    },
  };
}
