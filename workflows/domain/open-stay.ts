import { channelsFor, marketingPhone, mayMail } from '../permission/channels-for.ts';
import type { WaitingStep } from '../workflow.ts';
import { momentOf, nextOnAgenda, queueFrom, receiverCalendar, sendAt } from './agenda.ts';
import { answerStay, useFact } from './answer.ts';
import { isOnRequest } from './asked-slides.ts';
import { resumeCall } from './attempts.ts';
import { presentFor } from './deputy.ts';
import { holdDoubted } from './doubt-attendance.ts';
import { currentStep, type Draft, emit } from './draft.ts';
import { endedByCampaign, endedByCancelling } from './end-by-campaign.ts';
import { conditionHolds, groupOf } from './facts.ts';
import { handOver } from './hand-off.ts';
import { carryUndo } from './keep-undo.ts';
import { clockOf, URGENT_HOURS } from './live-campaign.ts';
import { meetOrganisation } from './meet-organisation.ts';
import { planTouch, skipTouch } from './new-touch.ts';
import { campaignNews, factNews, takeNotice } from './news.ts';
import { guardPlan } from './retime.ts';
import { setTimer } from './set-timer.ts';

/** Opens the stay the last answer chose: answered at once by news, skipped, or planned; always with one way out. */
export function openStay(draft: Draft): void {
  const { next, now } = draft;
  const answer = next.answer;
  if (!answer) throw new Error(`${next.id}: no answer to open a stay on`);
  meetOrganisation(draft);
  if (next.status === 'ended') return;
  next.stay += 1;
  next.step = answer.next;
  next.phase = 'waiting';
  next.enteredAt = now;
  next.signalAt = answer.signalAt;
  next.checks = 0;
  next.answer = undefined;
  next.touch = undefined;
  next.enteredBy = emit(draft, 'StepEntered', {}, { step: next.step, stay: next.stay, cause: answer.cause });
  if (endedByCampaign(draft)) return;
  const step = currentStep(draft);
  if (answerByNews(draft, step, answer.version) || endedByCancelling(draft, answer)) return;
  next.eventRevision = draft.live.state.eventRevision;
  guardPlan(draft, () => {
    if (!skipStay(draft, step)) {
      if (answer.again && step.do === 'call') resumeCall(draft, step, answer.again);
      else planStay(draft, step);
    }
    if (next.phase === 'waiting' && next.status === 'open') setTimer(draft, nextOnAgenda(step, draft));
    holdDoubted(draft);
  });
  carryUndo(draft);
}

function answerByNews(draft: Draft, step: WaitingStep, sinceVersion: number): boolean {
  const news = campaignNews(draft, step) ?? factNews(draft, step, sinceVersion);
  if (!news) return false;
  if (news.fact) useFact(draft, news.fact);
  takeNotice(draft, news, draft.next.enteredBy);
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
  // A correction may lead past it again: what he has had once he does not get twice.
  if (step.files.length > 0 && draft.next.given?.includes(step.name)) return 'already sent';
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
  const { contact, next } = draft;
  const since = (at: number | undefined) => at === undefined || at > next.startedAt;
  const closedLater = contact.emailClosed !== undefined && since(contact.closedAt?.email);
  // What must be known in time is told by another channel whenever mail is closed; the rest keeps its waiting time.
  if (step.do === 'email' && !(closedLater && step.kind === 'marketing')) {
    const mail = mayMail(contact, step.kind === 'marketing' && !isOnRequest(draft, step) ? 'marketing' : 'service');
    return mail.allowed ? undefined : mail.reason;
  }
  if (step.do === 'call' && !(contact.phoneClosed !== undefined && since(contact.closedAt?.phone))) {
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
      planTask(draft, step);
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

/** In the rep's queue for one of his mornings; what is urgent goes alone, at once inside his hours. */
function planTask(draft: Draft, step: WaitingStep): void {
  const promised = promisedAt(draft, step);
  if (isForUrgentMail(draft)) planUrgentCall(draft, step);
  else if (promised !== undefined) planTouch(draft, step, { attempt: 1, at: promised, queued: false, promised: true });
  else if (step.urgency === 'normal') planTouch(draft, step, { attempt: 1, at: queueFrom(step, draft), queued: true });
  else planTouch(draft, step, { attempt: 1, at: receiverCalendar(step, draft).nextOpen(draft.now), queued: false });
}

/** A call in the place of an urgent mail that may not go is as urgent: today, not with tomorrow's digest. */
function isForUrgentMail({ next, live }: Draft): boolean {
  const before = next.moves.at(-1);
  const step = live.setup.workflow.steps[before?.step ?? ''];
  return before?.by === 'skipped' && step?.do === 'email' && step.urgency === 'urgent';
}

function planUrgentCall(draft: Draft, step: WaitingStep): void {
  const { next, now, live } = draft;
  const rep = next.rep ?? live.setup.campaign.managers.sales;
  const zone = live.setup.calendars.rep(presentFor(live, rep, now) ?? rep).zone;
  planTouch(draft, step, { attempt: 1, at: clockOf(zone).nextOpen(now, URGENT_HOURS), queued: false, isUrgent: true });
}

const CALL_BACK_LEAD_MS = 10 * 60_000;

/** A call that was promised in a conversation takes the place of the one that would follow it, ten minutes before its time. */
function promisedAt(draft: Draft, step: WaitingStep): number | undefined {
  const fact = draft.next.facts['call-back'];
  const when = fact?.data?.when;
  if (step.do !== 'call' || fact?.usedAt !== undefined || typeof when !== 'number') return undefined;
  useFact(draft, 'call-back');
  return Math.max(draft.now, when - CALL_BACK_LEAD_MS);
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
  const staysLead = next.guest || (step.who === 'attended' && groupOf(next) !== 'came');
  if (!staysLead) handOver(draft, next.enteredBy);
  // What led here goes on with it: an appointment is asked about after its own time, not after the hand-off's.
  answerStay(draft, { by: 'due', target: step.go ?? next.step, cause: next.enteredBy, signalAt: next.signalAt });
}
