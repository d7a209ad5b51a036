import type { Contact } from './contact.ts';
import type { Draft } from './draft.ts';
import type { LiveCampaign } from './live-campaign.ts';
import type { DayHalf, Touch, TouchKind } from './touch.ts';
import { attemptOfTouch } from './touch-id.ts';

export const NOON = 12 * 60;
const QUARTER_MS = 15 * 60_000;
/** With less of a half in common a call there is luck, not a plan: an hour. */
const ENOUGH_QUARTERS = 4;

interface Try {
  readonly kind: TouchKind;
  readonly attempt: number;
  readonly promised?: boolean;
}

/**
 * The half of the contact's day that a further try is meant for: not that in which the one before reached nobody. A promised
 * call has its own time, and after a call that reached him, or a wrong number, any hour is as good.
 */
export function otherHalf({ live, next, contact }: Draft, { kind, attempt, promised }: Try): DayHalf | undefined {
  const last = next.lastReport;
  if (kind !== 'call' || promised || last?.signal !== 'not-reached') return undefined;
  if (attemptOfTouch(last.touch) !== attempt - 1) return undefined;
  const calendar = live.setup.calendars.contact(contact);
  return calendar.minuteOfDay(last.triedAt ?? last.at) < NOON ? 'afternoon' : 'morning';
}

export interface TaskAt {
  readonly touch: Touch | undefined;
  readonly contact: Contact;
  /** When the task is told: what is over of that day counts no more. */
  readonly at: number;
}

/** From when a task is to be called in its half, on the day it is told; undefined where rep and contact are not both there. */
export function halfOnDay(
  { setup }: LiveCampaign,
  { touch, contact, at }: TaskAt,
): { readonly half: DayHalf; readonly from: number } | undefined {
  if (touch?.half === undefined) return undefined;
  const { half } = touch;
  const theirs = setup.calendars.contact(contact);
  const ours = setup.calendars.rep(touch.rep ?? touch.receiver);
  const date = theirs.localDate(at);
  const [start, end] = half === 'morning' ? [0, NOON] : [NOON, 24 * 60];
  const until = theirs.instant(date, end);
  const common: number[] = [];
  for (let quarter = Math.max(at, theirs.instant(date, start)); quarter < until; quarter += QUARTER_MS)
    if (ours.isOpen(quarter) && theirs.isOpen(quarter)) common.push(quarter);
  const [from] = common;
  return from === undefined || common.length < ENOUGH_QUARTERS ? undefined : { half, from };
}
