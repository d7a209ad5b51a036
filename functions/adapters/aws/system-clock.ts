import { setTimeout as sleep } from 'node:timers/promises';
import type { Ports } from '../../../workflows/ports.ts';

/** The machine's clock. `offsetMs` shifts it for a deployment made for tests. */
export function createSystemClock(offsetMs: () => number): Ports['clock'] {
  return {
    now: () => Date.now() + offsetMs(),
    sleep: (ms) => sleep(ms),
    random: Math.random,
  };
}
