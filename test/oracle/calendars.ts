/**
 * The oracle's own clock and calendar: Intl for zones, `date-holidays` for public holidays. Shares nothing with the
 * product, so that a mistake there cannot hide here.
 */
import Holidays from 'date-holidays';

const DAY_MS = 86_400_000;

/** `weekday` counts Monday as 1, `minute` the minutes of the local day with fractions. */
export interface LocalTime {
  readonly date: string;
  readonly minute: number;
  readonly weekday: number;
}

/** Minutes of the local day, both ends included; `to` at or before `from` goes over midnight. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

export interface Days {
  readonly from: string;
  readonly to: string;
}

export interface Calendar {
  readonly zone: string;
  readonly hours: ReadonlyMap<number, readonly Hours[]>;
  /** `NL`, `DE-HH` or `none`. */
  readonly holidays: string;
  readonly closed: ReadonlySet<string>;
  readonly away: readonly Days[];
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

export function isZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The wall clock of `zone` at an instant. */
export function localTime(zone: string, at: number): LocalTime {
  const text = formatterOf(zone).format(at); // 18/03/2027, 14:00:00
  const date = `${text.slice(6, 10)}-${text.slice(3, 5)}-${text.slice(0, 2)}`;
  const minute = Number(text.slice(12, 14)) * 60 + Number(text.slice(15, 17)) + Number(text.slice(18, 20)) / 60;
  return { date, minute, weekday: weekdayOf(date) };
}

export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The instant at which a local wall clock shows `date` and `minute`; in a gap the later reading, in a fold the first. */
export function instantOf(zone: string, date: string, minute: number): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + minute * 60_000;
  const offsetAt = (at: number): number => {
    const local = localTime(zone, at);
    return Date.parse(`${local.date}T00:00:00Z`) + local.minute * 60_000 - at;
  };
  const candidates = [wall - offsetAt(wall - DAY_MS), wall - offsetAt(wall + DAY_MS)];
  const fits = candidates.filter((at) => at + offsetAt(at) === wall);
  return fits.length > 0 ? Math.min(...fits) : Math.max(...candidates);
}

const holidayYears = new Map<string, ReadonlySet<string>>();

/** Only `public` holidays that last from midnight count (contracts leave half days open). */
function holidaysOf(place: string, year: string): ReadonlySet<string> {
  const key = `${place} ${year}`;
  let dates = holidayYears.get(key);
  if (!dates) {
    const found = new Set<string>();
    const [country = '', region] = place.split('-');
    const book = region ? new Holidays(country, region) : new Holidays(country);
    for (const holiday of book.getHolidays(Number(year)) ?? []) {
      if (holiday.type !== 'public' || !holiday.date.slice(10).startsWith(' 00:00:00')) continue;
      const days = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY_MS));
      for (let day = 0; day < days; day += 1) found.add(addDays(holiday.date.slice(0, 10), day));
    }
    dates = found;
    holidayYears.set(key, dates);
  }
  return dates;
}

/** `DE` and `Hamburg` or `HH` → `DE-HH`; a region nobody knows is left out. */
export function placeOf(country: string, region: string): string {
  const regions = new Holidays().getStates(country) as Readonly<Record<string, string>> | undefined;
  const wanted = region.trim().toLowerCase().replace(`${country.toLowerCase()}-`, '');
  const found = Object.entries(regions ?? {}).find(
    ([code, name]) => code.toLowerCase() === wanted || name.toLowerCase() === wanted,
  );
  return wanted && found ? `${country}-${found[0]}` : country;
}

export function isHoliday(place: string, date: string): boolean {
  return place !== 'none' && place !== '' && holidaysOf(place, date.slice(0, 4)).has(date);
}

export function isWithin(days: readonly Days[], date: string): boolean {
  return days.some((span) => span.from <= date && date <= span.to);
}

/** Works that day by its week, holidays and closed days; absences are asked for apart. */
export function isBusinessDay(calendar: Calendar, date: string): boolean {
  return (
    (calendar.hours.get(weekdayOf(date))?.length ?? 0) > 0 &&
    !calendar.closed.has(date) &&
    !isHoliday(calendar.holidays, date)
  );
}

function isWorked(calendar: Calendar, date: string): boolean {
  return isBusinessDay(calendar, date) && !isWithin(calendar.away, date);
}

/** Whether a `normal` touch may reach the calendar's person at this instant. */
export function isOpen(calendar: Calendar, at: number): boolean {
  const { date, minute, weekday } = localTime(calendar.zone, at);
  const today = isWorked(calendar, date) ? (calendar.hours.get(weekday) ?? []) : [];
  if (today.some(({ from, to }) => minute >= from && (minute <= to || to <= from))) return true;
  const before = addDays(date, -1);
  const yesterday = isWorked(calendar, before) ? (calendar.hours.get(weekdayOf(before)) ?? []) : [];
  return yesterday.some(({ from, to }) => to <= from && minute <= to);
}

/** Business days from one local date to a later one: Monday to Wednesday is 2. */
export function businessDaysBetween(calendar: Calendar, from: string, to: string): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to && count < 1000; date = addDays(date, 1)) {
    if (isBusinessDay(calendar, date)) count += 1;
  }
  return count;
}

export function addBusinessDays(calendar: Calendar, from: string, count: number): string {
  let date = from;
  for (let left = Math.abs(count), bound = 4000; left > 0 && bound > 0; bound -= 1) {
    date = addDays(date, count < 0 ? -1 : 1);
    if (isBusinessDay(calendar, date)) left -= 1;
  }
  return date;
}

/** `09:00-17:30` → minutes; undefined where it is none. */
export function parseHours(text: string): Hours | undefined {
  const match = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (!match) return undefined;
  return { from: Number(match[1]) * 60 + Number(match[2]), to: Number(match[3]) * 60 + Number(match[4]) };
}

/** `2027-03-18 14:00`, `2027-03-18T14:00` or a full instant, in the campaign's zone. */
export function parseLocalInstant(text: string, zone: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})$/.exec(text.trim());
  if (match) return instantOf(zone, match[1] ?? '', Number(match[2]) * 60 + Number(match[3]));
  const at = /(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
