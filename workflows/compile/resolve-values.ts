import { formatTimeValue } from '../language/format-time-values.ts';
import { type ResolvedSettings, type SettingValue, settingAt } from '../language/settings-schema.ts';
import {
  type Duration,
  type Point,
  parseDuration,
  parsePoint,
  parseWindow,
  type Window,
} from '../language/time-values.ts';
import { isSettingReference, parseShiftedPoint, type SourceValue } from '../language/workflow-values.ts';
import type { Value } from '../workflow.ts';

type Scalar = string | number;

/** Reads the values of a workflow file, settings filled in. Each throws where a text makes no sense: the rules check that first. */
export interface ValueReader {
  duration(value: SourceValue): Value<Duration>;
  point(value: SourceValue): Value<Point>;
  hours(value: SourceValue): Value<Window>;
  count(value: SourceValue): Value<number>;
  name(value: SourceValue): Value<string>;
  /** `atLeast` of a condition: a number or a length of time. */
  bound(value: Scalar): number | Duration;
}

/** A reader for one campaign's settings. */
export function createValueReader(settings: ResolvedSettings): ValueReader {
  const setting = (reference: string) => settingOf(settings, reference);
  const scalarOf = (scalar: Scalar): SettingValue =>
    typeof scalar === 'string' && isSettingReference(scalar) ? setting(scalar) : scalar;
  const duration = (scalar: Scalar) => asDuration(scalarOf(scalar));
  return {
    duration: (value) => mapValue(value, duration),
    point: (value) => mapValue(value, (scalar) => asPoint(scalarOf(shifted(scalar, setting)))),
    hours: (value) => mapValue(value, (scalar) => asWindow(scalarOf(scalar))),
    count: (value) => mapValue(value, (scalar) => asCount(scalarOf(scalar))),
    name: (value) => mapValue(value, (scalar) => asName(scalarOf(scalar))),
    bound: (scalar) => (typeof scalar === 'number' ? scalar : duration(scalar)),
  };
}

/** `settings.x.y` → its value. Throws where the campaign's settings have none. */
function settingOf(settings: ResolvedSettings, reference: string): SettingValue {
  const value = settingAt(settings, reference.slice('settings.'.length));
  if (value === undefined) throw new Error(`${reference}: no such setting`);
  return value;
}

/** `signal.at + settings.x` → `signal.at + 1 business day`; any other text as it is. */
function shifted(scalar: Scalar, setting: (reference: string) => SettingValue): Scalar {
  const parts = typeof scalar === 'string' ? parseShiftedPoint(scalar) : undefined;
  if (!parts) return scalar;
  const offset = formatTimeValue(setting(parts.setting));
  return `${parts.base} ${parts.sign} ${offset}${parts.time === undefined ? '' : ` ${parts.time}`}`;
}

function mapValue<T>(value: SourceValue, read: (scalar: Scalar) => T): Value<T> {
  if (typeof value !== 'object') return read(value);
  const { by, ...arms } = value;
  const cases: Record<string, T> = {};
  for (const [fact, scalar] of Object.entries(arms)) {
    if (fact !== 'default') cases[fact] = read(scalar);
  }
  return { by, cases, ...(arms.default !== undefined && { default: read(arms.default) }) };
}

function asDuration(value: SettingValue): Duration {
  const duration = typeof value === 'string' ? parseDuration(value) : value;
  return isTime(duration) && 'unit' in duration ? duration : refuse(value, 'duration');
}

function asPoint(value: SettingValue): Point {
  const point = typeof value === 'string' ? parsePoint(value) : value;
  return isTime(point) && 'base' in point ? point : refuse(value, 'point');
}

function asWindow(value: SettingValue): Window {
  const window = typeof value === 'string' ? parseWindow(value) : value;
  return isTime(window) && 'from' in window ? window : refuse(value, 'hours');
}

function asCount(value: SettingValue): number {
  return typeof value === 'number' ? value : refuse(value, 'count');
}

function asName(value: SettingValue): string {
  return typeof value === 'string' ? value : refuse(value, 'name');
}

function isTime(value: SettingValue | undefined): value is Duration | Point | Window {
  return typeof value === 'object';
}

function refuse(value: SettingValue, kind: string): never {
  throw new Error(`"${formatTimeValue(value)}" where a ${kind} is wanted`);
}
