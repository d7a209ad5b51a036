import { startOfDay } from './agenda.ts';
import { CALL_BACK_LEAD_MS } from './attempts.ts';
import { presentFor } from './deputy.ts';
import { currentStep, type Draft, touchOf, writeTouch } from './draft.ts';
import { retime } from './retime.ts';
import type { Signal } from './signal.ts';
import { ofStay, type Touch } from './touch.ts';
import { isReplyId, replyId } from './touch-id.ts';

/** The text a rep gets a contact's reply in, and the name of the task it is. */
export const REPLY = 'reply';

/** A task of its own beside the open stay's: a reply that the rep is to answer. */
export function isReplyTask({ kind, template }: Pick<Touch, 'kind' | 'template'>): boolean {
  return kind === 'ask' && template === REPLY;
}

/** Business days after the time to report: the manager hears on the first, the deputy on the second; then the sequence goes on. */
const UNDONE_DAYS = 3;

/** A contact has written back: whoever calls him gets it, with the outcomes of a call on it. */
export function mailReply(draft: Draft, cause: string, notBefore: number = draft.now): Touch {
  const touch = replyTask(draft, { ...receiverOf(draft, Math.max(draft.now, notBefore)), cause });
  writeTouch(draft, touch, 'absent');
  return touch;
}

/**
 * Until the rep has answered it, or nobody has for as long as any task may lie undone, nothing else of the sequence goes.
 * A newer reply takes its place.
 */
export function waitForReply(draft: Draft, cause: string, notBefore?: number): void {
  const { next, live } = draft;
  closeReplyTask(draft);
  const { id, receiver, notBefore: at } = mailReply(draft, cause, notBefore);
  const { amount, unit } = live.setup.plan.serviceLevels.sales.report;
  const days = (unit === 'business days' ? amount : 1) + UNDONE_DAYS;
  const week = live.setup.calendars.week(receiver);
  const until = startOfDay(week, week.add(at, { amount: days, unit: 'business days' }, 1));
  next.reply = { touch: id, at: draft.now, until };
}

/**
 * The contact's own rep in his next hours; is he away in them, his deputy, or where nobody stands in a manager. A reply
 * of the evening before his holiday is not left until he is back.
 */
function receiverOf({ next, live }: Draft, from: number): Pick<ReplyTask, 'rep' | 'at'> {
  const { campaign, calendars, reps } = live.setup;
  const own = next.rep ?? campaign.managers.sales;
  const hours = calendars.week(own).nextOpen(from);
  const rep = presentFor(live, own, hours) ?? reps.get(own)?.manager ?? campaign.managers.sales;
  return { rep, at: calendars.rep(rep).nextOpen(hours) };
}

interface ReplyTask {
  readonly rep: string;
  readonly at: number;
  readonly cause: string;
}

/** Its id names no stay: reported on, it is never taken for the task of the stay that happens to be open. */
function replyTask({ next, live }: Draft, { rep, at, cause }: ReplyTask): Touch {
  const isForAnother = next.rep !== undefined && next.rep !== rep;
  return {
    ...ofStay(next),
    id: replyId(next.id, next.version),
    kind: 'ask',
    to: live.setup.reps.has(rep) ? 'rep' : 'manager',
    receiver: rep,
    status: 'planned',
    template: REPLY,
    mailKind: 'internal',
    urgency: 'normal',
    attempt: 1,
    attempts: 1,
    notBefore: at,
    promised: true,
    rep,
    ...(isForAnother && next.rep !== undefined && { for: next.rep }),
    cause,
  };
}

const LEAVES_OPEN: readonly string[] = ['not-reached', 'taken-over', 'rejected', 'qualified'];

/** Whoever reports on the contact has spoken with him, about his reply too; who reached nobody has not. */
export function settleReply(draft: Draft, { signal, by, touch }: Signal): void {
  const { next, from } = draft;
  if (!next.reply || next.reply.touch !== from.enrollment.reply?.touch) return;
  const isReported = by === 'rep' || touch === next.reply.touch;
  if (next.status !== 'ended' && (!isReported || LEAVES_OPEN.includes(signal))) return;
  const { until } = next.reply;
  closeReplyTask(draft);
  next.reply = undefined;
  if (next.status !== 'ended') comeForward(draft, until);
}

/** What was put off because of the reply is timed anew. */
function comeForward(draft: Draft, until: number): void {
  const { next, now } = draft;
  if (next.phase !== 'waiting' || next.touch?.status !== 'planned' || next.touch.notBefore !== until) return;
  const { notBefore: _, ...open } = next.touch;
  const touch = touchOf(draft);
  next.touch = { ...open, at: now };
  if (open.queued && touch) writeTouch(draft, { ...touch, notBefore: now }, 'planned');
  retime(draft, currentStep(draft));
}

/** With its rep no more; one that has not gone out yet still does: he is to read what was written. */
export function closeReplyTask(draft: Draft): void {
  const { reply } = draft.from;
  if (reply?.open) writeTouch(draft, { ...reply, open: false }, reply.status);
}

/** He is called again at the promised time: the reply comes back to whoever calls, ten minutes before it. */
export function promiseReply(draft: Draft, when: number, cause: string): void {
  waitForReply(draft, cause, when - CALL_BACK_LEAD_MS);
}

/**
 * A report on a reply while a call to the same contact waits in the queue is a report on that call: nobody is phoned
 * twice about one thing.
 */
export function aboutWaitingCall(draft: Draft, signal: Signal): Signal {
  const { next } = draft;
  const touch = touchOf(draft);
  if (!isReplyId(signal.touch) || next.phase !== 'waiting' || touch?.kind !== 'call' || touch.status !== 'planned')
    return signal;
  return { ...signal, touch: touch.id };
}
