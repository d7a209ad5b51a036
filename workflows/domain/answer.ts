import type { EndStep, WaitingStep } from '../workflow.ts';
import { type Draft, emit, touchOf, writeTouch } from './draft.ts';
import type { Answer, Fact, HoldScope, Outcome } from './enrollment.ts';
import { CHECK_MARGIN_MS } from './enrollment.ts';
import { follow } from './follow.ts';
import { leaveOthers } from './joined.ts';
import { claimOrganisation, isOpenClaim } from './organisation-claim.ts';
import { noticeWithdrawn } from './withdraw-notice.ts';

export interface AnswerRequest {
  readonly by: Answer['by'];
  readonly target: string;
  /** Key of the event that led to it. */
  readonly cause: string;
  readonly signal?: string;
  /** The touch the signal reported on: it is closed by its report, not withdrawn. */
  readonly touch?: string;
  /** What the signal carries in `when`, else when it happened; left out: `when` of the fact that a branch chose by, else now. */
  readonly signalAt?: number;
  /** A call put right goes on where it was. */
  readonly again?: Answer['again'];
  /** Why, where the target ends the enrollment; default the step's name. */
  readonly reason?: string;
}

const SPIN_WINDOW_MS = 60_000;
const SPIN_STAYS = 5;

/** Answers the open stay: the one way out. Follows branches on the facts as they are now; an end step ends the enrollment. */
export function answerStay(draft: Draft, request: AnswerRequest): void {
  const { next, now } = draft;
  closeTouch(draft, request.touch);
  const { branches, step, fact } = follow(request.target, { ...draft, next });
  lapse(draft, step);
  const when = fact === undefined ? undefined : next.facts[fact]?.data?.when;
  const signalAt = request.signalAt ?? (typeof when === 'number' ? when : now);
  for (const branch of branches) emit(draft, 'StepEntered', {}, { step: branch, cause: request.cause });
  next.moves = [...next.moves.slice(-5), { stay: next.stay, step: next.step, by: request.by, ...pickReport(request) }];
  next.timer = undefined;
  next.touch = undefined;
  if (next.hold?.scope === 'stay') releaseHold(draft, request.cause);
  next.checks = 0;
  if (step.do === 'end') {
    endEnrollment(draft, step.outcome, request.reason ?? step.name, request.cause);
    return;
  }
  next.phase = 'answered';
  next.answer = {
    stay: next.stay,
    by: request.by,
    next: step.name,
    at: now,
    cause: request.cause,
    signalAt,
    version: next.version,
    ...(request.again && { again: request.again }),
  };
  next.answeredAt = [...next.answeredAt.slice(-SPIN_STAYS), now];
  next.checkAt = now + CHECK_MARGIN_MS;
  claimOrganisation(draft, request.cause);
  checkSpinning(draft, request.cause);
}

/** What the rep was asked about is over where the way leads away from it: an appointment or quote nobody told of any more. */
function lapse(draft: Draft, to: WaitingStep | EndStep): void {
  const from = draft.live.setup.workflow.steps[draft.next.step];
  const about = from?.do === 'ask' ? from.about : undefined;
  const fact = about === undefined ? undefined : draft.next.facts[about];
  if (about === undefined || !fact || (to.do === 'ask' && to.about === about)) return;
  if (isOpenClaim(about, fact)) setFact(draft, about, { ...fact, value: 'lapsed', signal: 'lapsed' });
}

function pickReport({ signal, touch }: AnswerRequest): { signal?: string; touch?: string } {
  return { ...(signal !== undefined && { signal }), ...(touch !== undefined && { touch }) };
}

/** More than 5 stays answered within a minute is no journey: hold for an operator. */
function checkSpinning(draft: Draft, cause: string): void {
  const oldest = draft.next.answeredAt[0];
  if (draft.next.answeredAt.length <= SPIN_STAYS || oldest === undefined) return;
  if (draft.now - oldest < SPIN_WINDOW_MS)
    hold(draft, { reason: 'spinning', for: 'operator', scope: 'enrollment' }, cause);
}

/** What was planned for the stay is skipped, what a rep still has open is withdrawn; what was reported is only closed. */
export function closeTouch(draft: Draft, reported: string | undefined): void {
  const touch = touchOf(draft);
  if (!touch) return;
  const about = { step: touch.step, stay: touch.stay, cause: touch.cause };
  if (touch.status === 'planned') {
    writeTouch(draft, { ...touch, status: 'skipped', reason: 'answered' }, 'planned');
    if (touch.kind === 'call') emit(draft, 'CallTaskSkipped', { touch: touch.id, reason: 'answered' }, about);
    if (touch.kind === 'mail')
      emit(draft, 'MailSkipped', { touch: touch.id, template: touch.template, reason: 'answered' }, about);
    return;
  }
  if (!touch.open) return;
  writeTouch(draft, { ...touch, open: false }, touch.status);
  if (touch.kind !== 'call' || touch.id === reported) return;
  const cause = emit(draft, 'CallTaskWithdrawn', { touch: touch.id, reason: 'answered' }, about);
  noticeWithdrawn(draft, touch, { reason: 'answered', cause });
}

/** Ends the enrollment in whatever phase it is. The relay tells Step Functions. */
export function endEnrollment(
  draft: Draft,
  outcome: Outcome,
  reason: string,
  cause: string,
  figures: Figures = {},
): void {
  const { next } = draft;
  closeTouch(draft, undefined);
  if (next.hold) releaseHold(draft, cause);
  next.timer = undefined;
  next.touch = undefined;
  next.answer = undefined;
  next.status = 'ended';
  next.phase = 'answered';
  next.outcome = outcome;
  next.reason = reason;
  next.checks = 0;
  next.checkAt = draft.now + CHECK_MARGIN_MS;
  leaveOthers(draft);
  emit(draft, 'EnrollmentEnded', { outcome, reason, ...figures }, { cause, step: next.step });
  claimOrganisation(draft, cause);
}

interface Figures {
  readonly revenue?: number;
  readonly margin?: number;
}

const HOLD_LOOK_MS = 86_400_000;

/** Waits for a person: signals are still taken, nothing is sent, nothing falls due. */
export function hold(
  draft: Draft,
  request: { readonly reason: string; readonly for: string; readonly scope: HoldScope },
  cause: string,
): void {
  const { next, now } = draft;
  if (next.hold?.reason === request.reason) return;
  next.hold = { ...request, since: now };
  next.checkAt = now + HOLD_LOOK_MS;
  emit(draft, 'Held', { reason: request.reason, for: request.for }, { cause, step: next.step, stay: next.stay });
}

export function releaseHold(draft: Draft, cause: string): void {
  const { next } = draft;
  if (!next.hold) return;
  emit(
    draft,
    'Released',
    { reason: next.hold.reason, for: next.hold.for },
    { cause, step: next.step, stay: next.stay },
  );
  next.hold = undefined;
}

/** Keeps a fact; newest by event time wins is the caller's business. */
export function setFact(draft: Draft, name: string, fact: Omit<Fact, 'recordedAt' | 'version'>): void {
  draft.next.facts = { ...draft.next.facts, [name]: { ...fact, recordedAt: draft.now, version: draft.next.version } };
}

/** The fact has moved the enrollment: no longer news. */
export function useFact(draft: Draft, name: string): void {
  const fact = draft.next.facts[name];
  if (fact) draft.next.facts = { ...draft.next.facts, [name]: { ...fact, usedAt: draft.now } };
}

export function dropFact(draft: Draft, name: string): void {
  const { [name]: _dropped, ...rest } = draft.next.facts;
  draft.next.facts = rest;
}
