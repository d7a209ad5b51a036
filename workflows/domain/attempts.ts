import type { Claim } from '../ports.ts';
import type { WaitingStep } from '../workflow.ts';
import { momentOf, receiverCalendar, startOfDay } from './agenda.ts';
import { answerStay, closeTouch } from './answer.ts';
import { currentStep, type Draft } from './draft.ts';
import { pick } from './facts.ts';
import { planTouch } from './new-touch.ts';
import { retime } from './retime.ts';

/** Nothing more is done in this stay: it goes on to `exhausted`, or waits for its `due`. */
export function useUp(draft: Draft, cause: string): Claim['result'] {
  const { next } = draft;
  const step = currentStep(draft);
  if (!next.touch) return 'recorded';
  closeTouch(draft, next.touch.id);
  if (step.exhausted !== undefined) {
    answerStay(draft, { by: 'signal', target: step.exhausted, cause, touch: next.touch.id });
    return 'moved';
  }
  next.touch = { ...next.touch, status: 'used-up', queued: false };
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
  if (attempt > (pick(step.attempts, draft) ?? 1) || (until !== undefined && from > until)) return useUp(draft, cause);
  closeTouch(draft, next.touch?.id);
  planTouch(draft, step, { attempt, at: from, queued: true });
  retime(draft, step);
  return 'recorded';
}

/** The first day of the rep and of the contact that is far enough from this try. */
function nextAttemptFrom(draft: Draft, step: WaitingStep): number {
  const spacing = step.spacing === undefined ? undefined : pick(step.spacing, draft);
  const rep = receiverCalendar(step, draft);
  const contact = draft.live.setup.calendars.contact(draft.contact);
  const from = draft.now;
  if (!spacing) return startOfDay(rep, rep.add(from, { amount: 1, unit: 'business days' }, 1));
  return startOfDay(rep, Math.max(rep.add(from, spacing, 1), contact.add(from, spacing, 1)));
}

const CALL_BACK_LEAD_MS = 10 * 60_000;

/** A promised call goes alone, ten minutes before its time, and uses no attempt. */
export function callBackAt(draft: Draft, when: number): Claim['result'] {
  const { next, now } = draft;
  const step = currentStep(draft);
  const touch = next.touch;
  if (!touch) return 'recorded';
  closeTouch(draft, touch.id);
  const at = Math.max(now, when - CALL_BACK_LEAD_MS);
  planTouch(draft, step, { attempt: touch.attempt, at, queued: false, promised: true, suffix: `.p${next.version}` });
  retime(draft, step);
  return 'recorded';
}

/** The same attempt once more from a later day on: a number that was put right, documents to be read first. */
export function callAgain(draft: Draft, businessDays: number): Claim['result'] {
  const { next } = draft;
  const step = currentStep(draft);
  const touch = next.touch;
  if (!touch) return 'recorded';
  closeTouch(draft, touch.id);
  const rep = receiverCalendar(step, draft);
  const at = startOfDay(rep, rep.add(draft.now, { amount: businessDays, unit: 'business days' }, 1));
  planTouch(draft, step, { attempt: touch.attempt, at, queued: true, suffix: `.a${next.version}` });
  retime(draft, step);
  return 'recorded';
}
