import { createCounter } from '../../shared/counter.ts';
import { createTelemetry, type Surroundings } from '../../shared/handle-event.ts';
import { createSystemClock } from './system-clock.ts';
import { readTestSwitches, type TestSwitches } from './test-switches.ts';

/** What every function has, whatever it does. */
export interface Base extends Surroundings {
  readonly clock: ReturnType<typeof createSystemClock>;
  readonly switches: TestSwitches;
  /** Counts calls to services, in the words of IAM. */
  readonly count: (what: string) => void;
}

export function createSurroundings(stage: string, name: string): Base {
  const switches = readTestSwitches(process.env);
  const counter = createCounter();
  return {
    ...createTelemetry(stage, name),
    counter,
    gate: switches.gate,
    clock: createSystemClock(switches.clockOffsetMs),
    switches,
    count: counter.add,
  };
}
