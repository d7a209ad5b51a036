import type { Window } from '../language/time-values.ts';
import { type BusinessDays, SEARCHED_DAYS } from './business-days.ts';
import { CalendarNeverOpens } from './calendar-errors.ts';
import { DAY_MS, isoOf, MINUTE_MS, type Weekday, weekdayOf } from './local-date.ts';
import type { Zone } from './zone.ts';

/** The windows of each weekday. */
export type Hours = Readonly<Record<Weekday, readonly Window[]>>;

/** When somebody is there, by what a clock on the wall of the zone shows. */
export interface OpeningHours {
  isOpen(at: number, within?: Window): boolean;
  nextOpen(at: number, within?: Window): number;
}

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** RangeError for a window whose minutes are none of the day's; a window of equal ends is allowed and empty. */
export function checkHours(hours: Hours): void {
  for (const weekday of WEEKDAYS) for (const window of hours[weekday]) checkWindow(window);
}

function checkWindow({ from, to }: Window): void {
  const whole = Number.isInteger(from) && Number.isInteger(to);
  if (!whole || from < 0 || from >= 1440 || to < 0 || to > 1440) {
    throw new RangeError(`A window from minute ${from} to minute ${to} is none: from 0–1439, to 0–1440 of the day.`);
  }
}

/** Whether at least one window of that weekday has any length. */
export function isWorked(hours: Hours, weekday: Weekday): boolean {
  return hours[weekday].some((window) => window.from !== window.to);
}

/** Opening hours of business days. A window over midnight belongs to the day it starts on, holiday or not the next. */
export function openingHoursOf(spec: {
  readonly zone: Zone;
  readonly hours: Hours;
  readonly days: BusinessDays;
}): OpeningHours {
  const { zone, hours, days } = spec;

  const isOpenLocally = (local: number, within: Window | undefined) => {
    const day = Math.floor(local / DAY_MS);
    const minute = Math.floor((local - day * DAY_MS) / MINUTE_MS);
    if (within && !coversMinute(within, minute)) return false;
    return (
      (hours[weekdayOf(day)].some((window) => coversOnItsDay(window, minute)) && days.has(day)) ||
      (hours[weekdayOf(day - 1)].some((window) => coversOnNextDay(window, minute)) && days.has(day - 1))
    );
  };

  /** The first opening of a day after `local`, as if no clock were changed; Infinity where there is none. */
  const openingOn = (day: number, local: number, within: Window | undefined) => {
    let first = Number.POSITIVE_INFINITY;
    const consider = (minute: number) => {
      const start = day * DAY_MS + minute * MINUTE_MS;
      if (start > local && start < first && isOpenLocally(start, within)) first = start;
    };
    for (const window of hours[weekdayOf(day)]) consider(window.from);
    if (within) consider(within.from);
    return first;
  };

  const nextOpenLocally = (local: number, lastDay: number, within: Window | undefined) => {
    if (isOpenLocally(local, within)) return local;
    for (let day = Math.floor(local / DAY_MS); day <= lastDay; day += 1) {
      if (!days.has(day) && !days.has(day - 1)) continue;
      const opening = openingOn(day, local, within);
      if (opening !== Number.POSITIVE_INFINITY) return opening;
    }
    return Number.POSITIVE_INFINITY;
  };

  return {
    isOpen: (at, within) => isOpenLocally(zone.local(at), within),
    /** Looks as if no clock were changed; where one is before what was found, looks again from that moment. */
    nextOpen(at, within) {
      const today = Math.floor(zone.local(at) / DAY_MS);
      const lastDay = today + SEARCHED_DAYS;
      for (let from = at; ; ) {
        const local = zone.local(from);
        const found = from + nextOpenLocally(local, lastDay, within) - local;
        const change = zone.changeWithin(from, Math.min(found, at + SEARCHED_DAYS * DAY_MS));
        if (change !== undefined) from = change;
        else if (found !== Number.POSITIVE_INFINITY) return found;
        else throw new CalendarNeverOpens(isoOf(today), SEARCHED_DAYS);
      }
    },
  };
}

function coversMinute(window: Window, minute: number): boolean {
  return coversOnItsDay(window, minute) || coversOnNextDay(window, minute);
}

function coversOnItsDay({ from, to }: Window, minute: number): boolean {
  return minute >= from && (to < from || minute < to);
}

function coversOnNextDay({ from, to }: Window, minute: number): boolean {
  return to < from && minute < to;
}
