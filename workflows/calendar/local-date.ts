/**
 * Local dates as whole days since 1970-01-01 (day 0, a Thursday), and as the ISO strings people read.
 * Civil date arithmetic of the proleptic Gregorian calendar after Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms", https://howardhinnant.github.io/date_algorithms.html.
 */

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** Monday = 1 … Sunday = 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** The day number of a civil date; `month` is 1–12. The date is not checked. */
export function dayOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Year, month (1–12) and day of the month of a day number. */
export function civilOf(day: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

const isoByDay = new Map<number, string>();

/** The ISO string of a day number, e.g. `2027-03-18`. Remembered, as the same few thousand days come back all the time. */
export function isoOf(day: number): string {
  const known = isoByDay.get(day);
  if (known !== undefined) return known;
  const date = civilOf(day);
  const two = (part: number) => String(part).padStart(2, '0');
  const iso = `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`;
  isoByDay.set(day, iso);
  return iso;
}

const dayByIso = new Map<string, number>();

/** The day number of an ISO date. Throws a RangeError for anything but an existing date written `YYYY-MM-DD`. */
export function parseLocalDate(iso: string): number {
  const known = dayByIso.get(iso);
  if (known !== undefined) return known;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const day = match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : Number.NaN;
  if (!match || isoOf(day) !== iso) {
    throw new RangeError(`"${iso}" is not an existing date. Write it as 2027-03-18: year, month, day.`);
  }
  dayByIso.set(iso, day);
  return day;
}

/** The weekday of a day number. */
export function weekdayOf(day: number): Weekday {
  const sinceMonday = (((day + 3) % 7) + 7) % 7;
  return WEEKDAYS[sinceMonday] ?? 1;
}

/** The same day of the month `months` later (earlier when negative); a day that month lacks becomes its last day. */
export function addMonths(day: number, months: number): number {
  const from = civilOf(day);
  const monthIndex = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(monthIndex / 12);
  const month = monthIndex - year * 12 + 1;
  const first = dayOf(year, month, 1);
  const nextFirst = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
  return first + Math.min(from.day, nextFirst - first) - 1;
}
