import * as z from 'zod';
import { SIGNAL_NAMES } from '../signals.ts';
import { parseDuration, parsePoint, parseWindow } from './time-values.ts';
import { explainDuration, explainPoint } from './value-schemas.ts';

/** A setting's reference, a literal, or a choice by a fact: `{by: group, silent: 1, default: 2}`. */
export type SourceValue = string | number | SourceBy;

/** `by` names the fact; every other key is one of its values, or `default`. */
interface SourceBy {
  readonly by: string;
  readonly [fact: string]: string | number;
}

const SETTING = /^settings(\.[a-zA-Z][a-zA-Z0-9]*)+$/;
const SHIFTED_BY_SETTING = /^(.+?)\s*([+-])\s*(settings(?:\.[a-zA-Z][a-zA-Z0-9]*)+)(?:\s+(\d{2}:\d{2}))?$/;

/** True for `settings.callReminder.attempts`. */
export function isSettingReference(text: string): boolean {
  return SETTING.test(text);
}

/** `signal.at + settings.appointment.askAfter 09:00` → its parts; undefined for any other text. */
export function parseShiftedPoint(
  text: string,
): { readonly base: string; readonly sign: '+' | '-'; readonly setting: string; readonly time?: string } | undefined {
  const match = SHIFTED_BY_SETTING.exec(text.trim());
  if (!match?.[1] || !match[3] || !parsePoint(match[1])) return undefined;
  return {
    base: match[1],
    sign: match[2] === '-' ? '-' : '+',
    setting: match[3],
    ...(match[4] !== undefined && { time: match[4] }),
  };
}

function literal(accepts: (text: string) => boolean, explain: (text: string) => string) {
  const text = z
    .string()
    .refine((value) => isSettingReference(value) || accepts(value), { error: (issue) => explain(String(issue.input)) });
  return byOr(text);
}

function byOr<T extends z.ZodType<string | number>>(value: T) {
  return z.union([
    value,
    z
      .looseObject({ by: z.string() })
      .catchall(value)
      .transform((by) => by as SourceBy),
  ]);
}

/** Text, a setting, or one of these by a fact. */
export const durationValueSchema = literal((text) => parseDuration(text) !== undefined, explainDuration);
export const pointValueSchema = literal(
  (text) => parsePoint(text) !== undefined || parseShiftedPoint(text) !== undefined,
  explainPoint,
);
export const hoursValueSchema = literal(
  (text) => parseWindow(text) !== undefined,
  (text) => `"${text}" are no hours: write "09:00-17:30", or a setting`,
);
export const countValueSchema = byOr(
  z.union([
    z.int().min(1).max(100),
    z.string().refine(isSettingReference, { error: 'is no number: write e.g. 3, or a setting' }),
  ]),
);
export const nameValueSchema = byOr(z.string().min(1));

/** Signals and where they lead. */
export const targetsSchema = z
  .record(z.string(), z.string())
  .describe(`Signal: step. Signals: ${SIGNAL_NAMES.join(', ')}.`);

/** What must hold of a fact; exactly one of is, atLeast, every. */
export const conditionSchema = z
  .strictObject({
    fact: z.string(),
    is: z.union([z.string(), z.number(), z.boolean()]).optional(),
    atLeast: z.union([z.number(), z.string()]).optional(),
    every: z.int().min(1).optional(),
  })
  .refine(({ is, atLeast, every }) => [is, atLeast, every].filter((value) => value !== undefined).length === 1, {
    error: 'needs exactly one of: is, atLeast, every',
  });
