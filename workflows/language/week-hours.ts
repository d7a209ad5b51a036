import * as z from 'zod';
import type { Window } from './time-values.ts';
import { windowSchema } from './value-schemas.ts';

/** Monday = 1 … Sunday = 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Opening hours of each day of the week; a day that is closed has none. */
export type WeekHours = Readonly<Record<Weekday, readonly Window[]>>;

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const DAY_WORDS: readonly string[] = DAY_NAMES;
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** `mon` … `sun`. */
export const dayNameSchema = z.enum(DAY_NAMES);

const windowsSchema = z.union([
  windowSchema.transform((window): readonly Window[] => [window]),
  z
    .array(windowSchema)
    .min(1)
    .transform((windows): readonly Window[] => windows),
]);

/** `09:00-17:30`, a list of such, or by days: `{mon-thu: 09:00-17:00, fri: 09:00-13:00}`. */
export const hoursSchema = z.union([
  windowsSchema,
  z.record(z.string(), windowsSchema).transform((byDays, context): WeekHours => {
    const hours = closedWeek();
    for (const [days, windows] of Object.entries(byDays)) {
      const weekdays = parseDays(days);
      if (weekdays.length === 0) {
        context.addIssue({
          code: 'unrecognized_keys',
          keys: [days],
          input: byDays,
          message: `"${days}" are no days: write mon, tue, wed, thu, fri, sat, sun or e.g. mon-thu`,
        });
      }
      for (const day of weekdays) hours[day] = windows;
    }
    return hours;
  }),
]);

/** The same windows on each of these days, none on the others; hours already given by days stay as they are. */
export function spreadHours(
  hours: readonly Window[] | WeekHours,
  days: readonly (typeof DAY_NAMES)[number][],
): WeekHours {
  if (!isWindows(hours)) return hours;
  const week = closedWeek();
  for (const day of days) {
    const weekday = WEEKDAYS[DAY_NAMES.indexOf(day)];
    if (weekday) week[weekday] = hours;
  }
  return week;
}

/** `thu` → 4; undefined for another word. Also takes the whole name: `thursday`. */
export function parseWeekday(text: string): Weekday | undefined {
  const index = DAY_NAMES.findIndex((name) => text === name || (text.endsWith('day') && text.startsWith(name)));
  return index < 0 ? undefined : WEEKDAYS[index];
}

function closedWeek(): Record<Weekday, readonly Window[]> {
  return { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
}

function isWindows(hours: readonly Window[] | WeekHours): hours is readonly Window[] {
  return Array.isArray(hours);
}

/** `mon` → [1], `mon-thu` → [1, 2, 3, 4]; none where a word is no day or the days run backwards. */
function parseDays(text: string): readonly Weekday[] {
  const [fromText = '', toText = fromText, ...rest] = text.split('-');
  const from = DAY_WORDS.indexOf(fromText.trim());
  const to = DAY_WORDS.indexOf(toText.trim());
  return from < 0 || to < from || rest.length > 0 ? [] : WEEKDAYS.slice(from, to + 1);
}
