import type { Anchors, Calendar } from '../calendar/calendar.ts';
import type { Duration, Point } from '../language/time-values.ts';
import type { WaitingStep } from '../workflow.ts';
import { carrierOf } from './carrier.ts';
import { type FactContext, pick } from './facts.ts';
import { clockOf, URGENT_HOURS } from './live-campaign.ts';
import { afterPause, slotOf } from './pause.ts';

/** What an open stay does next. `settle`: an uncertain touch counts as sent; `look`: a queued touch is only looked at. */
export interface AgendaItem {
  readonly at: number;
  readonly what: 'send' | 'hand-off' | 'ask-again' | 'too-late' | 'look' | 'settle' | 'undone' | 'due';
}

const SETTLE_MS = 6 * 3_600_000;
const LOOK_MS = 14 * 86_400_000;

/** The calendar of whoever gets the touch of a step. */
export function receiverCalendar(step: WaitingStep, context: FactContext): Calendar {
  const { calendars } = context.live.setup;
  if (step.do === 'call' || step.do === 'ask') return calendars.rep(carrierOf(context));
  return step.do === 'decide' ? calendars.campaign : calendars.contact(context.contact);
}

/** By which moments are counted: a rep's absence moves no point of the campaign, it only moves who calls. */
function countingCalendar(step: WaitingStep, context: FactContext): Calendar {
  const isForRep = step.do === 'call' || step.do === 'ask';
  return isForRep ? context.live.setup.calendars.week(carrierOf(context)) : receiverCalendar(step, context);
}

/** The instants a point of this stay may be relative to. */
function anchorsOf(context: FactContext): Anchors {
  const { state } = context.live;
  const { next } = context;
  return {
    launch: state.launchedAt,
    eventStart: state.eventStart,
    eventEnd: state.eventEnd,
    entered: next.enteredAt,
    signalAt: next.signalAt,
    ...(next.touch?.sentAt !== undefined && { sent: next.touch.sentAt }),
  };
}

/** The value of a point setting in the receiver's calendar; undefined where the step has none. Throws MissingAnchor. */
export function momentOf(value: WaitingStep['until'], step: WaitingStep, context: FactContext): number | undefined {
  const point = value === undefined ? undefined : pick(value, context);
  return point && countingCalendar(step, context).pointAt(point, anchorsOf(context));
}

/** When the mail of this stay goes, inside the calendar its urgency asks for. Throws MissingAnchor: never "now" for want of a date. */
export function sendAt(step: WaitingStep, context: FactContext): number {
  const { next } = context;
  const calendar = receiverCalendar(step, context);
  const { state } = context.live;
  const { enteredAt, paceFrom, touch } = next;
  const earliest = Math.max(sendBase(step, context), enteredAt, touch?.notBefore ?? 0);
  // The pace of a launch is that of its invitations: who answers early is not kept waiting by it.
  if (step.urgency === 'answer') return earliest;
  if (step.urgency === 'urgent') return clockOf(calendar.zone).nextOpen(earliest, URGENT_HOURS);
  const paced = Math.max(earliest, paceFrom);
  const hours = step.hours === undefined ? undefined : pick(step.hours, context);
  const planned = calendar.nextOpen(paced, hours);
  const slot = slotOf(state, planned, next.id, calendar);
  return slot === planned ? planned : calendar.nextOpen(slot, hours);
}

/** The start of the first day on which a call or an ask may be drawn from the queue. */
export function queueFrom(step: WaitingStep, context: FactContext): number {
  const calendar = countingCalendar(step, context);
  return startOfDay(calendar, Math.max(sendBase(step, context), context.next.enteredAt, context.next.paceFrom));
}

/** The start of the local day: what is counted in days falls there, so that the rep's morning draw finds it. */
export function startOfDay(calendar: Calendar, at: number): number {
  return calendar.instant(calendar.localDate(at), 0);
}

function sendBase(step: WaitingStep, context: FactContext): number {
  const calendar = countingCalendar(step, context);
  if (!step.send) return context.next.enteredAt;
  if ('after' in step.send) return calendar.add(context.next.enteredAt, required(step.send.after, step, context), 1);
  return calendar.pointAt(required(step.send.at, step, context), anchorsOf(context));
}

/** When the stay stops waiting; undefined while `after` has nothing to count from. */
function dueAt(step: WaitingStep, context: FactContext): number | undefined {
  const { due } = step;
  if (!due) return undefined;
  if ('at' in due) {
    const calendar = countingCalendar(step, context);
    const point = required(due.at, step, context);
    const at = calendar.pointAt(point, anchorsOf(context));
    if (isCallTooLate(step, context, at)) return context.live.state.eventStart;
    return point.time === undefined && countsDays(point.offset) ? startOfDay(calendar, at) : at;
  }
  const calendar = receiverCalendar(step, context);
  const from = countsFrom(step, context);
  if (from === undefined) return undefined;
  const after = required(due.after, step, context);
  const at = calendar.add(from, after, 1);
  // What was promised for a business day is kept for a whole one: an offer of noon ends at noon.
  return countsDays(after) && step.urgency === 'normal' ? startOfDay(calendar, at) : at;
}

/** A call that was begun after its `due` had passed, shortly before the event: it has until the event begins. */
function isCallTooLate(step: WaitingStep, { next, live }: FactContext, due: number): boolean {
  return step.do === 'call' && due <= next.enteredAt && next.enteredAt < live.state.eventStart;
}

/** `after` counts from the moment the touch went out; from entry for what has none; from the skip for what was skipped. */
function countsFrom(step: WaitingStep, context: FactContext): number | undefined {
  const { touch, enteredAt } = context.next;
  if (!touch) return enteredAt;
  if (touch.status === 'planned') return step.do === 'decide' ? Math.max(enteredAt, touch.notBefore ?? 0) : undefined;
  if (touch.status === 'uncertain') return undefined;
  return touch.sentAt ?? touch.at;
}

function countsDays(duration: Duration | undefined): boolean {
  return duration !== undefined && !['seconds', 'minutes', 'hours'].includes(duration.unit);
}

/** The earliest thing on the open stay's agenda; of two at once, sending comes before being due. */
export function nextOnAgenda(step: WaitingStep, context: FactContext): AgendaItem {
  const items = step.do === 'hand-off' ? [handOffItem(step, context)] : itemsOf(step, context);
  const due = dueAt(step, context);
  // A mail on its way goes first, however late its stay was opened: who accepts on the day itself is confirmed too.
  const sending = items.find((item) => item.what === 'send');
  if (due !== undefined) items.push({ at: Math.max(due, sending?.at ?? due), what: 'due' });
  const first = items.reduce<AgendaItem | undefined>(
    (best, item) => (best && best.at <= item.at ? best : item),
    undefined,
  );
  if (!first) throw new Error(`${context.next.id}: step ${step.name} has nothing on its agenda`);
  return first;
}

function handOffItem(step: WaitingStep, context: FactContext): AgendaItem {
  return { at: Math.max(sendBase(step, context), context.next.enteredAt), what: 'hand-off' };
}

function itemsOf(step: WaitingStep, context: FactContext): AgendaItem[] {
  const { touch } = context.next;
  if (!touch) return [];
  switch (touch.status) {
    case 'planned':
      if (step.do === 'decide') return [];
      return touch.queued ? queuedItems(step, context, touch.at) : plannedItems(step, context, touch.at);
    case 'uncertain':
      return [{ at: touch.at + SETTLE_MS, what: 'settle' }];
    case 'sent':
      return sentItems(step, context, touch.sentAt ?? touch.at);
    default:
      return [];
  }
}

/** A promised call-back has its own time; every mail's is worked out anew, so that a moved event moves it. */
function plannedItems(step: WaitingStep, context: FactContext, plannedFor: number): AgendaItem[] {
  if (step.do !== 'email') return [{ at: plannedFor, what: 'send' }];
  const planned = sendAt(step, context);
  const { state } = context.live;
  if (!state.paused || step.urgency !== 'normal') return [{ at: planned, what: 'send' }];
  const items: AgendaItem[] = [{ at: afterPause(state, planned, context.now), what: 'send' }];
  // What loses its moment meanwhile holds nobody up.
  const until = momentOf(step.until, step, context);
  if (until !== undefined) items.push({ at: until, what: 'too-late' });
  return items;
}

function queuedItems(step: WaitingStep, context: FactContext, from: number): AgendaItem[] {
  const until = momentOf(step.until, step, context);
  const looks = Math.max(1, Math.ceil((context.now - from + 1) / LOOK_MS));
  const items: AgendaItem[] = [{ at: from + looks * LOOK_MS, what: 'look' }];
  if (until !== undefined) items.push({ at: until, what: 'too-late' });
  // Who is no rep (any more) draws nothing from his queue: as with a task nobody reports.
  if (step.undone !== undefined && !context.live.setup.reps.has(carrierOf(context))) {
    const calendar = receiverCalendar(step, context);
    items.push({ at: calendar.add(from, required(step.undone, step, context), 1), what: 'undone' });
  }
  return items;
}

function sentItems(step: WaitingStep, context: FactContext, sentAt: number): AgendaItem[] {
  const calendar = receiverCalendar(step, context);
  if (step.repeat !== undefined) {
    const repeat = required(step.repeat, step, context);
    return [{ at: startOfDay(calendar, calendar.add(sentAt, repeat, 1)), what: 'ask-again' }];
  }
  if (step.undone === undefined) return [];
  return [{ at: calendar.add(sentAt, required(step.undone, step, context), 1), what: 'undone' }];
}

function required<T extends Duration | Point>(
  value: Parameters<typeof pick<T>>[0],
  step: WaitingStep,
  context: FactContext,
): T {
  const picked = pick(value, context);
  if (picked === undefined) throw new MissingValue(`step ${step.name}: no value for this contact`);
  return picked;
}

/** A `by` without a case for this contact and without `default`: the enrollment is held, nothing is guessed. */
class MissingValue extends Error {
  override readonly name = 'MissingValue';
}
