import { CalendarNeverOpens } from './calendar-errors.ts';
import { checkHolidayKey, holidaysOf } from './holidays.ts';
import { civilOf, dayOf, isoOf, parseLocalDate, type Weekday, weekdayOf } from './local-date.ts';

/** The longest stretch without an opening that is searched. */
export const SEARCHED_DAYS = 800;

/** Business days by day number (days since 1970-01-01). */
export interface BusinessDays {
  has(day: number): boolean;
  /** The `count`-th business day after `day`, before it when negative, `day` itself for 0. Throws CalendarNeverOpens. */
  nth(day: number, count: number): number;
}

interface BusinessDaysSpec {
  readonly works: (weekday: Weekday) => boolean;
  readonly holidays: string;
  readonly closed: readonly string[];
  readonly absences: readonly { readonly from: string; readonly to: string }[];
}

const FIRST_DAY = dayOf(2020, 1, 1);
const REMEMBERED_DAYS = dayOf(2046, 1, 1) - FIRST_DAY;
const UNKNOWN = 0;
const OPEN = 1;
const SHUT = 2;

/** Weekdays worked less holidays, closed days and absences; each day is decided once. RangeError for a wrong spec. */
export function businessDaysOf(spec: BusinessDaysSpec): BusinessDays {
  checkHolidayKey(spec.holidays);
  const closed = new Set(spec.closed.map(parseLocalDate));
  const absences = spec.absences.map(daysOfAbsence);
  const decided = new Uint8Array(REMEMBERED_DAYS);

  const decide = (day: number) =>
    spec.works(weekdayOf(day)) &&
    !holidaysOf(spec.holidays, civilOf(day).year).has(day) &&
    !closed.has(day) &&
    !absences.some((absence) => absence.from <= day && day <= absence.to);

  const has = (day: number) => {
    const state = decided[day - FIRST_DAY];
    if (state === undefined) return decide(day);
    if (state !== UNKNOWN) return state === OPEN;
    const open = decide(day);
    decided[day - FIRST_DAY] = open ? OPEN : SHUT;
    return open;
  };
  return { has, nth: (day, count) => nthFrom(has, day, count) };
}

function nthFrom(has: (day: number) => boolean, day: number, count: number): number {
  const step = count < 0 ? -1 : 1;
  let found = day;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    const from = found;
    do {
      found += step;
      if (Math.abs(found - from) > SEARCHED_DAYS) throw new CalendarNeverOpens(isoOf(from), SEARCHED_DAYS);
    } while (!has(found));
  }
  return found;
}

function daysOfAbsence(absence: { readonly from: string; readonly to: string }) {
  const days = { from: parseLocalDate(absence.from), to: parseLocalDate(absence.to) };
  if (days.to < days.from) {
    throw new RangeError(`An absence from ${absence.from} to ${absence.to} ends before it begins.`);
  }
  return days;
}
