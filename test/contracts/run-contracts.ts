/** `npm run test:contract`: every contract on every engine its port can have, and as many tests on each. */

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { startDynamoDBLocal, startEmulator } from '../emulator/engines.ts';
import { checkCounts, countTests, type RunTest, tableOf } from './contract-counts.ts';

const report = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(z.object({ ancestorTitles: z.array(z.string()), status: z.string() })),
    }),
  ),
});

async function runContracts(filters: readonly string[]): Promise<number> {
  const ports = { DDB_PORT: process.env.DDB_PORT ?? '8000', EMULATOR_PORT: process.env.EMULATOR_PORT ?? '4566' };
  // Afresh, each in turn: what an earlier run left behind would be found by no test, and cost memory.
  const engines = [
    await startDynamoDBLocal({ port: Number(ports.DDB_PORT) }),
    await startEmulator({ port: Number(ports.EMULATOR_PORT) }),
  ];
  const folder = await mkdtemp(join(tmpdir(), 'baton-contracts-'));
  const file = join(folder, 'report.json');
  try {
    const code = await runVitest(
      [...filters, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      ports,
    );
    const tests = testsOf(report.parse(JSON.parse(await readFile(file, 'utf8'))));
    const counts = countTests(tests);
    console.log(tableOf(counts));
    // A part of the contracts by name is a look at them, not the proof.
    const faults = filters.length > 0 ? [] : checkCounts(counts);
    for (const fault of faults) console.log(fault);
    const passed = tests.filter((test) => test.passed).length;
    const failed = tests.length - passed + faults.length;
    // What is thrown between two tests is no test's: vitest tells it above.
    const besides = code !== 0 && failed === 0 ? 1 : 0;
    if (besides > 0) console.log(`no test failed, and yet vitest ended with ${code}`);
    console.log(`${passed} passed, ${failed + besides} failed`);
    return failed > 0 ? 1 : code;
  } finally {
    await rm(folder, { recursive: true });
    for (const engine of engines) await engine.stop();
  }
}

function testsOf({ testResults }: z.output<typeof report>): RunTest[] {
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ ancestorTitles, status }) => ({
      title: ancestorTitles[0] ?? '',
      passed: status === 'passed',
    })),
  );
}

function runVitest(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const child = spawn('vitest', ['run', '--config', 'vitest.contract.config.ts', ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

process.exitCode = await runContracts(process.argv.slice(2));
