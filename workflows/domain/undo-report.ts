import { answerStay } from './answer.ts';
import type { Contact, Organisation } from './contact.ts';
import { changeContact, currentStep, type Draft, emit, touchOf, writeTouch } from './draft.ts';
import type { Enrollment, Undo } from './enrollment.ts';
import { isRefusalOf } from './keep-refusal.ts';
import { isUndoOf } from './keep-undo.ts';
import type { LiveCampaign } from './live-campaign.ts';
import { claimOrganisation } from './organisation-claim.ts';
import { reopenCall } from './reopen-call.ts';
import { retime } from './retime.ts';
import { type NoStays, whyNoStays, withdrawNo } from './take-back-no.ts';
import { leaveSeat } from './take-seat.ts';
import { attemptOfTouch } from './touch-id.ts';

const UNDO_WITHIN_MS = 30 * 60_000;

/** A report that its reporter takes back, by the page of the task. */
export interface UndoRequest {
  /** Of the task, or of one it stands for. */
  readonly touch: string;
  readonly who?: string;
}

/**
 * Why a report stays: none is known of this task (any more) · its half hour is over · something came of it already, or came
 * after it · somebody else reported.
 */
export type NotUndone = 'nothing' | 'over' | 'acted' | 'other' | NoStays;

interface Asked {
  readonly enrollment: Enrollment;
  readonly contact: Contact;
  readonly organisation?: Organisation;
  readonly live: LiveCampaign;
  readonly now: number;
}

/** Asked by the page before it takes the press, and again by the transaction that takes the report back. */
export function whyNotUndone(asked: Asked, { touch, who }: UndoRequest): NotUndone | undefined {
  const { enrollment, live, now } = asked;
  const { undo, lastReport, refusal } = enrollment;
  const by = { touch, ...(who !== undefined && { who }) };
  if (refusal && isRefusalOf(refusal, touch)) return whyNoStays(asked, by);
  if (!undo || !isUndoOf(undo, touch)) {
    if (lastReport?.touch !== touch) return 'nothing';
    return now - lastReport.at > UNDO_WITHIN_MS ? 'over' : 'acted';
  }
  if (now - undo.at > UNDO_WITHIN_MS) return 'over';
  const { campaign, reps } = live.setup;
  const managers = [campaign.managers.marketing, campaign.managers.sales, reps.get(undo.who ?? '')?.manager];
  return who === undefined || undo.who === undefined || who === undo.who || managers.includes(who)
    ? undefined
    : 'other';
}

/** Everything is as it was before the report, and the task is with its rep again. */
export function undoReport(draft: Draft, request: UndoRequest): 'undone' | NotUndone {
  const { from, live, now } = draft;
  const { enrollment, contact, organisation } = from;
  const why = whyNotUndone({ enrollment, contact, organisation, live, now }, request);
  const { undo, refusal } = enrollment;
  if (why === undefined && refusal) {
    withdrawNo(draft);
    return 'undone';
  }
  if (why !== undefined || !undo) return refuse(draft, why ?? 'nothing');
  if (isOnItsWay(draft, undo)) return refuse(draft, 'acted');
  const { next } = draft;
  const cause = emit(
    draft,
    'AnswerCorrected',
    { from: undo.signal, to: 'undone' },
    { step: next.step, stay: next.stay },
  );
  if (next.facts.seat !== undo.before.facts.seat) leaveSeat(draft, cause);
  const { facts, spent, lastReport, lastSignOfLifeAt } = undo.before;
  Object.assign(next, { facts, spent, lastReport, lastSignOfLifeAt });
  forget(draft, undo);
  claimOrganisation(draft, cause);
  const isHere = next.phase === 'waiting' && next.stay === undo.before.stay;
  if (isHere) reopenHere(draft, undo, cause);
  else reenter(draft, undo, cause);
  next.moves = undo.before.moves;
  next.answeredAt = undo.before.answeredAt;
  return 'undone';
}

/** What the report led to is with the mailer already: its claim leaves the enrollment as it is. */
function isOnItsWay({ from }: Draft, { touch }: Undo): boolean {
  const current = from.touch;
  return current !== undefined && current.id !== touch && current.status !== 'planned' && current.status !== 'skipped';
}

function refuse(draft: Draft, why: NotUndone): NotUndone {
  const { lastReport, step, stay } = draft.next;
  // Refused, it changes nothing: whoever may take the report back still can.
  draft.next.undo = draft.from.enrollment.undo;
  emit(draft, 'SignalIgnored', { signal: lastReport?.signal ?? 'undone', reason: 'late' }, { step, stay });
  return why;
}

/** The call counts for no cap any more, and what was learnt on it is not known. */
function forget(draft: Draft, { touch, learnt }: Undo): void {
  const { recent = [], more } = draft.contact;
  const left = Object.fromEntries(Object.entries(more).filter(([name]) => !learnt.includes(name)));
  changeContact(draft, { more: left, recent: recent.filter((entry) => entry.touch !== touch) });
}

function reopenedOf({ touch, also, promised }: Undo) {
  return { attempt: attemptOfTouch(touch) ?? 1, reopens: [...also, touch], ...(promised && { promised }) };
}

/** It moved nobody: what it planned in this stay is withdrawn. */
function reopenHere(draft: Draft, undo: Undo, cause: string): void {
  const { next } = draft;
  const step = currentStep(draft);
  const planned = touchOf(draft);
  if (planned?.status === 'planned') {
    writeTouch(draft, { ...planned, status: 'skipped', reason: 'report undone' }, 'planned');
    const about = { step: step.name, stay: next.stay, cause };
    emit(draft, 'CallTaskSkipped', { touch: planned.id, reason: 'report undone' }, about);
  }
  reopenCall(draft, step, { ...reopenedOf(undo), suffix: `.u${next.version}` });
  retime(draft, step);
}

/** It led on: back into the step that was reported on, in the next run. */
function reenter(draft: Draft, undo: Undo, cause: string): void {
  const { next } = draft;
  next.run += 1;
  next.runStartedAt = draft.now;
  next.runFirstStay = next.stay;
  answerStay(draft, { by: 'signal', target: undo.before.step, cause, touch: undo.touch, again: reopenedOf(undo) });
}
