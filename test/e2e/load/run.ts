/**
 * A launch of 2,000 contacts while answers to an earlier campaign come in: none of them waits behind the starts, and
 * everybody is enrolled once. `node test/e2e/load/run.ts [--keep] [--contacts 2000]`
 */
import { parseArgs } from 'node:util';
import { startEmulator } from '../../emulator/engines.ts';
import { baton } from '../command.ts';
import { deployStage, STAGE } from '../deploy-stage.ts';
import { createReport } from '../report.ts';
import { writeCampaign } from '../small-campaign.ts';
import { createStage, giveKeys, type Stage } from '../stage.ts';
import { brokenInvariants, readEnrollments, type StoredEnrollment } from '../table.ts';
import { waitFor } from '../wait-for.ts';
import { type Answer, awaitMoved, delaysOf, median, sendAnswers } from './answers.ts';
import { executionsByName } from './executions-of.ts';

const { values } = parseArgs({
  options: { keep: { type: 'boolean', default: false }, contacts: { type: 'string', default: '2000' } },
});
const MANY = Number(values.contacts);
const EARLIER = { campaign: 'eerder', contacts: 50 };
const LATER = { campaign: 'later', contacts: MANY };
/** Of the earlier campaign: these answer while nothing else goes on, all others during the launch. */
const CALM: readonly [number, number] = [1, 10];
const BUSY: readonly [number, number] = [11, 50];
const KEY = 'whsec_YW5zd2Vycy1uZXZlci13YWl0LWJlaGluZC1zdGFydHM=';

const report = createReport((line) => process.stdout.write(`${line}\n`));
const emulator = await startEmulator({ port: Number(process.env.EMULATOR_PORT ?? 4574) });
try {
  await runAll();
} finally {
  if (!values.keep) await emulator.stop();
}
process.exitCode = report.end() ? 0 : 1;

async function runAll(): Promise<void> {
  const stage = createStage(emulator, deployStage(emulator));
  await giveKeys(stage, [KEY]);
  await launch(EARLIER);
  await awaitEntered(stage, EARLIER, 120_000);
  const answering = { stage, campaign: EARLIER.campaign, key: KEY, everyMs: 500 };
  const sentInCalm = await sendAnswers({ ...answering, contacts: CALM });
  const calm = await awaitMoved(stage, EARLIER.campaign, sentInCalm, 60_000);
  const launching = launch(LATER);
  await waitFor(async () => ((await countEntered(stage, LATER.campaign)) > 0 ? true : undefined), {
    withinMs: 120_000,
  });
  const sent = await sendAnswers({ ...answering, contacts: BUSY });
  const busy = await awaitMoved(stage, EARLIER.campaign, sent, 300_000);
  await launching;
  const entered = await awaitEntered(stage, LATER, 300_000);
  checkOrder(calm, busy, entered);
  await checkEverybody(stage, entered);
}

async function launch(small: { readonly campaign: string; readonly contacts: number }): Promise<void> {
  const begunAt = Date.now();
  // Nobody could call so many: that is not what is asked here.
  const command = ['launch', writeCampaign(small), '--stage', STAGE, '--yes', '--accept-late-calls'];
  const { code, out, err } = await baton(emulator, command);
  const seconds = Math.round((Date.now() - begunAt) / 1000);
  report.check(`${small.campaign} is launched: ${small.contacts} contacts in ${seconds} s`, code === 0, [out, err]);
}

async function enteredOf(stage: Stage, campaign: string): Promise<readonly StoredEnrollment[]> {
  return (await readEnrollments(stage)).filter((one) => one.campaign === campaign && one.phase === 'waiting');
}

async function countEntered(stage: Stage, campaign: string): Promise<number> {
  return (await enteredOf(stage, campaign)).length;
}

async function awaitEntered(
  stage: Stage,
  { campaign, contacts }: { readonly campaign: string; readonly contacts: number },
  withinMs: number,
): Promise<readonly StoredEnrollment[]> {
  let entered: readonly StoredEnrollment[] = [];
  await waitFor(
    async () => {
      entered = await enteredOf(stage, campaign);
      return entered.length >= contacts ? true : undefined;
    },
    { withinMs, everyMs: 3_000 },
  );
  report.check(`everybody of ${campaign} has entered the first step`, entered.length === contacts, [
    `${entered.length} of ${contacts}`,
  ]);
  return entered;
}

/** Order, not seconds: when an answer has moved its contact, most of the launch still lies ahead. */
function checkOrder(calm: readonly Answer[], busy: readonly Answer[], entered: readonly StoredEnrollment[]): void {
  const starts = entered.map(({ enteredAt }) => Number(enteredAt)).sort((a, b) => a - b);
  const startedBy = (at: number): number => starts.filter((one) => one <= at).length;
  const movedAt = busy.map((answer) => answer.movedAt ?? Number.POSITIVE_INFINITY);
  const overtaken = busy.map(
    ({ sentAt, movedAt: at }) => startedBy(at ?? Number.POSITIVE_INFINITY) - startedBy(sentAt),
  );
  const last = startedBy(Math.max(...movedAt));
  const [before, during] = [delaysOf(calm), delaysOf(busy)];
  report.note(`starts: ${starts.length} in ${Math.round(((starts.at(-1) ?? 0) - (starts[0] ?? 0)) / 1000)} s`);
  report.note(`an answer in calm: ${tellDelays(before)}; during the launch: ${tellDelays(during)}`);
  report.note(
    `starts that overtook an answer: ${Math.max(...overtaken)} at most; ${last} done when the last had moved`,
  );
  report.check(`all ${busy.length} answers had moved when half of the launch was not yet entered`, last < MANY / 2, [
    `${last} of ${MANY} had entered`,
  ]);
}

function tellDelays(sorted: readonly number[]): string {
  return `${median(sorted)} ms in the middle, ${sorted.at(-1)} ms at most`;
}

async function checkEverybody(stage: Stage, entered: readonly StoredEnrollment[]): Promise<void> {
  const ids = new Set(entered.map(({ id }) => id));
  const contacts = new Set(entered.map(({ contact }) => contact));
  report.check('nobody is lost and nobody enrolled twice', ids.size === MANY && contacts.size === MANY, [
    `${ids.size} enrollments of ${contacts.size} contacts`,
  ]);
  const executions = await executionsByName(stage);
  const wrong = entered.filter(({ id, run }) => executions.get(`${id}-${run}`) !== 'RUNNING').map(({ id }) => id);
  const known = EARLIER.contacts + MANY;
  report.check('each has one execution, which runs', wrong.length === 0 && executions.size === known, [
    `${executions.size} executions of ${known} contacts`,
    ...wrong,
  ]);
  const broken = brokenInvariants(await readEnrollments(stage));
  report.check('the invariant holds for everybody', broken.length === 0, broken);
}
