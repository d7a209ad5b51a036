import holidays from './holidays.json' with { type: 'json' };
import { parseLocalDate } from './local-date.ts';

/**
 * The public holidays of `holidays.json`, which `cli/generate-holidays.ts` makes from date-holidays by commenthol,
 * https://github.com/commenthol/date-holidays: code ISC; data CC BY-SA 3.0 by its licence file, after Wikipedia.
 */
const TABLE: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = holidays;

/** What `CalendarSpec.holidays` may say besides `none`: `NL`, `DK`, `DE-NW`, `GB-SCT`, … */
export const HOLIDAY_KEYS: readonly string[] = Object.keys(TABLE);

const byKeyAndYear = new Map<string, ReadonlySet<number>>();
const NO_DAYS: ReadonlySet<number> = new Set();

/**
 * The day numbers of a key's public holidays in one year, substitutes included; none for the key `none`.
 * RangeError for a key or a year outside the table: an unknown year is never taken for one without holidays.
 */
export function holidaysOf(key: string, year: number): ReadonlySet<number> {
  if (key === 'none') return NO_DAYS;
  const cacheKey = `${key} ${year}`;
  const known = byKeyAndYear.get(cacheKey);
  if (known) return known;
  const dates = yearsOf(key)[String(year)];
  if (!dates) {
    const years = Object.keys(yearsOf(key));
    throw new RangeError(
      `The holidays of ${key} are known for ${years[0]} to ${years[years.length - 1]}, not for ${year}. Generate the table anew for later years.`,
    );
  }
  const days = new Set(dates.map((date) => parseLocalDate(`${year}-${date}`)));
  byKeyAndYear.set(cacheKey, days);
  return days;
}

/** Throws a RangeError, naming the keys there are, unless `key` is one of them or `none`. */
export function checkHolidayKey(key: string): void {
  if (key !== 'none') yearsOf(key);
}

function yearsOf(key: string): Readonly<Record<string, readonly string[]>> {
  const years = Object.hasOwn(TABLE, key) ? TABLE[key] : undefined;
  if (!years)
    throw new RangeError(`No holidays are known for "${key}". Write one of: ${HOLIDAY_KEYS.join(', ')}, none.`);
  return years;
}
