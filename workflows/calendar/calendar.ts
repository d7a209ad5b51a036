import { type Duration, type Point, type PointBase, parseTimeOfDay, type Window } from '../language/time-values.ts';
import { businessDaysOf } from './business-days.ts';
import { MissingAnchor } from './calendar-errors.ts';
import { addMonths, DAY_MS, isoOf, MINUTE_MS, parseLocalDate, type Weekday, weekdayOf } from './local-date.ts';
import { checkHours, isWorked, openingHoursOf } from './opening-hours.ts';
import { zoneOf } from './zone.ts';

export type { Weekday } from './local-date.ts';

/** Where and when somebody works. A rep, a contact and the campaign each have one. */
export interface CalendarSpec {
  /** IANA name, e.g. `Europe/Amsterdam`. */
  readonly zone: string;
  /**
   * Monday = 1. An empty list means that weekday is not worked. Windows may go over midnight and then belong to the day
   * they start on; 24 hours are `0–1440`; a window of equal ends is empty.
   */
  readonly hours: Readonly<Record<Weekday, readonly Window[]>>;
  /** One of `HOLIDAY_KEYS` (`NL`, `DE-NW`, …) or `none`. */
  readonly holidays: string;
  /** ISO dates. */
  readonly closed: readonly string[];
  /** ISO dates, both days included. */
  readonly absences: readonly { readonly from: string; readonly to: string }[];
}

/** The instants a point may be relative to (epoch milliseconds), as far as they are known. */
export interface Anchors {
  readonly launch?: number;
  readonly eventStart?: number;
  readonly eventEnd?: number;
  readonly entered?: number;
  readonly sent?: number;
  readonly signalAt?: number;
}

/**
 * One spec's time arithmetic. Instants are epoch milliseconds of the years 1970–2069 (else RangeError), dates ISO
 * strings of the calendar's zone.
 */
export interface Calendar {
  readonly zone: string;
  /** The local date, e.g. `2027-03-18`. */
  localDate(at: number): string;
  /** Whole minutes since local midnight by the clock on the wall, 0–1439. */
  minuteOfDay(at: number): number;
  weekday(at: number): Weekday;
  /**
   * The instant of a local time, minute 0–1440 (1440 = the next midnight). A time in the gap of a clock change moves
   * forward by the gap's length, a doubled one is the first (RFC 5545 §3.3.5, Temporal's `compatible`).
   */
  instant(date: string, minuteOfDay: number): number;
  /** A weekday worked that is no holiday, closed day or absence. RangeError for years the holidays do not cover. */
  isBusinessDay(date: string): boolean;
  /** Inside the hours of a business day and, if given, also inside `within`, by the clock on the wall. */
  isOpen(at: number, within?: Window): boolean;
  /** `at` itself when open, else the next opening. Throws CalendarNeverOpens after 800 days without one. */
  nextOpen(at: number, within?: Window): number;
  /** The business day strictly after `date`. Throws CalendarNeverOpens after 800 days without one. */
  nextBusinessDay(date: string): string;
  /**
   * `at` plus or minus a duration. Hours and below are exact; days, weeks, months and business days keep the local time
   * of day (a month's missing day becomes its last); n business days = the n-th business day after the local date.
   */
  add(at: number, duration: Duration, sign: 1 | -1): number;
  /** The instant of a point. A base without a (finite) time throws MissingAnchor: hold, never "send now". */
  pointAt(point: Point, anchors: Anchors): number;
  /** How many business days lie in (from, to]; negative, counting (to, from], when `to` is earlier. */
  dateSpanBusinessDays(from: string, to: string): number;
}

const ANCHOR_OF: Readonly<Record<PointBase, keyof Anchors>> = {
  launch: 'launch',
  'event.start': 'eventStart',
  'event.end': 'eventEnd',
  entered: 'entered',
  sent: 'sent',
  'signal.at': 'signalAt',
};

/** The calendar of a spec; keep it, as it remembers what it worked out. RangeError naming what is wrong in the spec. */
export function createCalendar(spec: CalendarSpec): Calendar {
  checkHours(spec.hours);
  const zone = zoneOf(spec.zone);
  const days = businessDaysOf({
    works: (weekday) => isWorked(spec.hours, weekday),
    holidays: spec.holidays,
    closed: spec.closed,
    absences: spec.absences,
  });
  const localDay = (at: number) => Math.floor(zone.local(at) / DAY_MS);

  /** The same local time on another day. */
  const onDay = (at: number, dayFrom: (day: number) => number) => {
    const local = zone.local(at);
    const day = Math.floor(local / DAY_MS);
    return zone.instant(dayFrom(day) * DAY_MS + (local - day * DAY_MS));
  };

  const add: Calendar['add'] = (at, { amount, unit }, sign) => {
    const signed = amount * sign;
    if (unit === 'seconds') return at + signed * 1000;
    if (unit === 'minutes') return at + signed * MINUTE_MS;
    if (unit === 'hours') return at + signed * 60 * MINUTE_MS;
    if (signed === 0) return at;
    if (unit === 'days') return onDay(at, (day) => day + signed);
    if (unit === 'weeks') return onDay(at, (day) => day + signed * 7);
    if (unit === 'months') return onDay(at, (day) => addMonths(day, signed));
    return onDay(at, (day) => days.nth(day, signed));
  };

  const instantOf = (day: number, minute: number) => zone.instant(day * DAY_MS + minute * MINUTE_MS);

  return {
    zone: spec.zone,
    localDate: (at) => isoOf(localDay(at)),
    minuteOfDay: (at) => Math.floor((zone.local(at) - localDay(at) * DAY_MS) / MINUTE_MS),
    weekday: (at) => weekdayOf(localDay(at)),
    instant: (date, minuteOfDay) => instantOf(parseLocalDate(date), checkMinute(minuteOfDay)),
    isBusinessDay: (date) => days.has(parseLocalDate(date)),
    ...openingHoursOf({ zone, hours: spec.hours, days }),
    nextBusinessDay: (date) => isoOf(days.nth(parseLocalDate(date), 1)),
    add,
    pointAt(point, anchors) {
      const anchor = anchors[ANCHOR_OF[point.base]];
      if (anchor === undefined || !Number.isFinite(anchor)) throw new MissingAnchor(point.base);
      const at = point.offset ? add(anchor, point.offset, point.sign) : anchor;
      return point.time === undefined ? at : instantOf(localDay(at), minuteOfTime(point.time));
    },
    dateSpanBusinessDays(from, to) {
      const [fromDay, toDay] = [parseLocalDate(from), parseLocalDate(to)];
      let count = 0;
      for (let day = Math.min(fromDay, toDay) + 1; day <= Math.max(fromDay, toDay); day += 1) {
        if (days.has(day)) count += 1;
      }
      return toDay < fromDay ? -count : count;
    },
  };
}

function checkMinute(minuteOfDay: number): number {
  if (Number.isInteger(minuteOfDay) && minuteOfDay >= 0 && minuteOfDay <= 1440) return minuteOfDay;
  throw new RangeError(`${minuteOfDay} is not a minute of the day: whole minutes from 0 to 1440.`);
}

function minuteOfTime(time: string): number {
  const minute = parseTimeOfDay(time);
  if (minute === undefined) throw new RangeError(`"${time}" is not a time of day. Write it as 09:30.`);
  return minute;
}
