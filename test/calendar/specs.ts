import type { CalendarSpec } from '../../workflows/calendar/calendar.ts';
import type { Window } from '../../workflows/language/time-values.ts';

const OFFICE: readonly Window[] = [{ from: 9 * 60, to: 17 * 60 + 30 }];
export const WHOLE_DAY: readonly Window[] = [{ from: 0, to: 1440 }];

/** Monday to Friday 09:00–17:30, no holidays, unless said otherwise. */
export function office(zone: string, rest: Partial<CalendarSpec> = {}): CalendarSpec {
  return { zone, hours: weekdays(OFFICE), holidays: 'none', closed: [], absences: [], ...rest };
}

export function weekdays(windows: readonly Window[]): CalendarSpec['hours'] {
  return { 1: windows, 2: windows, 3: windows, 4: windows, 5: windows, 6: [], 7: [] };
}

export function everyDay(windows: readonly Window[]): CalendarSpec['hours'] {
  return { ...weekdays(windows), 6: windows, 7: windows };
}

/** `utc('2027-03-18 13:00')`. */
export function utc(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}:00Z`);
}
