import { endEnrollment, hold, releaseHold } from './answer.ts';
import { takeCallBack } from './attempts.ts';
import { withdrawCall } from './close-channels.ts';
import type { OrganisationDecision } from './contact.ts';
import { currentStep, type Draft, emit } from './draft.ts';
import { CHECK_MARGIN_MS } from './enrollment.ts';
import { changeStage, ownerOf } from './hand-off.ts';
import { hasOwnClaim } from './organisation-claim.ts';
import { retime } from './retime.ts';
import { setTimer } from './set-timer.ts';

/** What a hold for the sake of a colleague is called. */
export const COLLEAGUE = 'colleague';

/**
 * What others did that concerns this enrollment: the contact objected in another campaign, a colleague said yes, said no
 * for all of them, or has an appointment or quote. Looked at whenever the enrollment moves; true where it changed.
 */
export function meetOrganisation(draft: Draft): boolean {
  const { next } = draft;
  if (next.status === 'ended') return false;
  if (endForOthers(draft)) return true;
  const before = { hold: next.hold, touch: next.touch };
  withdrawCall(draft);
  if (keepsWaiting(draft)) waitForColleague(draft);
  else if (next.hold?.scope === 'organisation') {
    releaseHold(draft, next.enteredBy);
    if (next.phase === 'waiting') goOnFromHere(draft);
  }
  return next.hold !== before.hold || next.touch !== before.touch;
}

/** A line of the decision list that was kept off it meanwhile has its whole time to be answered from now on. */
function goOnFromHere(draft: Draft): void {
  const { next, now } = draft;
  const step = currentStep(draft);
  if (step.do === 'decide' && next.touch?.status === 'planned') next.touch = { ...next.touch, notBefore: now };
  retime(draft, step);
}

/** True while nothing but what was promised about the event goes to this contact, for the sake of a colleague. */
export function keepsWaiting(draft: Pick<Draft, 'next' | 'organisation' | 'now'>): boolean {
  const { next, organisation, now } = draft;
  if (hasOwnClaim(draft)) return false;
  if (organisation.heldBy) return true;
  const decided = decisionFor(draft);
  return decided?.answer === 'yes' && now < decided.until && decided.enrollment !== next.id;
}

/** The contact wants to hear nothing more: a definite no in every campaign he is in, however he said it and in which. */
function endObjected(draft: Draft): boolean {
  const { next, contact } = draft;
  const { objectedAt } = contact;
  if (objectedAt === undefined || objectedAt < next.startedAt) return false;
  const cause = emit(
    draft,
    'SignalReceived',
    { signal: 'objected', by: 'campaign', occurredAt: objectedAt },
    { step: next.step, stay: next.stay },
  );
  changeStage(draft, 'refused', cause);
  endEnrollment(draft, 'no', 'objected', cause);
  return true;
}

/** A colleague's word for the organisation; it concerns who was enrolled when it was said, and not who goes on. */
function decisionFor({ next, organisation }: Pick<Draft, 'next' | 'organisation'>): OrganisationDecision | undefined {
  const { decided } = organisation;
  if (!decided || decided.enrollment === next.id || decided.at < next.startedAt) return undefined;
  return decided.goOn?.includes(next.id) ? undefined : decided;
}

/** True where the enrollment ended here, for what the contact said elsewhere or a colleague said for all of them. */
export function endForOthers(draft: Draft): boolean {
  return endObjected(draft) || endDecided(draft);
}

/** Nobody said it of this contact, so that it is no outcome of his: his enrollment should not be there any more. */
function endDecided(draft: Draft): boolean {
  const decided = decisionFor(draft);
  if (!decided || draft.now < decided.until) return false;
  if (decided.answer === 'yes' && hasOwnClaim(draft)) return false;
  const reason = decided.answer === 'yes' ? 'a colleague ordered' : 'a colleague said no for the organisation';
  endEnrollment(draft, 'void', reason, decided.cause);
  return true;
}

/** Held for the owner; a call that is with the rep already is taken back and waits with the rest. */
function waitForColleague(draft: Draft): void {
  const { next } = draft;
  if (next.hold) return;
  takeCallBack(draft);
  const cause = draft.organisation.heldBy?.cause ?? draft.organisation.decided?.cause ?? next.enteredBy;
  hold(draft, { reason: COLLEAGUE, for: ownerOf(draft), scope: 'organisation' }, cause);
  if (next.phase === 'answered') next.checkAt = draft.now + CHECK_MARGIN_MS;
  else restForColleague(draft);
}

/** Nothing is timed but the end of the owner's time to say who goes on; else the sweep looks at it, first after a day. */
export function restForColleague(draft: Draft): void {
  const { next, now } = draft;
  const decided = decisionFor(draft);
  if (decided?.answer === 'yes' && decided.until > now) {
    setTimer(draft, { at: decided.until, what: 'look' });
    return;
  }
  if (!next.timer) return;
  next.timer = undefined;
  next.checkAt = now + HELD_LOOK_MS;
}

const HELD_LOOK_MS = 86_400_000;
