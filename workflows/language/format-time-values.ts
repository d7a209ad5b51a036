import type { Duration, Point, Window } from './time-values.ts';

/** A value as a person would write it in a file: `3 business days`, `event.end + 1 hour`, `09:00-17:30`; a share as `30 %`. */
export function formatTimeValue(value: Duration | Point | Window | number | string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return `${Number((value * 100).toPrecision(12))} %`;
  if ('unit' in value) return formatDuration(value);
  if ('base' in value) return formatPoint(value);
  return `${formatTimeOfDay(value.from)}-${formatTimeOfDay(value.to)}`;
}

function formatDuration({ amount, unit }: Duration): string {
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}

function formatPoint({ base, sign, offset, time }: Point): string {
  const shift = offset ? ` ${sign < 0 ? '-' : '+'} ${formatDuration(offset)}` : '';
  return `${base}${shift}${time === undefined ? '' : ` ${time}`}`;
}

function formatTimeOfDay(minutes: number): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
