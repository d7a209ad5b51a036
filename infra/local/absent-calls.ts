import { createSetup } from '../../functions/shared/create-setup.ts';
import type { TimelineLine } from '../../functions/shared/timeline.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { absenceFinding, type Spread } from '../../workflows/language/absence-calls.ts';
import type { Problem } from '../../workflows/language/problem.ts';
import type { Rep } from '../../workflows/language/reps-schema.ts';
import type { LoadedCampaign } from './load-campaign.ts';
import { CannotRehearse, rehearse } from './rehearse.ts';

/** Enough to see how far the people's habits spread. */
const SEEDS = [1, 2, 3];

interface Absence {
  readonly rep: Rep;
  readonly path: readonly [string, number, string, number];
  readonly from: string;
  readonly to: string;
  readonly deputy?: string | undefined;
}

/**
 * The problems of a campaign with what each absence means in calls: those that would be the rep's in these days, by
 * rehearsals in which nobody is away. An absence in which none fall stays as it was.
 */
export async function withAbsentCalls(loaded: LoadedCampaign): Promise<readonly Problem[]> {
  const { setup, problems } = loaded;
  const absences = setup ? absencesOf(loaded, setup) : [];
  const last = absences
    .map(({ to }) => to)
    .sort()
    .at(-1);
  if (!setup || last === undefined) return problems;
  const rehearsed = await callsWithoutAbsences(loaded, setup.calendars.campaign.instant(last, 1440 - 1));
  if (!rehearsed) return problems;
  const found = absences.flatMap((absence) => findingOf(loaded, { setup, rehearsed, absence }));
  const places = new Set(found.map(({ path }) => path));
  return [...problems.filter(({ path, severity }) => severity !== 'warning' || !places.has(path)), ...found];
}

/** Those that touch the campaign: from its launch to a month after the event. */
function absencesOf({ reps }: LoadedCampaign, { campaign }: CampaignSetup): readonly Absence[] {
  const { launchAt, event } = campaign;
  if (launchAt === undefined || !reps) return [];
  const first = launchAt.slice(0, 10);
  const end = event === undefined ? first : event.end.slice(0, 10);
  const month = new Date(Date.parse(end) + MONTH_MS).toISOString().slice(0, 10);
  return reps.value.flatMap((rep, index) =>
    rep.absences.flatMap(({ from, to, deputy = rep.deputy }, place): Absence[] =>
      to < from || to < first || from > month
        ? []
        : [{ rep, path: ['reps', index, 'absences', place], from, to, deputy }],
    ),
  );
}

const MONTH_MS = 31 * 86_400_000;

type Rehearsed = readonly (readonly TimelineLine[])[];

/** Undefined where the campaign cannot be rehearsed yet: other problems say why. */
async function callsWithoutAbsences(loaded: LoadedCampaign, until: number): Promise<Rehearsed | undefined> {
  const { campaign, workflow, reps, setup } = loaded;
  if (!campaign || !workflow || !reps || !setup) return undefined;
  const present = reps.value.map((rep) => ({ ...rep, absences: [] }));
  const sources = { campaign: campaign.value, workflow, reps: present, plan: setup.plan };
  const everybody: LoadedCampaign = { ...loaded, setup: createSetup(sources) };
  try {
    const played = [];
    for (const seed of SEEDS) played.push(await rehearse({ loaded: everybody, script: [], seed, until }));
    return played.map(({ lines }) => lines.filter(({ type }) => type === 'CallTaskSent'));
  } catch (error) {
    if (error instanceof CannotRehearse) return undefined;
    throw error;
  }
}

interface Asked {
  readonly setup: CampaignSetup;
  readonly rehearsed: Rehearsed;
  readonly absence: Absence;
}

function findingOf({ reps }: LoadedCampaign, { setup, rehearsed, absence }: Asked): Problem[] {
  const { rep, from, to, path } = absence;
  const callsOf = (email: string): Spread => {
    const { localDate } = setup.calendars.rep(email);
    const counts = rehearsed.map(
      (lines) =>
        lines.filter((line) => {
          const date = localDate(Date.parse(line.at));
          return line.rep === email && from <= date && date <= to;
        }).length,
    );
    return { least: Math.min(...counts), most: Math.max(...counts) };
  };
  const calls = callsOf(rep.email);
  const deputy = setup.reps.get(absence.deputy ?? '');
  if (calls.most === 0 || !reps) return [];
  const standIn = deputy && { name: deputy.name, calls: callsOf(deputy.email), room: roomOf(setup, deputy, absence) };
  return [
    {
      file: reps.file,
      ...reps.locate(path),
      path: path.join('.'),
      ...absenceFinding({ rep, absence, calls, ...(standIn && { deputy: standIn }) }),
    },
  ];
}

/** Calls he can make on the days of a colleague's absence on which he works himself. */
function roomOf({ calendars }: CampaignSetup, { email, callsPerDay }: Rep, { from, to }: Absence): number {
  const calendar = calendars.rep(email);
  const first = calendar.isBusinessDay(from) ? 1 : 0;
  return (first + calendar.dateSpanBusinessDays(from, to)) * callsPerDay;
}
