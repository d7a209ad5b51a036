/**
 * Deployed again: unchanged, with the built-in workflow in another file by another name, with one of its steps changed.
 * Whoever was on his way ends on the machine he began on. `node test/e2e/redeploy/run.ts [--keep]`
 */
import { startEmulator } from '../../emulator/engines.ts';
import { baton } from '../command.ts';
import { deployStage, ROOT, STAGE } from '../deploy-stage.ts';
import { type Execution, readExecutions } from '../executions.ts';
import { createReport } from '../report.ts';
import { addressOf, writeCampaign } from '../small-campaign.ts';
import { createStage, type Stage } from '../stage.ts';
import { readEnrollments, type StoredEnrollment } from '../table.ts';
import { waitFor } from '../wait-for.ts';
import { addStep, copyOfApp, deployFrom, renameWorkflow } from './deploy-app.ts';
import { machinesOf, tellResources } from './resources.ts';

const CAMPAIGN = 'onderweg';
const CONTACTS = 6;
const PATIENCE = { withinMs: 120_000 };

const report = createReport((line) => process.stdout.write(`${line}\n`));
const emulator = await startEmulator({ port: Number(process.env.EMULATOR_PORT ?? 4573) });
try {
  await runAll();
} finally {
  if (!process.argv.includes('--keep')) await emulator.stop();
}
process.exitCode = report.end() ? 0 : 1;

async function runAll(): Promise<void> {
  const stage = createStage(emulator, deployStage(emulator));
  await launch(stage);
  await checkUnchanged(stage);
  const before = await machinesOf(stage);
  const renamed = copyOfApp();
  renameWorkflow(renamed, 'bijeenkomst');
  await deployFrom(renamed, emulator);
  await checkGoesOn(stage, { before, what: 'the workflow renamed', contacts: [1, 2, 3] });
  const changed = copyOfApp();
  addStep(changed);
  await deployFrom(changed, emulator);
  await checkGoesOn(stage, { before, what: 'a step added', contacts: [4, 5, 6] });
}

async function launch(stage: Stage): Promise<void> {
  const file = writeCampaign({ campaign: CAMPAIGN, contacts: CONTACTS });
  const { code, out, err } = await baton(emulator, ['launch', file, '--stage', STAGE, '--yes']);
  report.check('a campaign is launched', code === 0, [out, err]);
  const waiting = await waitFor(async () => {
    const there = (await readEnrollments(stage)).filter(({ phase }) => phase === 'waiting');
    return there.length === CONTACTS ? there : undefined;
  }, PATIENCE);
  report.check(`${CONTACTS} contacts are on their way`, waiting !== undefined);
}

async function checkUnchanged(stage: Stage): Promise<void> {
  const before = await tellResources(stage);
  const said = await deployFrom(ROOT, emulator);
  const after = await tellResources(stage);
  const stacks = said.match(/\(no changes\)/g)?.length ?? 0;
  report.check('deployed again unchanged, CDK says of both stacks: no changes', stacks === 2, said.split('\n'));
  const differences = [
    ...after.filter((line) => !before.includes(line)),
    ...before.filter((line) => !after.includes(line)),
  ];
  report.check(
    `and nothing has changed (${before.length} resources, functions and machines)`,
    before.length > 0 && differences.length === 0,
    differences,
  );
}

interface GoingOn {
  /** Machines before anything was changed. */
  readonly before: readonly string[];
  readonly what: string;
  readonly contacts: readonly number[];
}

async function checkGoesOn(stage: Stage, { before, what, contacts }: GoingOn): Promise<void> {
  const machines = await machinesOf(stage);
  const gone = before.filter((name) => !machines.includes(name));
  const added = machines.filter((name) => !before.includes(name));
  report.check(`with ${what} the machines of before are still there`, gone.length === 0, gone);
  report.check(`and another one: ${added.at(-1)}`, added.length > 0, machines);
  const running = (await readExecutions(stage)).filter(({ status }) => status === 'RUNNING');
  report.check(`nobody was stopped by it (${running.length} run)`, running.length >= contacts.length);
  const addresses = contacts.map((n) => addressOf(CAMPAIGN, n));
  const ids = await Promise.all(addresses.map((contact) => say(stage, contact, 'accepted')));
  const confirmed = await reach(stage, ids, ({ step, phase }) => step === 'confirm' && phase === 'waiting');
  report.check('who says yes gets to the next step', confirmed);
  await Promise.all(addresses.map((contact) => say(stage, contact, 'objected')));
  const ended = await reach(stage, ids, ({ status }) => status === 'ended');
  report.check('who objects has ended', ended);
  const executions = await waitFor(async () => {
    const theirs = (await readExecutions(stage)).filter(({ name }) => ids.some((id) => name.startsWith(`${id}-`)));
    return theirs.every(({ status }) => status !== 'RUNNING') ? theirs : undefined;
  }, PATIENCE);
  const wrong = (executions ?? []).filter(({ machine, status }) => status !== 'SUCCEEDED' || !before.includes(machine));
  report.check(
    'their executions ended well, each on the machine it began on',
    executions?.length === ids.length && wrong.length === 0,
    wrong.map(lineOf),
  );
}

async function say(stage: Stage, contact: string, signal: string): Promise<string> {
  const said = { campaign: CAMPAIGN, contact, by: 'contact', signal, key: `${signal}.${contact}` };
  const { ok, enrollment, problems } = await stage.operate({ do: 'signal', ...said });
  if (!ok) throw new Error(`${contact} cannot say ${signal}: ${problems?.join('; ')}`);
  return String(enrollment);
}

async function reach(
  stage: Stage,
  ids: readonly string[],
  isThere: (enrollment: StoredEnrollment) => boolean,
): Promise<boolean> {
  const there = await waitFor(async () => {
    const theirs = (await readEnrollments(stage)).filter(({ id }) => ids.includes(id));
    return theirs.length === ids.length && theirs.every(isThere) ? true : undefined;
  }, PATIENCE);
  return there === true;
}

function lineOf({ name, machine, status }: Execution): string {
  return `${name} on ${machine}: ${status}`;
}
