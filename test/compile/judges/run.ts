/**
 * The compiled workflows before three interpreters of Step Functions' language: ours, the emulator's, and moto's, which is of
 * another lineage. `npm run test:judges`
 */

import { type Case, everyCase } from './cases.ts';
import { describeDifference } from './compare.ts';
import { startEmulatorService } from './emulator-service.ts';
import type { Judge, Transcript } from './judge.ts';
import { checkKnownDifferences } from './known-differences.ts';
import { startMotoService } from './moto-service.ts';
import { ourJudge } from './our-judge.ts';
import { createServiceJudge } from './service-judge.ts';

const AT_ONCE = 8;
let passed = 0;
let failed = 0;

function check(name: string, problems: readonly string[]): void {
  if (problems.length === 0) passed += 1;
  else failed += 1;
  process.stdout.write(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name}\n`);
  for (const problem of problems.slice(0, 20)) process.stdout.write(`       ${problem}\n`);
}

const cases = everyCase();
const emulator = await startEmulatorService(Number(process.env.EMULATOR_PORT ?? 4597));
const moto = await startMotoService(Number(process.env.MOTO_PORT ?? 4598));
try {
  const judges = { emulator: createServiceJudge(emulator), moto: createServiceJudge(moto) };
  const ours = await playAll(ourJudge, cases);
  const [theirs, motos] = await Promise.all([playAll(judges.emulator, cases), playAll(judges.moto, cases)]);
  check(`${cases.length} executions end on our interpreter`, notEnded(ours));
  check("the emulator's goes through the same calls and ends as ours", differences(ours, theirs));
  check("moto's goes through the same calls and ends as ours", differences(ours, motos));
  check("moto's enters the same states as the emulator's, with the same output", differences(theirs, motos));
  check('a difference in any of these would be seen', unseen(theirs));
  await checkKnownDifferences(check, { emulator, moto, ours, theirs, motos });
} finally {
  await moto.stop();
  await emulator.stop();
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

/** Every case before one judge, a few at a time. */
async function playAll(judge: Judge, all: readonly Case[]): Promise<ReadonlyMap<string, Transcript>> {
  const transcripts = new Map<string, Transcript>();
  const left = [...all];
  const lane = async (): Promise<void> => {
    for (let one = left.shift(); one; one = left.shift()) transcripts.set(one.name, await judge.play(one));
  };
  const began = Date.now();
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  process.stdout.write(
    `     ${judge.name}: ${all.length} executions in ${((Date.now() - began) / 1000).toFixed(1)} s\n`,
  );
  return transcripts;
}

/** What a judge may tell otherwise, planted one by one: a comparison that never objects proves nothing. */
function unseen(transcripts: ReadonlyMap<string, Transcript>): readonly string[] {
  const one = [...transcripts.values()].find(({ calls, status }) => calls.length > 1 && status === 'SUCCEEDED');
  if (!one) return ['nothing was played'];
  const [call] = one.calls;
  const planted: readonly Partial<Transcript>[] = [
    { calls: one.calls.slice(1) },
    { calls: call ? [{ ...call, attempt: 7 }, ...one.calls.slice(1)] : [] },
    { states: one.states?.toReversed() ?? [] },
    { last: 'elsewhere' },
    { status: 'TIMED_OUT' },
    { error: 'Baton.Other' },
    { output: { stay: 99 } },
  ];
  return planted.flatMap((change) =>
    describeDifference(one, { ...one, ...change }) === undefined ? [JSON.stringify(change)] : [],
  );
}

function notEnded(transcripts: ReadonlyMap<string, Transcript>): readonly string[] {
  return [...transcripts].flatMap(([name, { status, last }]) =>
    status === 'RUNNING' ? [`${name} stands in ${last}`] : [],
  );
}

function differences(left: ReadonlyMap<string, Transcript>, right: ReadonlyMap<string, Transcript>): readonly string[] {
  return [...left].flatMap(([name, transcript]) => {
    const other = right.get(name);
    const difference = other === undefined ? 'was not played' : describeDifference(transcript, other);
    return difference === undefined ? [] : [`${name}: ${difference}`];
  });
}
