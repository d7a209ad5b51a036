/**
 * Every role of the stage loses one action that it needs, one after the other, and a small campaign fails where it did
 * not before. `node test/e2e/permissions/run.ts [--keep]`
 */
import { startEmulator } from '../../emulator/engines.ts';
import { accept } from '../accept.ts';
import { baton } from '../command.ts';
import { deployStage, STAGE } from '../deploy-stage.ts';
import { clickOnce } from '../pages.ts';
import { createReport } from '../report.ts';
import { addressOf, writeCampaign } from '../small-campaign.ts';
import { createStage, giveKeys, type Stage } from '../stage.ts';
import { readEnrollments } from '../table.ts';
import { waitFor } from '../wait-for.ts';
import type { Attempt } from './attempt.ts';
import { attempts } from './attempts.ts';
import { type Role, readAsked, readRoles, takeAway } from './roles.ts';

const CAMPAIGN = 'klein';
const CONTACTS = 16;
const KEY = 'whsec_b25lLWFjdGlvbi1sZXNzLWZvci1lYWNoLXJvbGU=';

const report = createReport((line) => process.stdout.write(`${line}\n`));
const emulator = await startEmulator({ port: Number(process.env.EMULATOR_PORT ?? 4572) });
try {
  await runAll();
} finally {
  if (!process.argv.includes('--keep')) await emulator.stop();
}
process.exitCode = report.end() ? 0 : 1;

async function runAll(): Promise<void> {
  const stage = createStage(emulator, deployStage(emulator));
  await giveKeys(stage, [KEY]);
  await launch(stage);
  const roles = await readRoles(stage);
  const tries = attempts({ stage, campaign: CAMPAIGN, key: KEY });
  const forgotten = roles.filter((role) => !tries.some(({ of }) => of(role)));
  report.check(
    `every role is tried (${roles.length})`,
    roles.length > 0 && forgotten.length === 0,
    forgotten.map(({ name }) => name),
  );
  const begunAt = Date.now();
  for (const [index, attempt] of tries.entries()) {
    const role = roles.find((one) => attempt.of(one));
    if (role) await tryWithout(stage, role, { attempt, contact: addressOf(CAMPAIGN, index + 1) });
    else report.check(`${attempt.name} has a role`, false);
  }
  report.note(`${tries.length} roles in ${Math.round((Date.now() - begunAt) / 1000)} s`);
  await checkPutBack(stage, tries, roles);
}

async function launch(stage: Stage): Promise<void> {
  const file = writeCampaign({ campaign: CAMPAIGN, contacts: CONTACTS, settings: ['inviteSlot: 00:00-24:00'] });
  const { code, out, err } = await baton(emulator, ['launch', file, '--stage', STAGE, '--yes']);
  report.check('a small campaign is launched', code === 0, [out, err]);
  const waiting = await waitFor(
    async () => {
      const enrollments = await readEnrollments(stage);
      const entered = enrollments.filter(({ phase, step }) => phase === 'waiting' && step === 'invite');
      return entered.length === CONTACTS ? entered : undefined;
    },
    { withinMs: 120_000 },
  );
  report.check('everybody waits for an answer', waiting !== undefined);
}

interface Tried {
  readonly attempt: Attempt;
  readonly contact: string;
}

async function tryWithout(stage: Stage, role: Role, { attempt, contact }: Tried): Promise<void> {
  const { name, action, from, act } = attempt;
  const putBack = await takeAway(stage, role, { action, ...(from && { from }) });
  try {
    const look = await act(contact, role.name);
    const failed = await waitFor(look, { withinMs: 60_000, everyMs: 250 });
    const denied = readAsked(stage).filter((one) => one.role === role.name && one.action === action && !one.allowed);
    report.check(`${name} without ${action}: ${failed ?? 'nothing fails'}`, failed !== undefined && denied.length > 0, [
      `denied: ${denied.length}`,
    ]);
  } finally {
    await putBack();
  }
}

/** What failed did so for the want of a permission alone. */
async function checkPutBack(stage: Stage, tries: readonly Attempt[], roles: readonly Role[]): Promise<void> {
  const contact = addressOf(CAMPAIGN, CONTACTS);
  const { status } = await accept(stage, { campaign: CAMPAIGN, email: contact, key: KEY });
  report.check('put back, an answer is taken at the door', status === 202, [`status ${status}`]);
  const moved = await waitFor(
    async () => {
      const { step } = await stage.operate({ do: 'why', campaign: CAMPAIGN, contact });
      return step === 'confirm' ? step : undefined;
    },
    { withinMs: 60_000 },
  );
  report.check('and it moves its contact on', moved !== undefined);
  const clicked = await clickOnce(stage, contact);
  report.check('and a click at the page', clicked === 202, [`status ${clicked ?? 'no link'}`]);
  await stage.invoke(`baton-${stage.name}-sweep`, {});
  const asked = readAsked(stage);
  const never = tries.filter(({ action, of }) => {
    const role = roles.find(of);
    return !asked.some((one) => one.role === role?.name && one.action === action && one.allowed);
  });
  report.check(
    'each of these actions is called in the same run where it is allowed',
    never.length === 0,
    never.map(({ name, action }) => `${name}: ${action}`),
  );
}
