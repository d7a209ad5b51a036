import { type Calendar, createCalendar } from '../calendar/calendar.ts';
import { instantOf } from './campaign-check.ts';
import type { Campaign } from './campaign-schema.ts';
import { dayWords, periodWords } from './english-dates.ts';
import type { Problem } from './problem.ts';
import { type ReminderRhythm, reminderRhythm } from './reminder-rhythm.ts';
import type { Rep } from './reps-schema.ts';

/** Contacts of one rep who may be phoned: invited by mail first, or by phone from the start. */
export interface CallLoad {
  readonly mailed: number;
  readonly phoneOnly: number;
}

export interface CapacityCheck {
  readonly campaign: Campaign;
  /** The reps' file as messages name it. */
  readonly file: string;
  readonly reps: readonly Rep[];
  /** By the rep's address, after assignment. */
  readonly loads: ReadonlyMap<string, CallLoad>;
}

interface LateRep {
  readonly words: string;
  readonly end: string;
}

/** Longer than any campaign: a rep who is not through by then never is. */
const SEARCHED_BUSINESS_DAYS = 120;

/**
 * Whether each rep can make the call-reminders in the days they are meant for. Counts what is to be expected by the
 * campaign's rehearsal rates (who answers by himself, who is reached), not the worst case. One problem for all reps;
 * none where the campaign has no `launchAt`. Expects a campaign and reps without problems of zone and holidays; with
 * `--accept-late-calls` the caller leaves this check out.
 */
export function checkCapacity(check: CapacityCheck): Problem[] {
  const { campaign, file, reps, loads } = check;
  const rhythm = reminderRhythm(campaign.settings);
  if (campaign.launchAt === undefined || !rhythm) return [];
  const days = plannedDays(campaign, campaign.launchAt, rhythm);
  const late = reps.flatMap((rep) => {
    const load = loads.get(rep.email);
    return load ? lateRep({ rep, load, campaign, rhythm, days }) : [];
  });
  const [first] = late;
  if (!first) return [];
  const end = late.reduce((latest, other) => (other.end > latest ? other.end : latest), first.end);
  return [
    {
      file,
      path: '',
      severity: 'error',
      message: `the calls do not fit. ${late.map(({ words }) => words).join(' ')} Call-reminders would end on ${dayWords(end)} instead of ${dayWords(days.end)}. Raise callsPerDay, move contacts, or accept with --accept-late-calls.`,
    },
  ];
}

interface PlannedDays {
  readonly launch: string;
  /** The first and the last day of the call-reminders, were there no limits. */
  readonly start: string;
  readonly end: string;
}

function plannedDays(campaign: Campaign, launchAt: string, { window, attempts, spacing }: ReminderRhythm): PlannedDays {
  const calendar = calendarOf(campaign);
  const at = instantOf(calendar, launchAt);
  const after = (amount: number) => calendar.localDate(calendar.add(at, { amount, unit: 'business days' }, 1));
  return { launch: launchAt.slice(0, 10), start: after(window), end: after(window + (attempts - 1) * spacing) };
}

interface RepLoad {
  readonly rep: Rep;
  readonly load: CallLoad;
  readonly campaign: Campaign;
  readonly rhythm: ReminderRhythm;
  readonly days: PlannedDays;
}

function lateRep({ rep, load, campaign, rhythm, days }: RepLoad): LateRep[] {
  const calendar = calendarOf(campaign, rep);
  const { respond, reach } = campaign.rehearsal;
  const triesEach = Array.from({ length: rhythm.attempts }, (_, tries) => (1 - reach) ** tries).reduce(
    (a, b) => a + b,
    0,
  );
  const before = Math.max(0, calendar.dateSpanBusinessDays(days.launch, days.start) - 1) * rep.callsPerDay;
  const leftOver = Math.max(0, load.phoneOnly * triesEach - before);
  const calls = Math.ceil(load.mailed * (1 - respond) * triesEach + leftOver - 1e-9);
  const workedDays = daysIn(calendar, days.start, days.end);
  if (calls <= workedDays * rep.callsPerDay) return [];
  const perDay = Math.ceil(calls / Math.max(1, workedDays));
  const away = rep.absences
    .filter(({ from, to, deputy }) => !(deputy ?? rep.deputy) && to >= days.start && from <= monthsLater(days.end))
    .map(({ from, to }) => `, away ${periodWords(from, to)} without a deputy`);
  const week = dayWords(mondayOf(days.start)).slice(4);
  return [
    {
      words: `${rep.name}: ${perDay} calls a day needed in the week of ${week}, callsPerDay is ${rep.callsPerDay}${away.join('')}.`,
      end: lastDay({ calendar, start: days.start, calls, perDay: rep.callsPerDay }),
    },
  ];
}

/** Business days from `start` to `end`, both included. */
function daysIn(calendar: Calendar, start: string, end: string): number {
  return calendar.dateSpanBusinessDays(start, end) + (calendar.isBusinessDay(start) ? 1 : 0);
}

function lastDay(work: { calendar: Calendar; start: string; calls: number; perDay: number }): string {
  let day = work.calendar.isBusinessDay(work.start) ? work.start : work.calendar.nextBusinessDay(work.start);
  let left = work.calls - work.perDay;
  for (let days = 1; left > 0 && days < SEARCHED_BUSINESS_DAYS; days += 1) {
    day = work.calendar.nextBusinessDay(day);
    left -= work.perDay;
  }
  return day;
}

function mondayOf(date: string): string {
  const clock = createCalendar({ zone: 'UTC', hours: NO_HOURS, holidays: 'none', closed: [], absences: [] });
  const at = clock.instant(date, 0);
  return clock.localDate(clock.add(at, { amount: clock.weekday(at) - 1, unit: 'days' }, -1));
}

/** Absences up to two months after the reminders matter to the calls that follow the event. */
function monthsLater(date: string): string {
  const clock = createCalendar({ zone: 'UTC', hours: NO_HOURS, holidays: 'none', closed: [], absences: [] });
  return clock.localDate(clock.add(clock.instant(date, 0), { amount: 2, unit: 'months' }, 1));
}

const NO_HOURS = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };

function calendarOf({ timeZone, calendar }: Campaign, rep?: Rep): Calendar {
  return createCalendar({
    zone: rep?.timeZone ?? timeZone,
    hours: rep?.hours ?? calendar.hours,
    holidays: rep?.holidays ?? calendar.holidays,
    closed: calendar.closed,
    absences: rep?.absences ?? [],
  });
}
