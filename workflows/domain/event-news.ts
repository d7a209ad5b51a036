import type { WaitingStep } from '../workflow.ts';
import { setFact } from './answer.ts';
import type { Draft } from './draft.ts';
import type { Fact } from './enrollment.ts';
import type { Signal } from './signal.ts';
import type { Touch } from './touch.ts';

/** Something that answers a stay as it opens, or when the campaign changed. */
export interface News {
  readonly signal: string;
  readonly target: string;
  readonly signalAt: number;
  /** The fact it is read from; absent for facts of the campaign. */
  readonly fact?: string;
}

/**
 * What a moved or cancelled event means for whoever waits in a step: where the step says that it leads, once for each
 * change. Who declined hears of a new date only where he declined for the old one and is to be asked, once.
 */
export function eventNews(draft: Draft, step: WaitingStep): News | undefined {
  const { state } = draft.live;
  const signal = state.cancelled ? 'event-cancelled' : 'event-moved';
  const target = step.on[signal];
  if (target === undefined) return undefined;
  const isKnown = state.eventRevision <= draft.next.eventRevision;
  if (isKnown && !(state.cancelled && isNewsOfNone(draft, step, target))) return undefined;
  if (target === step.name && !hasGone(draft)) return undefined;
  if (signal === 'event-moved' && !isTold(draft)) return undefined;
  return { signal, target, signalAt: draft.now };
}

/**
 * There will be no attendance: whoever waits for it, since whenever, goes on. And whoever had nothing to be told when the
 * event was cancelled, and says yes since, is told now.
 */
function isNewsOfNone(draft: Draft, step: WaitingStep, target: string): boolean {
  if (step.asks === 'attendance-closed') return true;
  return tells(draft, target) && draft.next.facts[CANCELLED] === undefined;
}

/** The step sends something to the contact, or has him called. */
function tells({ live }: Draft, target: string): boolean {
  const kind = live.setup.workflow.steps[target]?.do;
  return kind === 'email' || kind === 'call';
}

const CANCELLED = 'event-cancelled';

/** Cancelled in the very moment in which something was to go: nothing goes, whoever is woken for it is told. */
export function isOvertaken(draft: Draft, step: WaitingStep): boolean {
  return draft.live.state.cancelled !== undefined && eventNews(draft, step) !== undefined;
}

/** While nothing has gone from this stay, it goes at its new time, with the new date in it. */
function hasGone({ next }: Draft): boolean {
  return next.touch !== undefined && next.touch.status !== 'planned';
}

function isTold({ next, live }: Draft): boolean {
  const { response } = next.facts;
  if (response?.value !== 'declined') return true;
  return live.state.moved?.askDeclined === true && response.data?.reason === 'date' && !next.facts[ASKED_AGAIN];
}

const ASKED_AGAIN = 'asked-again';

/** The enrollment has heard of the event as it is now. Kept: who is asked once more, and who is told that there is none. */
export function noteEvent(draft: Draft, { signal, target }: News): void {
  if (signal !== 'event-moved' && signal !== 'event-cancelled') return;
  const { next, now, live } = draft;
  next.eventRevision = live.state.eventRevision;
  const isAsked = signal === 'event-moved' && next.facts.response?.value === 'declined';
  const isToldOfNone = signal === CANCELLED && tells(draft, target);
  const fact = isAsked ? ASKED_AGAIN : isToldOfNone ? signal : undefined;
  if (fact !== undefined) setFact(draft, fact, { value: 'yes', signal, occurredAt: now, usedAt: now });
}

/** Longer than a worker may hold the campaign as it was before a move. */
const SEEN_MS = 10_000;

/** A mail that goes after a move tells the new date: its step need not be gone through again for it. */
export function noteSentDate({ next, live }: Draft, step: WaitingStep, { claimedAt }: Touch): void {
  const { moved, eventRevision } = live.state;
  if (!moved || next.eventRevision >= eventRevision || (claimedAt ?? 0) < moved.at + SEEN_MS) return;
  if ((step.on['event-moved'] ?? step.name) === step.name) next.eventRevision = eventRevision;
}

/** True where an answer was given before the event was moved and this one after it: saying the same again is news. */
export function isAnsweredAnew({ live }: Draft, known: Fact | undefined, signal: Signal): boolean {
  const movedAt = live.state.moved?.at;
  return movedAt !== undefined && known !== undefined && known.occurredAt < movedAt && signal.occurredAt >= movedAt;
}

/** Who takes back his yes to the old date, and says no more, declines the new date. */
export function declinedForDate(draft: Draft, known: Fact | undefined, signal: Signal): Signal {
  const isNo = signal.signal === 'declined' && known?.value === 'accepted' && signal.data?.reason === undefined;
  return isNo && isAnsweredAnew(draft, known, signal)
    ? { ...signal, data: { ...signal.data, reason: 'date' } }
    : signal;
}
