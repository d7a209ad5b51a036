import type { Ports } from '../../../workflows/ports.ts';
import { createFaultGate, parseFault, withDeath } from './faults.ts';

/** The bundler replaces it: false in every bundle but one made for tests, and what stands behind it is then left out. */
declare const BATON_FAULTS: boolean;

/** What a deployment made for tests may be told by its environment. */
export interface TestSwitches {
  readonly clockOffsetMs: number;
  readonly gate: () => void;
  readonly around: (ports: Ports) => Ports;
}

const NONE: TestSwitches = { clockOffsetMs: 0, gate: () => undefined, around: (ports) => ports };

/** To fail, to die, to live in another time; nothing of it in production. */
export function readTestSwitches(env: Readonly<Record<string, string | undefined>>): TestSwitches {
  // A choice, not an early return: what stands in its dead branch is left out with all it imports.
  return BATON_FAULTS ? obey(env) : NONE;
}

function obey(env: Readonly<Record<string, string | undefined>>): TestSwitches {
  const fault = parseFault(env.BATON_FAULT);
  return {
    clockOffsetMs: Number(env.BATON_CLOCK_OFFSET_MS ?? 0),
    gate: createFaultGate(fault),
    around: (ports) => withDeath(ports, fault, () => process.exit(1)),
  };
}
