import { readFileSync } from 'node:fs';
import type { Ports } from '../../../workflows/ports.ts';
import { createFaultGate, parseFault, withDeath } from './faults.ts';

/** The bundler replaces it: false in every bundle but one made for tests, and what stands behind it is then left out. */
declare const BATON_FAULTS: boolean;

/** What a deployment made for tests may be told by its environment. */
export interface TestSwitches {
  /** Asked at each look at the clock, so that a test may set it while a worker lives. */
  readonly clockOffsetMs: () => number;
  /** The real instant at which the Scheduler is to fire what is due at an instant of this clock. */
  readonly fireAt: (at: number) => number;
  readonly gate: () => void;
  readonly around: (ports: Ports) => Ports;
}

const NONE: TestSwitches = {
  clockOffsetMs: () => 0,
  fireAt: (at) => at,
  gate: () => undefined,
  around: (ports) => ports,
};

/** Whoever sets the clock by hand fires the timers as well: the Scheduler keeps them for decades. */
const NEVER_MS = 40 * 366 * 86_400_000;

/** To fail, to die, to live in another time; nothing of it in production. */
export function readTestSwitches(env: Readonly<Record<string, string | undefined>>): TestSwitches {
  // A choice, not an early return: what stands in its dead branch is left out with all it imports.
  return BATON_FAULTS ? obey(env) : NONE;
}

function obey(env: Readonly<Record<string, string | undefined>>): TestSwitches {
  const fault = parseFault(env.BATON_FAULT);
  const file = env.BATON_CLOCK_FILE ?? '';
  const constant = Number(env.BATON_CLOCK_OFFSET_MS ?? 0);
  return {
    clockOffsetMs: file === '' ? () => constant : () => Number(readFileSync(file, 'utf8')),
    fireAt: file === '' ? (at) => at - constant : (at) => at + NEVER_MS,
    gate: createFaultGate(fault),
    around: (ports) => withDeath(ports, fault, () => process.exit(1)),
  };
}
