/**
 * A seminar on its own dates: eleven weeks in some minutes. The test sets the stage's clock from one timer or act to the
 * next and fires the timers itself; the timeline is that of the rehearsal, day for day. `node test/e2e/dated/run.ts [--keep]`
 */
import { join } from 'node:path';
import { compareTimelines, parseTimeline, type ToldLine } from '../../../infra/local/compare-timelines.ts';
import { startEmulator } from '../../emulator/engines.ts';
import { baton } from '../command.ts';
import { deployStage, ROOT, STAGE } from '../deploy-stage.ts';
import { createReport } from '../report.ts';
import { createStage, type Stage } from '../stage.ts';
import { brokenInvariants, readEnrollments } from '../table.ts';
import { waitFor } from '../wait-for.ts';
import { actsOf, rehearse } from './acts.ts';
import { tellDays } from './days.ts';
import { createHandClock } from './hand-clock.ts';
import { playDates } from './play-dates.ts';

const CAMPAIGN = 'seminar-op-datum';
const FILE = 'test/e2e/dated/campaign/campaign.yaml';
const LAUNCH_AT = Date.parse('2027-02-01T09:00:00+01:00');
const UNTIL = '2027-04-20 12:00';
const UNTIL_AT = Date.parse('2027-04-20T12:00:00+02:00');
/** What the command and the enrolments need before the first invitation. */
const LEAD_MS = 45_000;
const CONTACTS = 6;
/** The enrolments wait for the launch in real time. */
const ENROLLED = { withinMs: 180_000, everyMs: 1_000 };

const report = createReport((line) => process.stdout.write(`${line}\n`));
const emulator = await startEmulator({ port: Number(process.env.EMULATOR_PORT ?? 4575) });
try {
  await runAll();
} finally {
  if (!process.argv.includes('--keep')) await emulator.stop();
}
process.exitCode = report.end() ? 0 : 1;

async function runAll(): Promise<void> {
  const stage = createStage(emulator, deployStage(emulator));
  const clock = await createHandClock(stage, LAUNCH_AT - LEAD_MS);
  const rehearsed = parseTimeline(await rehearse(stage, FILE, UNTIL));
  const { code, out, err } = await baton(emulator, ['launch', join(ROOT, FILE), '--stage', STAGE, '--yes']);
  report.check('the campaign is launched by the command', code === 0, [out, err]);
  const isEnrolled = await waitFor(
    async () => ((await readEnrollments(stage)).length === CONTACTS ? true : undefined),
    ENROLLED,
  );
  report.check('and everybody is enrolled', isEnrolled === true);
  const acts = actsOf(rehearsed, { stage, campaign: CAMPAIGN });
  report.note(`${acts.length} acts to be played`);
  const { problems, fired } = await playDates({ stage, clock, acts, until: UNTIL_AT });
  report.check('every act was taken in', acts.length > 0 && problems.length === 0, problems);
  report.note(`${fired} timers fired`);
  const told = await exportTimeline(stage, rehearsed.length);
  const differences = compareTimelines(rehearsed, told);
  report.check('the timeline of the cloud is that of the rehearsal', differences.length === 0, differences);
  const days = tellDays(told);
  const wanted = tellDays(rehearsed);
  const wrong = [
    ...wanted.filter((line) => !days.includes(line)).map((line) => `- ${line}`),
    ...days.filter((line) => !wanted.includes(line)).map((line) => `+ ${line}`),
  ];
  report.check(`and each of ${days.length} mails and calls on its day, at its hour`, wrong.length === 0, wrong);
  const broken = brokenInvariants(await readEnrollments(stage));
  report.check('the invariant holds for everybody', broken.length === 0, broken);
}

async function exportTimeline(stage: Stage, wanted: number): Promise<readonly ToldLine[]> {
  let lines: readonly ToldLine[] = [];
  await waitFor(
    async () => {
      const { code, out, err } = await baton(stage.emulator, ['export', CAMPAIGN, '--stage', STAGE]);
      if (code !== 0) throw new Error(`no export: ${err}`);
      lines = parseTimeline(out);
      return lines.length >= wanted ? true : undefined;
    },
    { withinMs: 6_000, everyMs: 2_000 },
  );
  return lines;
}
