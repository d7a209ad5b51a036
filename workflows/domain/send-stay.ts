import { planTouchNow } from '../planner/plan-touch.ts';
import type { Verdict } from '../planner/verdict.ts';
import type { WaitingStep } from '../workflow.ts';
import { sendAt } from './agenda.ts';
import { answerStay, hold, releaseHold } from './answer.ts';
import { isOnRequest } from './asked-slides.ts';
import { withStandIn } from './cannot-wait.ts';
import { carriedBy } from './carrier.ts';
import { currentStep, type Draft, emit, writeTouch } from './draft.ts';
import { isStopped } from './enrollment.ts';
import { isOvertaken, noteSentDate } from './event-news.ts';
import { goOnMeanwhile } from './meanwhile.ts';
import { endForOthers, restForColleague } from './meet-organisation.ts';
import { countNurture, skipTouch, templateOf } from './new-touch.ts';
import { forgetTouch, noteTouch, spendMail } from './recent.ts';
import { isReplyTask } from './reply.ts';
import { retime } from './retime.ts';
import { mailSent, type Touch } from './touch.ts';
import { noticeWithdrawn } from './withdraw-notice.ts';

/** What the planner says at the moment of acting. `stop`: not now, or not any more; nothing is written. */
export type SendResult = 'claim' | 'changed' | 'stop';

/** Asked at the claim: may this touch go, now, as things are? What the planner says against it is put into the draft. */
export function planSend(draft: Draft, touch: Touch): SendResult {
  const { next } = draft;
  if (next.status === 'ended' || next.phase !== 'waiting' || next.touch?.id !== touch.id || isStopped(next))
    return 'stop';
  if (touch.status !== 'planned' || next.touch.status !== 'planned') return 'stop';
  if (endForOthers(draft)) return 'changed';
  const step = currentStep(draft);
  if (isOvertaken(draft, step)) return 'stop';
  const verdict = planTouchNow({ draft, step, touch });
  if (verdict) {
    if (verdict.do === 'hold' && next.hold?.reason === verdict.reason) return rests(draft) ? 'stop' : 'changed';
    carryOut(draft, step, touch, verdict);
    return 'changed';
  }
  if (next.hold && touch.kind === 'call') releaseHold(draft, next.enteredBy);
  return postpone(draft, step) ? 'changed' : 'claim';
}

/** True where a held touch is brought again though nothing is timed for it. */
function rests(draft: Draft): boolean {
  const { timer } = draft.next;
  restForColleague(draft);
  return draft.next.timer === timer;
}

function carryOut(draft: Draft, step: WaitingStep, touch: Touch, verdict: Verdict): void {
  const { next } = draft;
  switch (verdict.do) {
    case 'skip':
      skipTouch(draft, step, verdict.reason, touch);
      if (verdict.usedUp && step.exhausted !== undefined)
        answerStay(draft, { by: 'skipped', target: step.exhausted, cause: touch.cause });
      else retime(draft, step);
      return;
    case 'postpone':
      putOff(draft, touch, verdict.until);
      return;
    case 'hold':
      if (touch.kind === 'mail')
        emit(
          draft,
          'MailHeld',
          { touch: touch.id, template: touch.template, reason: verdict.reason },
          { step: step.name, stay: next.stay, cause: next.enteredBy },
        );
      hold(draft, { reason: verdict.reason, for: verdict.for, scope: verdict.scope ?? 'stay' }, next.enteredBy);
      next.timer = undefined;
      if (verdict.scope === 'organisation') restForColleague(draft);
      return;
  }
}

/** The touch waits until an instant at least, and then for its hours. */
export function putOff(draft: Draft, touch: Touch, until: number): void {
  moveTouch(draft, touch, until);
  retime(draft, currentStep(draft));
}

/** Not before an instant: in the rep's queue for whoever draws it, on the stay for its timer. */
function moveTouch(draft: Draft, touch: Touch, until: number): void {
  const { next } = draft;
  if (!next.touch) return;
  if (next.touch.queued) writeTouch(draft, { ...touch, notBefore: until }, 'planned');
  next.touch = { ...next.touch, at: until, notBefore: until };
}

/** A mail whose time is not (or no longer) inside the calendar moves to the next moment that is. */
function postpone(draft: Draft, step: WaitingStep): boolean {
  const { next, now } = draft;
  if (step.do !== 'email' || !next.touch) return false;
  const planned = sendAt(step, draft);
  const late =
    planned < now ? sendAt(step, { ...draft, next: { ...next, touch: { ...next.touch, notBefore: now } } }) : planned;
  if (late <= now) return false;
  next.touch = { ...next.touch, at: late, notBefore: late };
  retime(draft, step);
  return true;
}

/** The touch as it is handed to the mailer: the text follows the facts as they are now. The contact has it from now on. */
export function claimTouch(draft: Draft, touch: Touch): Touch {
  const step = currentStep(draft);
  const isOwn = touch.requested || touch.meanwhile || isReplyTask(touch);
  const template = isOwn ? touch.template : templateOf(step, draft);
  const mailKind = !isOwn && isOnRequest(draft, step) ? 'service' : touch.mailKind;
  noteTouch(draft, { ...touch, mailKind });
  return { ...withStandIn(draft, touch), template, mailKind, status: 'sending', claimedAt: draft.now };
}

/** The touch went out: ledger, event, and the stay's time counts from now. A stay that moved on meanwhile is left alone. */
export function confirmSent(draft: Draft, touch: Touch, sentAt: number = draft.now): void {
  const { next } = draft;
  const about = { step: touch.step, stay: touch.stay, cause: touch.cause };
  const sentBy =
    touch.kind === 'call'
      ? emitCall(draft, touch, 'single')
      : emit(draft, 'MailSent', mailSent(touch, languageOf(draft, touch)), about);
  const isOpen = isOpenTouch(draft, touch);
  const isTask = isOpen && (touch.kind === 'call' || touch.kind === 'ask');
  const waits = isTask || (isReplyTask(touch) && next.reply?.touch === touch.id);
  const sentTouch: Touch = { ...touch, status: 'sent', sentAt, sentBy, ...(waits && { open: true }) };
  writeTouch(draft, sentTouch, touch.status);
  if (touch.status !== 'uncertain') spendMail(draft, touch);
  if (!isOpen) {
    withdrawLate(draft, sentTouch);
    if (touch.meanwhile) goOnMeanwhile(draft, sentTouch);
    return;
  }
  const sent = { id: touch.id, status: 'sent', at: sentAt, sentAt, attempt: touch.attempt, queued: false } as const;
  next.touch = { ...sent, ...carriedBy(draft, touch) };
  const step = currentStep(draft);
  if (step.files.length > 0) next.given = [...new Set([...(next.given ?? []), step.name])];
  countNurture(draft, touch.item, step);
  noteSentDate(draft, step, touch);
  retime(draft, step);
}

/** The contact answered while the task was on its way to the rep: it is pointless before he has read it. */
function withdrawLate(draft: Draft, task: Touch): void {
  if (task.kind !== 'call') return;
  const about = { step: task.step, stay: task.stay, cause: task.cause };
  const cause = emit(draft, 'CallTaskWithdrawn', { touch: task.id, reason: 'answered' }, about);
  noticeWithdrawn(draft, task, { reason: 'answered', cause });
}

/** The mailer's own event, or six hours without one, settles what is uncertain: it counts as sent, and is never sent again. */
export function settleSent(draft: Draft, touch: Touch | undefined): void {
  if (touch?.status === 'uncertain') confirmSent(draft, touch, touch.claimedAt ?? draft.now);
}

/** The mailer refused for good: nothing went out, the stay keeps its waiting time. */
export function confirmFailed(draft: Draft, touch: Touch, reason: string): void {
  const { next, now } = draft;
  writeTouch(draft, { ...touch, status: 'failed', reason }, touch.status);
  forgetTouch(draft, touch);
  emit(
    draft,
    'MailSkipped',
    { touch: touch.id, template: touch.template, reason },
    { step: touch.step, stay: touch.stay, cause: touch.cause },
  );
  if (!isOpenTouch(draft, touch)) return;
  next.touch = { id: touch.id, status: 'skipped', at: now, attempt: touch.attempt, queued: false };
  const step = currentStep(draft);
  countNurture(draft, touch.item, step);
  retime(draft, step);
}

/** Nobody knows whether it went out: never sent again; the mailer's own event or six hours settle it. */
export function markUncertain(draft: Draft, touch: Touch): void {
  const { next } = draft;
  writeTouch(draft, { ...touch, status: 'uncertain' }, touch.status);
  spendMail(draft, touch);
  emit(draft, 'TouchUncertain', { touch: touch.id }, { step: touch.step, stay: touch.stay, cause: touch.cause });
  if (!isOpenTouch(draft, touch)) return;
  next.touch = {
    id: touch.id,
    status: 'uncertain',
    at: touch.claimedAt ?? draft.now,
    attempt: touch.attempt,
    queued: false,
  };
  retime(draft, currentStep(draft));
}

function isOpenTouch(draft: Draft, touch: Touch): boolean {
  const { next } = draft;
  return next.status === 'open' && next.phase === 'waiting' && next.stay === touch.stay && next.touch?.id === touch.id;
}

/** The line of a call task that reached its rep. */
function emitCall(draft: Draft, touch: Touch, inside: 'digest' | 'single'): string {
  return emit(
    draft,
    'CallTaskSent',
    {
      touch: touch.id,
      rep: touch.rep ?? touch.receiver,
      ...(touch.for !== undefined && { for: touch.for }),
      attempt: touch.attempt,
      script: touch.template,
      in: inside,
    },
    { step: touch.step, stay: touch.stay, cause: touch.cause },
  );
}

function languageOf({ contact, live }: Draft, touch: Touch): string {
  const { campaign, reps } = live.setup;
  return touch.to === 'contact' ? contact.language : (reps.get(touch.receiver)?.language ?? campaign.language);
}

/** A call drawn into a rep's day: it stands in the digest or goes as a mail of its own. */
export function drawCall(draft: Draft, touch: Touch, digest: string): void {
  const { next, now } = draft;
  const drawn: Touch = {
    ...touch,
    template: templateOf(currentStep(draft), draft),
    status: 'sent',
    sentAt: now,
    open: true,
    digest,
  };
  const sentBy = emitCall(draft, drawn, 'digest');
  writeTouch(draft, { ...drawn, sentBy }, 'planned');
  noteTouch(draft, drawn);
  if (!next.touch) return;
  next.touch = { ...next.touch, status: 'sent', at: now, sentAt: now, queued: false };
  retime(draft, currentStep(draft));
}
