import { marketingPhone, mayMail } from '../permission/channels-for.ts';
import type { WaitingStep } from '../workflow.ts';
import { momentOf, sendAt } from './agenda.ts';
import { currentStep, type Draft, emit, writeTouch } from './draft.ts';
import { conditionHolds } from './facts.ts';
import { countNurture, nextItem, skipTouch, templateOf } from './new-touch.ts';
import { retime } from './retime.ts';
import { mailSent, type Touch } from './touch.ts';

/** What the planner says at the moment of acting. `stop`: not now, or not any more; nothing is written. */
export type SendResult = 'claim' | 'changed' | 'stop';

/** Asked again at the claim: may this touch go, now, as things are? Skips and postponements are put into the draft. */
export function planSend(draft: Draft, touch: Touch): SendResult {
  const { next } = draft;
  if (next.status === 'ended' || next.phase !== 'waiting' || next.touch?.id !== touch.id || next.hold) return 'stop';
  if (touch.status !== 'planned' || next.touch.status !== 'planned') return 'stop';
  const step = currentStep(draft);
  const reason = refusal(draft, step, touch);
  if (reason !== undefined) {
    skipTouch(draft, step, reason, touch);
    retime(draft, step);
    return 'changed';
  }
  return postpone(draft, step) ? 'changed' : 'claim';
}

function refusal(draft: Draft, step: WaitingStep, touch: Touch): string | undefined {
  if (!touch.promised) {
    const until = momentOf(step.until, step, draft);
    if (until !== undefined && draft.now > until) return 'too-late';
    if (step.if && !conditionHolds(step.if, draft)) return 'condition';
  }
  if (touch.kind === 'call') {
    const phone = marketingPhone(draft.contact);
    return phone.allowed ? undefined : phone.reason;
  }
  if (touch.kind !== 'mail') return undefined;
  if (step.rotate && nextItem(step, draft) === undefined) return 'list-used-up';
  const mail = mayMail(draft.contact, touch.mailKind === 'marketing' ? 'marketing' : 'service');
  return mail.allowed ? undefined : mail.reason;
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

/** The touch as it is handed to the mailer: the text follows the facts as they are now. */
export function claimTouch(draft: Draft, touch: Touch): Touch {
  const step = currentStep(draft);
  return { ...touch, template: templateOf(step, draft), status: 'sending', claimedAt: draft.now };
}

/** The touch went out: ledger, event, and the stay's time counts from now. A stay that moved on meanwhile is left alone. */
export function confirmSent(draft: Draft, touch: Touch, sentAt: number = draft.now): void {
  const { next } = draft;
  const task = touch.kind === 'call' || touch.kind === 'ask';
  const about = { step: touch.step, stay: touch.stay, cause: touch.cause };
  const sentBy =
    touch.kind === 'call'
      ? emitCall(draft, touch, 'single')
      : emit(draft, 'MailSent', mailSent(touch, languageOf(draft, touch)), about);
  writeTouch(draft, { ...touch, status: 'sent', sentAt, sentBy, ...(task && { open: true }) }, touch.status);
  if (!isOpenTouch(draft, touch)) return;
  next.touch = { id: touch.id, status: 'sent', at: sentAt, sentAt, attempt: touch.attempt, queued: false };
  const step = currentStep(draft);
  countNurture(draft, touch.item, step);
  retime(draft, step);
}

/** The mailer's own event, or six hours without one, settles what is uncertain: it counts as sent, and is never sent again. */
export function settleSent(draft: Draft, touch: Touch | undefined): void {
  if (touch?.status === 'uncertain') confirmSent(draft, touch, touch.claimedAt ?? draft.now);
}

/** The mailer refused for good: nothing went out, the stay keeps its waiting time. */
export function confirmFailed(draft: Draft, touch: Touch, reason: string): void {
  const { next, now } = draft;
  writeTouch(draft, { ...touch, status: 'failed', reason }, touch.status);
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
  if (!next.touch) return;
  next.touch = { ...next.touch, status: 'sent', at: now, sentAt: now, queued: false };
  retime(draft, currentStep(draft));
}
