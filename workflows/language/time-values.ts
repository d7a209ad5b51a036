/**
 * The words a campaign file uses for time: durations (`3 business days`), points (`event.end + 1 business day 12:00`)
 * and hours (`09:00-17:30`). Parsing only; `workflows/calendar` does the arithmetic.
 */

const DURATION_UNITS = ['seconds', 'minutes', 'hours', 'days', 'business days', 'weeks', 'months'] as const;
type DurationUnit = (typeof DURATION_UNITS)[number];

/** A whole number of one unit. `days`, `weeks` and `months` keep the local time of day; `hours` and below are exact. */
export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

export const POINT_BASES = ['launch', 'event.start', 'event.end', 'entered', 'sent', 'signal.at'] as const;
export type PointBase = (typeof POINT_BASES)[number];

/** A moment relative to a base, e.g. `event.start - 1 business day 10:00`; `time` replaces the local time of day. */
export interface Point {
  readonly base: PointBase;
  readonly sign: 1 | -1;
  readonly offset?: Duration;
  readonly time?: string;
}

/** Minutes of the local day; `to` at or before `from` goes over midnight, `0–1440` is the whole day. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

const UNIT_BY_WORD: Readonly<Record<string, DurationUnit>> = {
  second: 'seconds',
  minute: 'minutes',
  hour: 'hours',
  day: 'days',
  'business day': 'business days',
  week: 'weeks',
  month: 'months',
};

const DURATION = /^(\d{1,5})\s+(business\s+)?(second|minute|hour|day|week|month)s?$/;

/** `3 business days` → `{amount: 3, unit: 'business days'}`; undefined where it is none. */
export function parseDuration(text: string): Duration | undefined {
  const match = DURATION.exec(text.trim());
  if (!match) return undefined;
  const unit = UNIT_BY_WORD[`${match[2] ? 'business ' : ''}${match[3]}`];
  return unit ? { amount: Number(match[1]), unit } : undefined;
}

const POINT = /^(launch|event\.start|event\.end|entered|sent|signal\.at)(?:\s*([+-])\s*(.+?))?(?:\s+(\d{2}:\d{2}))?$/;

/** `event.end + 1 business day 12:00` → a point; undefined where it is none. */
export function parsePoint(text: string): Point | undefined {
  const match = POINT.exec(text.trim());
  if (!match) return undefined;
  const [, base, sign, offsetText, time] = match;
  const offset = offsetText === undefined ? undefined : parseDuration(offsetText);
  if (offsetText !== undefined && !offset) return undefined;
  if (time !== undefined && parseTimeOfDay(time) === undefined) return undefined;
  return {
    base: base as PointBase,
    sign: sign === '-' ? -1 : 1,
    ...(offset && { offset }),
    ...(time !== undefined && { time }),
  };
}

/** `09:30` → 570 minutes; `24:00` is 1440; undefined where it is none. */
export function parseTimeOfDay(text: string): number | undefined {
  const match = /^(\d{2}):(\d{2})$/.exec(text.trim());
  if (!match) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= 1440 ? minutes : undefined;
}

/** `09:00-17:30` → `{from: 540, to: 1050}`; `22:00-07:00` goes over midnight; undefined where it is none. */
export function parseWindow(text: string): Window | undefined {
  const [fromText, toText, ...rest] = text.split('-');
  const from = parseTimeOfDay(fromText ?? '');
  const to = parseTimeOfDay(toText ?? '');
  return from === undefined || to === undefined || rest.length > 0 || from === 1440 ? undefined : { from, to };
}
