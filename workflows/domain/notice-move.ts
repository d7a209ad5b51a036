import type { WaitingStep } from '../workflow.ts';
import { momentOf, queueFrom, receiverCalendar, sendAt, startOfDay } from './agenda.ts';
import { type Draft, touchOf, writeTouch } from './draft.ts';
import { pick } from './facts.ts';
import { planTouch } from './new-touch.ts';

/**
 * The event has other times than when this stay was planned: what waits in a queue gets its new day, what was given up
 * for want of time is planned after all. Mails work their time out anew by themselves. False where nothing is new.
 */
export function noticeMove(draft: Draft, step: WaitingStep): boolean {
  const { next, live } = draft;
  if (live.state.eventRevision <= next.eventRevision) return false;
  next.eventRevision = live.state.eventRevision;
  if (live.state.cancelled || !next.touch || next.hold) return true;
  if (next.touch.status === 'planned' && next.touch.queued) retimeQueued(draft, step);
  else if (hasTime(draft, step)) planAfterAll(draft, step);
  return true;
}

function retimeQueued(draft: Draft, step: WaitingStep): void {
  const touch = touchOf(draft);
  if (!touch || touch.promised || step.do === 'decide' || !draft.next.touch) return;
  const until = momentOf(step.until, step, draft);
  const at = touch.attempt === 1 && step.send ? queueFrom(step, draft) : draft.next.touch.at;
  writeTouch(draft, { ...touch, notBefore: at, ...(until !== undefined && { notAfter: until }) }, 'planned');
  draft.next.touch = { ...draft.next.touch, at };
}

function hasTime(draft: Draft, step: WaitingStep): boolean {
  const until = momentOf(step.until, step, draft);
  return until === undefined || draft.now <= until;
}

function planAfterAll(draft: Draft, step: WaitingStep): void {
  const { next } = draft;
  const suffix = `.r${next.eventRevision}`;
  const touch = touchOf(draft);
  if (next.touch?.short !== undefined) {
    const at = nextDay(draft, step, next.touch.sentAt ?? next.touch.at);
    const until = momentOf(step.until, step, draft);
    if (until === undefined || at <= until)
      planTouch(draft, step, { attempt: next.touch.short, at, queued: true, suffix });
    return;
  }
  if (next.touch?.status !== 'skipped' || touch?.reason !== 'too-late') return;
  if (step.do === 'email') planTouch(draft, step, { attempt: 1, at: sendAt(step, draft), queued: false, suffix });
  if (step.do === 'call')
    planTouch(draft, step, { attempt: touch.attempt, at: queueFrom(step, draft), queued: true, suffix });
}

/** The distance of the attempts, counted from the last one; not before today. */
function nextDay(draft: Draft, step: WaitingStep, lastAt: number): number {
  const spacing = step.spacing === undefined ? undefined : pick(step.spacing, draft);
  const calendar = receiverCalendar(step, draft);
  const from = spacing ? calendar.add(lastAt, spacing, 1) : lastAt;
  return startOfDay(calendar, Math.max(from, draft.now));
}
