import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Stage } from '../stage.ts';
import { functionsOf, type StageClock, setVariables } from '../switches.ts';

/** A clock the test sets while everything runs: all functions read the same file at each look. From there it runs on. */
export async function createHandClock(stage: Stage, at: number): Promise<StageClock> {
  const file = join(dirname(stage.emulator.mailFile), 'clock');
  let offset = 0;
  const setTo = async (instant: number): Promise<void> => {
    offset = Math.round(instant - Date.now());
    writeFileSync(file, String(offset));
  };
  await setTo(at);
  for (const name of await functionsOf(stage)) await setVariables(stage, name, { BATON_CLOCK_FILE: file });
  return { now: () => Date.now() + offset, setTo };
}
