import { writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';
import { DAY_MS, isoOf, parseLocalDate } from '../workflows/calendar/local-date.ts';

/** Countries whose sixteen (Germany) or five (United Kingdom) parts are listed too, as `DE-NW`. */
const WITH_PARTS = ['DE', 'GB'];
const COUNTRIES = ['NL', 'BE', 'LU', 'DK', 'SE', 'NO', 'DE', 'AT', 'CH', 'GB', 'IE', 'FR', 'ES', 'IT', 'PL', 'US'];
const FIRST_YEAR = 2025;
const LAST_YEAR = 2040;

/**
 * The text of `workflows/calendar/holidays.json`: key → year → `MM-DD`, public holidays and their substitutes only.
 * Made from date-holidays, https://github.com/commenthol/date-holidays: code ISC; data, much of it after Wikipedia,
 * CC BY-SA 3.0 by its licence file and CC BY 3.0 by its package.json.
 */
export function holidaysJson(): string {
  const tables = holidayKeys().map((key) => `  ${JSON.stringify(key)}: {\n${yearsOf(key).join(',\n')}\n  }`);
  return `{\n${tables.join(',\n')}\n}\n`;
}

function holidayKeys(): string[] {
  const partsOf = (country: string) =>
    WITH_PARTS.includes(country) ? Object.keys(new Holidays().getStates(country) ?? {}) : [];
  return COUNTRIES.flatMap((country) => [country, ...partsOf(country).map((part) => `${country}-${part}`)]);
}

function yearsOf(key: string): string[] {
  const dates = publicHolidays(key);
  return Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => {
    const year = String(FIRST_YEAR + index);
    const days = dates.filter((date) => date.startsWith(year)).map((date) => date.slice(5));
    return `    "${year}": ${JSON.stringify(days).replaceAll(',', ', ')}`;
  });
}

/** Every local date of every public holiday, ascending, one year more on both sides: substitutes cross New Year. */
function publicHolidays(key: string): string[] {
  const [country = '', part] = key.split('-');
  const source = part === undefined ? new Holidays(country) : new Holidays(country, part);
  const dates = new Set<string>();
  for (let year = FIRST_YEAR - 1; year <= LAST_YEAR + 1; year += 1) {
    for (const holiday of source.getHolidays(year)) {
      if (holiday.type === 'public') for (const date of datesOf(holiday)) dates.add(date);
    }
  }
  return [...dates].sort();
}

/** The local dates a holiday covers; a day of 23 or 25 hours is one date. */
function datesOf(holiday: { readonly date: string; readonly start: Date; readonly end: Date }): string[] {
  const first = parseLocalDate(holiday.date.slice(0, 10));
  const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY_MS));
  return Array.from({ length }, (_, index) => isoOf(first + index));
}

if (import.meta.main) {
  writeFileSync(new URL('../workflows/calendar/holidays.json', import.meta.url), holidaysJson());
}
