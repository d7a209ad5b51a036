/**
 * A seminar on its own dates: eleven weeks in some minutes. The test sets the stage's clock from one timer or act to the
 * next and fires the timers itself; the timeline is that of the rehearsal, day for day, the event's move included. `node test/e2e/dated/run.ts [--keep]`
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { compareTimelines, parseTimeline, type ToldLine } from '../../../infra/local/compare-timelines.ts';
import { startEmulator } from '../../emulator/engines.ts';
import { baton } from '../command.ts';
import { deployStage, ROOT, STAGE } from '../deploy-stage.ts';
import { createReport } from '../report.ts';
import { createStage, type Stage } from '../stage.ts';
import { brokenInvariants, readEnrollments } from '../table.ts';
import { waitFor } from '../wait-for.ts';
import { actsOf, type DatedAct, moveOf, rehearse } from './acts.ts';
import { tellDays, tellHour } from './days.ts';
import { createHandClock } from './hand-clock.ts';
import { playDates } from './play-dates.ts';

const CAMPAIGN = 'seminar-op-datum';
const FILE = 'test/e2e/dated/campaign/campaign.yaml';
const LAUNCH_AT = Date.parse('2027-02-01T09:00:00+01:00');
const UNTIL = '2027-04-27 12:00';
const UNTIL_AT = Date.parse('2027-04-27T12:00:00+02:00');
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
  const rehearsed = await rehearse(stage, FILE, ['--until', UNTIL]);
  const { code, out, err } = await baton(emulator, ['launch', join(ROOT, FILE), '--stage', STAGE, '--yes']);
  report.check('the campaign is launched by the command', code === 0, [out, err]);
  const isEnrolled = await waitFor(
    async () => ((await readEnrollments(stage)).length === CONTACTS ? true : undefined),
    ENROLLED,
  );
  report.check('and everybody is enrolled', isEnrolled === true);
  const acts = [...actsOf(rehearsed, { stage, campaign: CAMPAIGN }), planMove(stage, rehearsed)];
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

/** A minute before the event moves: what the command says the move would do is what the rehearsal says it did. */
function planMove(stage: Stage, rehearsed: readonly ToldLine[]): DatedAct {
  const moved = rehearsed.find(({ type }) => type === 'CampaignRescheduled') ?? {};
  const { start, end } = moveOf(moved);
  const times = ['--start', start, '--end', end];
  const work = async (): Promise<void> => {
    const { code, out, err } = await baton(emulator, ['reschedule', CAMPAIGN, ...times, '--stage', STAGE, '--json']);
    const { status, type: _act, ...plan } = code === 0 ? (JSON.parse(out) as ToldLine) : {};
    const { at: _at, seq: _seq, type: _type, by: _by, cause: _cause, ...did } = moved;
    const isEqual = status === 'move' && isDeepStrictEqual(plan, did);
    report.check('the plan of the move is what the move does', isEqual, [out, err, JSON.stringify(did)]);
    const again = await rehearse(stage, FILE, ['--until', UNTIL, '--script', withoutMove()]);
    const difference = tellDays(rehearsed).filter((line) => !tellDays(again).includes(line));
    const atOnce = difference.filter((line) => line.startsWith(tellHour(moved)));
    const wanted = Number(plan.mailNow) + Object.values(plan.callNow ?? {}).reduce((sum, one) => sum + Number(one), 0);
    report.check(
      `and what the same story without it does not tell: ${wanted} at once`,
      wanted > 0 && atOnce.length === wanted,
      atOnce,
    );
  };
  return { at: Date.parse(String(moved.at)) - 60_000, what: 'the plan of the move', work };
}

/** The script less the line that moves the event. */
function withoutMove(): string {
  const lines = readFileSync(join(ROOT, FILE, '../script.yaml'), 'utf8').split('\n');
  const file = join(mkdtempSync(join(tmpdir(), 'baton-dated-')), 'script.yaml');
  writeFileSync(file, lines.filter((line) => !line.includes('reschedule:')).join('\n'));
  return file;
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
