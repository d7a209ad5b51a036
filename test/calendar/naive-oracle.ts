/** A judge without cleverness: `Intl` for what the clock on the wall shows, minutes counted one by one. */
import type { CalendarSpec, Weekday } from '../../workflows/calendar/calendar.ts';
import type { Window } from '../../workflows/language/time-values.ts';

interface Wall {
  readonly date: string;
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

export function wallClock(zone: string, at: number): Wall {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    formats.set(zone, format);
  }
  const [date = '', time = ''] = format.format(at).split(' ');
  return { date, minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) };
}

export function dayAfter(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

const WEEKDAY_OF: readonly Weekday[] = [7, 1, 2, 3, 4, 5, 6];

function windowsOf(spec: CalendarSpec, date: string): readonly Window[] {
  return spec.hours[WEEKDAY_OF[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 1];
}

/** Only for specs with holidays `none`. */
export function isBusinessDayNaively(spec: CalendarSpec, date: string): boolean {
  const away = spec.absences.some((absence) => date >= absence.from && date <= absence.to);
  const worked = windowsOf(spec, date).some((window) => window.from !== window.to);
  return worked && !away && !spec.closed.includes(date);
}

export function isOpenNaively(spec: CalendarSpec, at: number, within?: Window): boolean {
  const { date, minute } = wallClock(spec.zone, at);
  const yesterday = dayAfter(date, -1);
  const today = windowsOf(spec, date).flatMap((window) => minutesOf(window).today);
  const fromYesterday = windowsOf(spec, yesterday).flatMap((window) => minutesOf(window).tomorrow);
  const inHours =
    (isBusinessDayNaively(spec, date) && isAmong(today, minute)) ||
    (isBusinessDayNaively(spec, yesterday) && isAmong(fromYesterday, minute));
  const wanted = within ? [...minutesOf(within).today, ...minutesOf(within).tomorrow] : [[0, 1440] as const];
  return inHours && isAmong(wanted, minute);
}

type Stretch = readonly [from: number, to: number];

function minutesOf({ from, to }: Window): {
  readonly today: readonly Stretch[];
  readonly tomorrow: readonly Stretch[];
} {
  if (from === to) return { today: [], tomorrow: [] };
  return from < to ? { today: [[from, to]], tomorrow: [] } : { today: [[from, 1440]], tomorrow: [[0, to]] };
}

function isAmong(stretches: readonly Stretch[], minute: number): boolean {
  return stretches.some(([from, to]) => minute >= from && minute < to);
}

/** The first whole minute from `at` on (itself a whole minute) that is open; undefined within `minutes`. */
export function nextOpenNaively(
  spec: CalendarSpec,
  { at, within, minutes }: { readonly at: number; readonly within?: Window; readonly minutes: number },
): number | undefined {
  for (let passed = 0; passed <= minutes; passed += 1) {
    if (isOpenNaively(spec, at + passed * 60_000, within)) return at + passed * 60_000;
  }
  return undefined;
}
