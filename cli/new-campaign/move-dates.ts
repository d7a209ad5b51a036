import { parseDocument } from 'yaml';
import type { Calendar } from '../../workflows/calendar/calendar.ts';
import { parseLocalDate, parseLocalDateTime } from '../../workflows/language/local-dates.ts';
import { parseTimeOfDay } from '../../workflows/language/time-values.ts';

export interface MoveRequest {
  readonly text: string;
  readonly id: string;
  /** Local date of the new start; of a campaign around no event the day of its launch. */
  readonly start: string;
  /** The campaign's. */
  readonly calendar: Calendar;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * A campaign file under another id, its dates moved by as many business days as the event; comments and layout stay.
 * The event keeps its hours. Expects a file that reads well.
 */
export function moveDates({ text, id, start, calendar }: MoveRequest): string {
  const document = parseDocument(text, { uniqueKeys: false });
  const scalar = (path: readonly (string | number)[]) => {
    const node: unknown = document.getIn(path, true);
    if (typeof node !== 'object' || node === null || !('range' in node) || !('value' in node)) return undefined;
    const { range, value } = node;
    return Array.isArray(range) && typeof value === 'string'
      ? { from: Number(range[0]), to: Number(range[1]), value }
      : undefined;
  };
  const oldStart = (scalar(['event', 'start']) ?? scalar(['launchAt']))?.value.slice(0, 10) ?? start;
  const days = calendar.dateSpanBusinessDays(oldStart, start);
  const edits: Edit[] = [];
  const replace = (path: readonly (string | number)[], change: (value: string) => string) => {
    const found = scalar(path);
    if (found) edits.push({ from: found.from, to: found.to, text: change(found.value) });
  };
  const moved = (value: string) => moveLocal(value, days, calendar);
  replace(['campaign'], () => id);
  replace(['event', 'start'], (value) => `${start}${value.slice(10)}`);
  replace(
    ['event', 'end'],
    (value) => `${value.slice(0, 10) === oldStart ? start : moved(value).slice(0, 10)}${value.slice(10)}`,
  );
  replace(['launchAt'], moved);
  for (let index = 0; index < MAX_EXPERIMENTS; index += 1) replace(['experiments', index, 'conclude'], moved);
  return applyEdits(text, edits);
}

const MAX_EXPERIMENTS = 50;

function moveLocal(value: string, days: number, calendar: Calendar): string {
  const local = parseLocalDateTime(value);
  const date = local?.slice(0, 10) ?? parseLocalDate(value);
  if (date === undefined) return value;
  const minute = parseTimeOfDay(local?.slice(11) ?? '') ?? 0;
  const duration = { amount: Math.abs(days), unit: 'business days' } as const;
  const at = calendar.add(calendar.instant(date, minute), duration, days < 0 ? -1 : 1);
  return `${calendar.localDate(at)}${value.slice(10)}`;
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  const fromTheEnd = [...edits].sort((one, other) => other.from - one.from);
  return fromTheEnd.reduce((changed, edit) => changed.slice(0, edit.from) + edit.text + changed.slice(edit.to), text);
}
