import { halfOnDay, NOON, type TaskAt } from '../../../workflows/domain/day-half.ts';
import { type LiveCampaign, repCalendarSpec } from '../../../workflows/domain/live-campaign.ts';
import { reportDays } from '../../../workflows/domain/report-days.ts';
import type { DayHalf, Touch } from '../../../workflows/domain/touch.ts';
import type { Window } from '../../../workflows/language/time-values.ts';
import { clock } from '../../../workflows/texts/date-words.ts';
import { digestWords } from '../../../workflows/texts/digest-words.ts';

interface Sent {
  readonly touch: Touch | undefined;
  /** Whose task it is. */
  readonly rep: string;
  readonly at: number;
}

/** Before when a call is wanted: the rep's time to report is over, its last moment, or what was agreed of a first call. */
export function dueAt({ setup }: LiveCampaign, { touch, rep, at }: Sent): number {
  const calendar = setup.calendars.rep(rep);
  let date = calendar.localDate(at);
  for (let day = 0; day < reportDays(setup.plan); day += 1) date = calendar.nextBusinessDay(date);
  const known = setup.reps.get(rep);
  const { hours } = known ? repCalendarSpec(setup.campaign, known) : setup.campaign.calendar;
  const end = calendar.instant(date, hoursOf(hours[calendar.weekday(calendar.instant(date, NOON))]).to);
  const limits = [touch?.notAfter, touch?.firstBy].filter((limit) => limit !== undefined && limit > at);
  return Math.min(end, ...limits.map(Number));
}

const MINUTE_MS = 60_000;
const WHOLE_DAY: Window = { from: 0, to: 1440 };

/**
 * Between which times he is to be called on the day he is told of, by his own clock: in the half of it that was not tried
 * before, if there is one. Undefined where any hour will do.
 */
export function callHours(
  live: LiveCampaign,
  task: TaskAt,
  language: string,
): { readonly callFrom: string; readonly callUntil: string } | undefined {
  const { setup } = live;
  const { contact, at } = task;
  const calendar = setup.calendars.contact(contact);
  if (!calendar.isBusinessDay(calendar.localDate(at))) return undefined;
  const hours = hoursOf(setup.campaign.calendar.hours[calendar.weekday(at)]);
  const { from, to } = inHalf(hours, halfOnDay(live, task)?.half);
  return from === 0 && to === 1440
    ? undefined
    : {
        callFrom: clock(from * MINUTE_MS, 'UTC', language),
        callUntil: clock(Math.min(to, 1439) * MINUTE_MS, 'UTC', language),
      };
}

function inHalf({ from, to }: Window, half: DayHalf | undefined): Window {
  if (half === undefined) return { from, to };
  return half === 'morning' ? { from, to: Math.min(NOON, to) } : { from: Math.max(NOON, from), to };
}

/** In which half of the day to call, and why, in the reader's words; nothing where any hour will do. */
export function halfWords(live: LiveCampaign, task: TaskAt, language: string): readonly string[] {
  const asked = halfOnDay(live, task);
  return asked ? [digestWords(language).halves[asked.half]] : [];
}

/** From the first opening of a day to its last closing. */
function hoursOf(windows: readonly Window[] | undefined): Window {
  if (windows === undefined || windows.length === 0) return WHOLE_DAY;
  const ends = windows.map(({ from, to }) => (to < from ? 1440 : to));
  return { from: Math.min(...windows.map(({ from }) => from)), to: Math.max(...ends) };
}
