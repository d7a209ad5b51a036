import { channelsFor, marketingPhone, mayMail } from '../permission/channels-for.ts';
import type { WaitingStep } from '../workflow.ts';
import { momentOf, nextOnAgenda, queueFrom, sendAt } from './agenda.ts';
import { answerStay, useFact } from './answer.ts';
import { currentStep, type Draft, emit } from './draft.ts';
import { conditionHolds, groupOf } from './facts.ts';
import { handOver } from './hand-off.ts';
import { planTouch, skipTouch } from './new-touch.ts';
import { campaignNews, factNews } from './news.ts';
import { guardPlan } from './retime.ts';
import { setTimer } from './set-timer.ts';

/** Opens the stay the last answer chose: answered at once by news, skipped, or planned; always with one way out. */
export function openStay(draft: Draft): void {
  const { next, now } = draft;
  const answer = next.answer;
  if (!answer) throw new Error(`${next.id}: no answer to open a stay on`);
  next.stay += 1;
  next.step = answer.next;
  next.phase = 'waiting';
  next.enteredAt = now;
  next.signalAt = answer.signalAt;
  next.checks = 0;
  next.answer = undefined;
  next.touch = undefined;
  next.enteredBy = emit(draft, 'StepEntered', {}, { step: next.step, stay: next.stay, cause: answer.cause });
  const step = currentStep(draft);
  if (answerByNews(draft, step, answer.version)) return;
  guardPlan(draft, () => {
    if (!skipStay(draft, step)) planStay(draft, step);
    if (next.phase === 'waiting' && next.status === 'open') setTimer(draft, nextOnAgenda(step, draft));
  });
}

function answerByNews(draft: Draft, step: WaitingStep, sinceVersion: number): boolean {
  const news = campaignNews(draft, step) ?? factNews(draft, step, sinceVersion);
  if (!news) return false;
  if (news.fact) useFact(draft, news.fact);
  if (news.signal === 'event-moved') draft.next.eventRevision = draft.live.state.eventRevision;
  answerStay(draft, {
    by: 'signal',
    target: news.target,
    signal: news.signal,
    cause: draft.next.enteredBy,
    signalAt: news.signalAt,
  });
  return true;
}

/** True when the stay sends nothing from the start; it then waits for its `due`, unless a step is named for that. */
function skipStay(draft: Draft, step: WaitingStep): boolean {
  if (step.do === 'wait' || step.do === 'decide' || step.do === 'hand-off') return false;
  const notPermitted = neverPermitted(draft, step);
  if (notPermitted !== undefined && step.whenNotPermitted !== undefined) {
    skipTouch(draft, step, notPermitted);
    answerStay(draft, { by: 'skipped', target: step.whenNotPermitted, cause: draft.next.enteredBy });
    return true;
  }
  const reason = skipReason(draft, step);
  if (reason === undefined) return false;
  skipTouch(draft, step, reason);
  if (step.skipped !== undefined)
    answerStay(draft, { by: 'skipped', target: step.skipped, cause: draft.next.enteredBy });
  return true;
}

/** Why nothing goes at all, judged on entry; a closed mail channel is judged when the mail would go and keeps its waiting time. */
function skipReason(draft: Draft, step: WaitingStep): string | undefined {
  const until = momentOf(step.until, step, draft);
  if (until !== undefined && draft.now > until) return 'too-late';
  if (step.if && !conditionHolds(step.if, draft)) return 'condition';
  if (step.do === 'call') {
    const phone = marketingPhone(draft.contact);
    if (!phone.allowed) return phone.reason;
  }
  if (step.do === 'letter') {
    const { letter } = channelsFor(draft.contact);
    if (!letter.allowed) return letter.reason;
  }
  return undefined;
}

/** Reason why the channel was closed from the start; a later opt-out keeps the waiting time instead. */
function neverPermitted(draft: Draft, step: WaitingStep): string | undefined {
  const { contact } = draft;
  if (step.do === 'email' && contact.emailClosed === undefined) {
    const mail = mayMail(contact, step.kind === 'marketing' ? 'marketing' : 'service');
    return mail.allowed ? undefined : mail.reason;
  }
  if (step.do === 'call' && contact.phoneClosed === undefined) {
    const phone = marketingPhone(contact);
    return phone.allowed ? undefined : phone.reason;
  }
  return undefined;
}

function planStay(draft: Draft, step: WaitingStep): void {
  const { now } = draft;
  switch (step.do) {
    case 'email':
      planTouch(draft, step, { attempt: 1, at: sendAt(step, draft), queued: false });
      return;
    case 'call':
    case 'ask':
      planTouch(draft, step, { attempt: 1, at: queueFrom(step, draft), queued: true });
      return;
    case 'letter':
      listLetter(draft, step);
      return;
    case 'decide':
      planTouch(draft, step, { attempt: 1, at: now, queued: true });
      return;
    case 'hand-off':
      if (nextOnAgenda(step, draft).at <= now) doHandOff(draft, step);
      return;
    case 'wait':
      return;
  }
}

/** A row of letters.csv: handed to the print shop at once. */
function listLetter(draft: Draft, step: WaitingStep): void {
  const { next, now } = draft;
  planTouch(draft, step, { attempt: 1, at: now, queued: false });
  const write = draft.touches.at(-1);
  if (!write || !next.touch) return;
  draft.touches[draft.touches.length - 1] = { ...write, next: { ...write.next, status: 'sent', sentAt: now } };
  next.touch = { ...next.touch, status: 'sent', sentAt: now };
  emit(draft, 'LetterListed', { touch: next.touch.id }, { step: step.name, stay: next.stay, cause: next.enteredBy });
}

/** Hands over those concerned and goes on at once. */
export function doHandOff(draft: Draft, step: WaitingStep): void {
  const { next } = draft;
  const staysLead = step.who === 'attended' && groupOf(next) !== 'came';
  if (!staysLead) handOver(draft, next.enteredBy);
  answerStay(draft, { by: 'due', target: step.go ?? next.step, cause: next.enteredBy });
}
