import type { Calendar } from '../calendar/calendar.ts';

/** A call task that goes out, or is expected to. */
export interface PlannedCall {
  readonly campaign: string;
  readonly rep: string;
  readonly at: number;
}

/** A rep as his weeks are counted. */
export interface Caller {
  readonly email: string;
  readonly callsPerDay: number;
  readonly calendar: Calendar;
  /** Minutes he works on a weekday, 1 = Monday. */
  readonly minutes: Readonly<Record<number, number>>;
}

/** One rep's week: what is to be called against the time there is. */
export interface CallWeek {
  readonly rep: string;
  /** Local date of the Monday. */
  readonly week: string;
  /** Days he works: without holidays and absences. */
  readonly days: number;
  readonly hours: number;
  /** Calls there is room for, over all campaigns. */
  readonly room: number;
  readonly calls: number;
  /** Calls of other campaigns. */
  readonly others: number;
}

const DAY_MS = 86_400_000;

/** Calls a rep and week, from the first week of this campaign with a call to its last. */
export function callWeeks(campaign: string, callers: readonly Caller[], calls: readonly PlannedCall[]): CallWeek[] {
  const own = calls.filter((call) => call.campaign === campaign).map(({ at }) => at);
  if (own.length === 0) return [];
  const [first, last] = [own.reduce((a, b) => Math.min(a, b)), own.reduce((a, b) => Math.max(a, b))];
  return callers.flatMap((caller) => {
    const mine = calls.filter(({ rep }) => rep === caller.email);
    return mondays(caller.calendar, first, last).map((week) => countWeek(campaign, caller, mine, week));
  });
}

function countWeek(campaign: string, caller: Caller, calls: readonly PlannedCall[], week: string): CallWeek {
  const { calendar, callsPerDay, minutes } = caller;
  const noon = calendar.instant(week, 720);
  const dates = [0, 1, 2, 3, 4, 5, 6].map((day) => calendar.localDate(noon + day * DAY_MS));
  const worked = dates.flatMap((date, index) => (calendar.isBusinessDay(date) ? [index + 1] : []));
  const here = calls.filter(({ at }) => dates.includes(calendar.localDate(at)));
  const own = here.filter((call) => call.campaign === campaign).length;
  return {
    rep: caller.email,
    week,
    days: worked.length,
    hours: worked.reduce((sum, weekday) => sum + (minutes[weekday] ?? 0), 0) / 60,
    room: worked.length * callsPerDay,
    calls: own,
    others: here.length - own,
  };
}

function mondays(calendar: Calendar, from: number, to: number): string[] {
  const found: string[] = [];
  let at = calendar.instant(calendar.localDate(from), 720) - (calendar.weekday(from) - 1) * DAY_MS;
  for (; at <= to + DAY_MS / 2; at += 7 * DAY_MS) found.push(calendar.localDate(at));
  return found;
}
