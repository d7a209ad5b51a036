import type { Calendar } from '../calendar/calendar.ts';
import type { Claim } from '../ports.ts';
import type { WaitingStep } from '../workflow.ts';
import { momentOf, startOfDay } from './agenda.ts';
import { answerStay, closeTouch, setFact } from './answer.ts';
import { carrierOf } from './carrier.ts';
import { currentStep, type Draft, touchOf } from './draft.ts';
import type { Answer } from './enrollment.ts';
import { pick } from './facts.ts';
import { planTouch, skipTouch } from './new-touch.ts';
import { noticeMoves } from './notices.ts';
import { attemptsAreSpent } from './recent.ts';
import { reopenCall } from './reopen-call.ts';
import { retime } from './retime.ts';

/**
 * Nothing more is done in this stay: it goes on to `exhausted`, or waits for its `due`. `short` is the attempt for which
 * there was no time left.
 */
export function useUp(draft: Draft, cause: string, short?: number): Claim['result'] {
  const { next } = draft;
  const step = currentStep(draft);
  if (!next.touch) return 'recorded';
  closeTouch(draft, next.touch.id);
  if (step.exhausted !== undefined) {
    answerStay(draft, { by: 'signal', target: step.exhausted, cause, touch: next.touch.id });
    return 'moved';
  }
  next.touch = { ...next.touch, status: 'used-up', queued: false, ...(short !== undefined && { short }) };
  retime(draft, step);
  return 'recorded';
}

/** After a try that reached nobody: the next one at the step's distance, while attempts and `until` allow it. */
export function tryAgain(draft: Draft, cause: string): Claim['result'] {
  const { next } = draft;
  const step = currentStep(draft);
  const attempt = (next.touch?.attempt ?? 0) + 1;
  const from = nextAttemptFrom(draft, step);
  const until = momentOf(step.until, step, draft);
  if (attempt > (pick(step.attempts, draft) ?? 1) || attemptsAreSpent(draft)) return useUp(draft, cause);
  if (until !== undefined && from > until) return useUp(draft, cause, attempt);
  closeTouch(draft, next.touch?.id);
  planTouch(draft, step, { attempt, at: from, queued: true });
  retime(draft, step);
  return 'recorded';
}

/** A call whose report was put right goes on where it was: at the promised time, or with the try that is due. */
export function resumeCall(draft: Draft, step: WaitingStep, again: NonNullable<Answer['again']>): void {
  const { attempt, promisedAt, reopens, promised } = again;
  if (reopens !== undefined) {
    reopenCall(draft, step, { attempt, reopens, ...(promised && { promised }) });
    return;
  }
  if (promisedAt !== undefined) {
    planTouch(draft, step, { attempt, at: Math.max(draft.now, promisedAt), queued: false, promised: true });
    return;
  }
  if (attempt <= (pick(step.attempts, draft) ?? 1)) {
    planTouch(draft, step, { attempt, at: nextAttemptFrom(draft, step), queued: true });
    return;
  }
  if (step.exhausted === undefined) skipTouch(draft, step, 'exhausted');
  else answerStay(draft, { by: 'skipped', target: step.exhausted, cause: draft.next.enteredBy });
}

/** The first day of the rep and of the contact that is far enough from this try. */
function nextAttemptFrom(draft: Draft, step: WaitingStep): number {
  const spacing = step.spacing === undefined ? undefined : pick(step.spacing, draft);
  const rep = callerWeek(draft);
  const contact = draft.live.setup.calendars.contact(draft.contact);
  const from = draft.now;
  if (!spacing) return startOfDay(rep, rep.add(from, { amount: 1, unit: 'business days' }, 1));
  return startOfDay(rep, Math.max(rep.add(from, spacing, 1), contact.add(from, spacing, 1)));
}

/** The week of who makes the calls: what falls on a day he is away goes to his deputy, or waits for him. */
function callerWeek({ live, next }: Draft): Calendar {
  return live.setup.calendars.week(carrierOf({ next }));
}

/** A promised call is mailed so long before its time. */
export const CALL_BACK_LEAD_MS = 10 * 60_000;

/** A promised call goes alone, ten minutes before its time, and uses no attempt. */
export function callBackAt(draft: Draft, when: number, cause: string): Claim['result'] {
  const { next, now } = draft;
  const step = currentStep(draft);
  const touch = next.touch;
  if (!touch) return 'recorded';
  countMoves(draft, cause);
  closeTouch(draft, touch.id);
  const at = Math.max(now, when - CALL_BACK_LEAD_MS);
  planTouch(draft, step, { attempt: touch.attempt, at, queued: false, promised: true, suffix: `.p${next.version}` });
  retime(draft, step);
  return 'recorded';
}

const MOVES_TOLD = 3;

/** A promised call that is promised anew has been moved; the first promise of a stay is no move. */
function countMoves(draft: Draft, cause: string): void {
  const known = draft.next.facts.callMoves;
  const isMoved = touchOf(draft)?.promised === true;
  const moves = isMoved ? Number(known?.value ?? 0) + 1 : 0;
  if (moves === 0 && known === undefined) return;
  const { now } = draft;
  setFact(draft, 'callMoves', { value: moves, signal: 'call-back', occurredAt: now, usedAt: now });
  if (moves === MOVES_TOLD) noticeMoves(draft, cause);
}

/** The same attempt once more from a later day on: a number that was put right, documents to be read first. */
export function callAgain(draft: Draft, businessDays: number): Claim['result'] {
  const { next } = draft;
  const step = currentStep(draft);
  const touch = next.touch;
  if (!touch) return 'recorded';
  closeTouch(draft, touch.id);
  const rep = callerWeek(draft);
  const at = startOfDay(rep, rep.add(draft.now, { amount: businessDays, unit: 'business days' }, 1));
  planTouch(draft, step, { attempt: touch.attempt, at, queued: true, suffix: `.a${next.version}` });
  retime(draft, step);
  return 'recorded';
}

/** A task the rep has not reported yet is withdrawn, and the same attempt waits in his queue again. */
export function takeCallBack(draft: Draft): void {
  const { next, now } = draft;
  const touch = touchOf(draft);
  if (next.phase !== 'waiting' || touch?.kind !== 'call' || !touch.open) return;
  closeTouch(draft, undefined);
  const { attempt } = touch;
  planTouch(draft, currentStep(draft), { attempt, at: now, queued: true, suffix: `.h${next.version}` });
}
