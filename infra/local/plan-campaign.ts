import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Caller, type CallWeek, callWeeks, type PlannedCall } from '../../workflows/plan/call-weeks.ts';
import { type PlanReport, reportPlan } from '../../workflows/plan/plan-report.ts';
import { contentUsed, measureTalks } from '../../workflows/story/measured-talks.ts';
import { organisationCourses } from '../../workflows/story/organisation-course.ts';
import { countLevels } from '../../workflows/story/service-level-counts.ts';
import type { StoryLine } from '../../workflows/story/story-line.ts';
import { type LoadedCampaign, loadCampaign } from './load-campaign.ts';
import { CannotRehearse, type Rehearsed, rehearseTogether } from './rehearse.ts';
import { siblingCampaigns } from './sibling-campaigns.ts';

export interface PlanRequest {
  readonly path: string;
  /** Read without errors: with its setup and audience. */
  readonly loaded: LoadedCampaign;
  /** What really happened so far: a timeline, one JSON object a line. */
  readonly timeline?: string;
}

/** A campaign's plan, and which of its neighbours were left out of the calls, and why. */
export interface PlannedCampaign extends PlanReport {
  readonly leftOut: readonly string[];
}

const SEED = 1;

/** Computes the plan of a campaign: its calls are those of a rehearsal by its rates, together with all campaigns of the same plan. */
export async function planCampaign({ path, loaded, timeline }: PlanRequest): Promise<PlannedCampaign> {
  const { setup, audience } = loaded;
  if (!setup || !audience) throw new CannotRehearse('the campaign has errors: run validate first');
  const { others, leftOut } = await neighbours(path, loaded);
  const calls = await expectedCalls([{ loaded, script: [], seed: SEED }, ...others]);
  const lines = timeline === undefined ? [] : readTimeline(timeline);
  const report = reportPlan({
    plan: setup.plan,
    reps: [...setup.reps.values()],
    contacts: audience.contacts,
    organisations: audience.organisations,
    weeks: weeksOf(loaded, calls),
    courses: organisationCourses(lines),
    levels: countLevels(lines),
    talks: measureTalks(lines),
    content: contentUsed(lines),
    calendar: setup.calendars.campaign,
  });
  return { ...report, leftOut };
}

/** The other campaigns that lie beside this one and name the same plan: the same reps make their calls. */
async function neighbours(path: string, { campaign }: LoadedCampaign) {
  const folder = dirname(resolve(path));
  const plan = campaign?.value.plan;
  const others: Rehearsed[] = [];
  const leftOut: string[] = [];
  if (plan === undefined) return { others, leftOut };
  for (const { name, file } of siblingCampaigns(path)) {
    const loaded = await loadCampaign(file);
    const theirs = loaded.campaign?.value.plan;
    if (theirs === undefined || resolve(dirname(file), theirs) !== resolve(folder, plan)) continue;
    const isReady = loaded.setup?.campaign.launchAt !== undefined;
    if (isReady) others.push({ loaded, script: [], seed: SEED });
    else leftOut.push(`${name}: ${loaded.setup ? 'has no launchAt' : 'has errors'}`);
  }
  return { others, leftOut };
}

async function expectedCalls(campaigns: readonly Rehearsed[]): Promise<readonly PlannedCall[]> {
  const rehearsals = await rehearseTogether(campaigns);
  return rehearsals.flatMap(({ setup, lines }) =>
    lines.flatMap((line) => {
      if (line.type !== 'CallTaskSent' || typeof line.rep !== 'string') return [];
      return [{ campaign: setup.campaign.campaign, rep: line.rep, at: Date.parse(line.at) }];
    }),
  );
}

function weeksOf({ setup }: LoadedCampaign, calls: readonly PlannedCall[]): readonly CallWeek[] {
  if (!setup) return [];
  const { campaign, reps, calendars } = setup;
  const callers = [...reps.values()].map(({ email, callsPerDay, hours }): Caller => {
    const week = Object.entries(hours ?? campaign.calendar.hours);
    const minutes = week.map(([day, windows]) => [
      Number(day),
      windows.reduce((sum, { from, to }) => sum + to - from, 0),
    ]);
    return { email, callsPerDay, calendar: calendars.rep(email), minutes: Object.fromEntries(minutes) };
  });
  return callWeeks(campaign.campaign, callers, calls);
}

/** The lines of a timeline file; what is no line of one is told with its number. */
function readTimeline(path: string): readonly StoryLine[] {
  if (!existsSync(path))
    throw new CannotRehearse(`${path} does not exist: write the timeline of a rehearsal or an export`);
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => readLine(line, `${path}:${index + 1}`));
}

function readLine(text: string, place: string): StoryLine {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line === 'object' && line !== null && 'type' in line) return line as StoryLine;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new CannotRehearse(`${place}: no line of a timeline. Each is a JSON object with a type, see docs/timeline.md`);
}
