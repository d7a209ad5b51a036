/**
 * Shows that every correction of the emulator is needed and works:
 *
 *     node test/emulator/probe.ts               every probe, all corrections in place
 *     node test/emulator/probe.ts --without     each correction left out in turn: its probe must fail
 *     node test/emulator/probe.ts --without ses-events task-tokens
 */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';
import { startEmulator } from './engines.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const port = Number(process.env.PROBE_PORT ?? 4590);
process.env.PROBE_PORT = String(port);

/** How many probes passed and failed; only those of one correction when it is named. */
async function runProbes(correction?: string): Promise<{ passed: number; failed: number }> {
  const named = correction === undefined ? {} : { testNamePattern: `^${correction} `, reporters: [] };
  const vitest = await startVitest('test', [], {
    root: ROOT,
    config: false,
    include: ['test/emulator/*.probe.ts'],
    fileParallelism: false,
    testTimeout: 40_000,
    watch: false,
    ...named,
  });
  const tests = vitest.state.getFiles().flatMap((file) =>
    file.tasks.flatMap(function all(task): string[] {
      return task.type === 'suite' ? task.tasks.flatMap(all) : [task.result?.state ?? 'skipped'];
    }),
  );
  await vitest.close();
  return { passed: count(tests, 'pass'), failed: count(tests, 'fail') };
}

const count = (states: readonly string[], wanted: string): number => states.filter((state) => state === wanted).length;

/** The names as the files of `corrections/` register them. */
function corrections(): readonly string[] {
  const folder = `${ROOT}test/emulator/corrections/`;
  const sources = readdirSync(folder).filter((file) => file.endsWith('.py'));
  return sources.flatMap((file) => {
    const registered = readFileSync(folder + file, 'utf8').matchAll(/^@correction\("([a-z-]+)"\)/gm);
    return [...registered].map(([, name = '']) => name);
  });
}

async function probeAll(): Promise<boolean> {
  const emulator = await startEmulator({ port });
  const { passed, failed } = await runProbes();
  await emulator.stop();
  console.log(`${passed} probes passed, ${failed} failed with all corrections in place`);
  return failed === 0 && passed > 0;
}

async function probeWithout(correction: string): Promise<boolean> {
  const emulator = await startEmulator({ port, without: [correction] });
  const { passed, failed } = await runProbes(correction);
  await emulator.stop();
  const verdict = failed > 0 ? 'needed ' : passed > 0 ? 'IDLE   ' : 'NO PROBE';
  console.log(`${verdict} ${correction}: without it ${failed} of ${passed + failed} probes fail`);
  return failed > 0;
}

const [mode, ...chosen] = process.argv.slice(2);
let sound = true;
if (mode === '--without') {
  for (const one of chosen.length > 0 ? chosen : corrections()) sound = (await probeWithout(one)) && sound;
} else {
  sound = await probeAll();
}
process.exit(sound ? 0 : 1);
