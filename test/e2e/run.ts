/**
 * One campaign from its launch to the joint decisions on the deployed stage, in eight minutes of real time, played
 * through its doors alone, and compared with the rehearsal of the same script. `node test/e2e/run.ts [--keep]`
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTimeline, type ToldLine } from '../../infra/local/compare-timelines.ts';
import { startEmulator } from '../emulator/engines.ts';
import { readInvitees } from './audience.ts';
import { checkMails, checkNobodyLost, checkPlayed, checkPrivacy, checkStory } from './check-play.ts';
import { tourColleagues } from './colleagues.ts';
import { collectUsage } from './collect-usage.ts';
import { cloudEnvironment, deployStage, ROOT, STAGE } from './deploy-stage.ts';
import { readExecutions } from './executions.ts';
import { checkFaultsHappened, checkSchedulesGone, checkStreamOff, faultsBesides } from './faults.ts';
import { listenToBus } from './listen.ts';
import { readLogs } from './logs.ts';
import { tourPages } from './pages.ts';
import { checkPermissionsUsed } from './permissions/check-used.ts';
import { TOUR_CAMPAIGN, tourOperations } from './permissions/tour.ts';
import { play } from './play.ts';
import { CAMPAIGN_FOLDER, rehearseCampaign } from './rehearse-campaign.ts';
import { createReport } from './report.ts';
import { tourSignatures } from './signatures.ts';
import { addressOf } from './small-campaign.ts';
import { createStage, giveKeys, type Stage } from './stage.ts';
import { createStageClock } from './switches.ts';
import { waitFor } from './wait-for.ts';

const CAMPAIGN = 'seminar-in-seconds';
const LAUNCH_AT = Date.parse('2027-03-14T23:54:00+01:00');
/** What the command and the first enrolments need before the first invitation. */
const LEAD_MS = 30_000;
const PLAYED_MS = 485_000;
/** Base64 of what no deployment uses. */
const KEYS = ['whsec_ZW5kLXRvLWVuZC1rZXktb25l', 'whsec_ZW5kLXRvLWVuZC1rZXktdHdv'];
/** Came, and his call task is open at the end: nobody reports it. */
const UNREPORTED = 'ubbo.zijlstra@twee-aan-boord.example';

const report = createReport((line) => process.stdout.write(`${line}\n`));
const emulator = await startEmulator({ port: Number(process.env.EMULATOR_PORT ?? 4571) });
try {
  await runAll();
} finally {
  if (!process.argv.includes('--keep')) await emulator.stop();
}
process.exitCode = report.end() ? 0 : 1;

async function runAll(): Promise<void> {
  const folder = join(ROOT, CAMPAIGN_FOLDER);
  const invitees = readInvitees(folder);
  const rehearsed = rehearseCampaign();
  const stage = createStage(emulator, deployStage(emulator));
  report.note(`deployed to ${emulator.endpoint}`);
  await giveKeys(stage, KEYS);
  const listen = await listenToBus(stage);
  const clock = createStageClock(stage);
  await clock.setTo(LAUNCH_AT - LEAD_MS);
  const launched = baton(['launch', `${CAMPAIGN_FOLDER}/campaign.yaml`, '--stage', STAGE, '--yes']);
  report.check('the campaign is launched by the command', launched.status === 0, launched.words);
  report.note(`launched ${Math.round((LAUNCH_AT - clock.now()) / 1000)} s before the first invitation`);
  const shared = { stage, clock, folder, campaign: CAMPAIGN };
  const besides = faultsBesides(stage, clock, LAUNCH_AT);
  const timing = { launchAt: LAUNCH_AT, endsAt: LAUNCH_AT + PLAYED_MS };
  const played = await play({ ...shared, ...timing, listen, invitees, keys: KEYS, besides });
  const told = await exportTimeline(rehearsed.length);
  checkPlayed(report, played);
  checkStory(report, rehearsed, told);
  await checkMails(report, stage, async () => told);
  await checkNobodyLost(report, stage, invitees);
  await checkFaultsHappened(report, stage, played);
  await saveUsage(stage, told, invitees.length);
  const swept = { ...shared, report, contact: UNREPORTED };
  await checkStreamOff(swept);
  await checkSchedulesGone(swept);
  await checkMails(report, stage, () => exportTimeline(0));
  await checkNobodyLost(report, stage, invitees);
  await checkPrivacy(report, stage, invitees);
  await tourOperations(report, { stage, now: clock.now, key: KEYS[0] ?? '', taken: UNREPORTED });
  await tourSignatures(report, stage, clock.now());
  const small = (n: number) => ({ campaign: TOUR_CAMPAIGN, address: addressOf(TOUR_CAMPAIGN, n) });
  await tourPages(report, {
    stage,
    campaigns: [CAMPAIGN, TOUR_CAMPAIGN],
    accepts: small(4),
    unsubscribes: small(5),
    reportsIn: CAMPAIGN,
  });
  await tourColleagues(report, { stage, campaign: CAMPAIGN });
  await checkPermissionsUsed(report, stage);
}

/** What the whole campaign used, for `npm run bench:cost`. */
async function saveUsage(stage: Stage, told: readonly ToldLine[], contacts: number): Promise<void> {
  const mails = told.filter(
    ({ type, in: how }) => type === 'MailSent' || (type === 'CallTaskSent' && how === 'single'),
  );
  const toContacts = mails.filter(({ to }) => to === 'contact').length;
  const usage = collectUsage({
    stage: STAGE,
    contacts,
    logs: await readLogs(emulator.endpoint, `/aws/lambda/baton-${STAGE}-`),
    executions: await readExecutions(stage),
    events: told.length,
    mails: { toContacts, toColleagues: mails.length - toContacts },
  });
  writeFileSync(join(ROOT, '.emulator/usage.json'), `${JSON.stringify(usage, null, 2)}\n`);
}

/** The timeline by the command; the last lines may be on their way for a moment. */
async function exportTimeline(wanted: number): Promise<readonly ToldLine[]> {
  const read = (): readonly ToldLine[] => {
    const { status, stdout, words } = baton(['export', CAMPAIGN, '--stage', STAGE]);
    if (status !== 0) throw new Error(`no export: ${words.join('\n')}`);
    return parseTimeline(stdout);
  };
  const told = await waitFor(
    async () => {
      const lines = read();
      return lines.length >= wanted ? lines : undefined;
    },
    { withinMs: 10_000, everyMs: 2_000 },
  );
  return told ?? read();
}

function baton(args: readonly string[]) {
  const options = {
    cwd: ROOT,
    env: cloudEnvironment(emulator.endpoint),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/baton.ts', ...args], options);
  return { status, stdout, words: `${stdout}\n${stderr}`.split('\n').slice(0, 60) };
}
