import type { Claim } from '../ports.ts';
import { answerStay, hold } from './answer.ts';
import type { Contact, Organisation } from './contact.ts';
import { changeContact, currentStep, type Draft, emit } from './draft.ts';
import { CHECK_MARGIN_MS, type Enrollment, type Refusal } from './enrollment.ts';
import { changeStage } from './hand-off.ts';
import { isRefusalOf } from './keep-refusal.ts';
import type { LiveCampaign } from './live-campaign.ts';
import { retime } from './retime.ts';
import type { Signal } from './signal.ts';
import { changeSeat } from './take-seat.ts';
import { attemptOfTouch } from './touch-id.ts';

const TAKEN_BACK_WITHIN = { amount: 10, unit: 'business days' } as const;

/**
 * Why a no stays: none was reported on this task · its ten business days are over · somebody else reported it · he wants no
 * contact any more, his data are erased, or a colleague has said no for all of them.
 */
export type NoStays = 'nothing' | 'too-late' | 'other' | 'closed';

interface Asked {
  readonly enrollment: Enrollment;
  readonly contact: Contact;
  /** Where it is at hand: the transaction has it. */
  readonly organisation?: Organisation;
  readonly live: LiveCampaign;
  readonly now: number;
}

/** Asked by the page before it takes the press, and again by the transaction that takes the no back. */
export function whyNoStays(
  { enrollment, contact, organisation, live, now }: Asked,
  { touch, who }: { readonly touch?: string; readonly who?: string },
): NoStays | undefined {
  const { refusal, status, outcome, reason } = enrollment;
  if (status !== 'ended' || outcome !== 'no' || !refusal || !isRefusalOf(refusal, touch)) return 'nothing';
  if (contact.erasedAt !== undefined || contact.objectedAt !== undefined || reason === 'erased') return 'closed';
  if (isRefusedForAll(organisation?.decided, enrollment)) return 'closed';
  const { campaign, reps, calendars } = live.setup;
  const reporter = refusal.who ?? enrollment.rep ?? campaign.managers.sales;
  const managers = [campaign.managers.marketing, campaign.managers.sales, reps.get(reporter)?.manager];
  // A manager may as long as there is somebody to speak of.
  if (who !== undefined && managers.includes(who)) return undefined;
  if (now > calendars.rep(reporter).add(refusal.at, TAKEN_BACK_WITHIN, 1)) return 'too-late';
  return who === undefined || refusal.who === undefined || who === refusal.who ? undefined : 'other';
}

/** A colleague has said no for the organisation since this one began: that is not his to take back. */
function isRefusedForAll(decided: Organisation['decided'], { id, startedAt }: Enrollment): boolean {
  return decided?.answer === 'no' && decided.enrollment !== id && decided.at >= startedAt;
}

/** What a rep may say instead of a no; what closes everything, and another no, are none. */
const NO_INSTEAD: readonly string[] = ['no', 'objected', 'erased', 'complained', 'unsubscribed', 'bounced'];

/** True where a report that comes after the end takes the no of the same task back. */
export function takesBackNo(draft: Draft, { signal, touch, by, who }: Signal): boolean {
  const { from, live, now } = draft;
  if (touch === undefined || by === 'contact' || NO_INSTEAD.includes(signal)) return false;
  const { enrollment, contact, organisation } = from;
  const asked = { enrollment, contact, organisation, live, now };
  return whyNoStays(asked, { touch, ...(who !== undefined && { who }) }) === undefined;
}

/**
 * Another outcome on the task of a no: the enrollment is open as it was before, and the report is taken in as if it were the
 * one that came first. What it does not move goes on where it was.
 */
export function replaceNo(draft: Draft, given: Signal, take: (signal: Signal) => Claim['result']): Claim['result'] {
  const { refusal } = draft.next;
  if (!refusal) throw new Error(`${draft.next.id}: no refusal to take back`);
  const { isOnTask } = reopen(draft, refusal, given.signal);
  const result = take({ ...given, touch: refusal.touch });
  settle(draft, isOnTask);
  return result === 'ended' ? 'ended' : 'moved';
}

/** Taken back without another outcome: the task is with its rep again, the same try. */
export function withdrawNo(draft: Draft): void {
  const { next } = draft;
  const { refusal } = next;
  if (!refusal) throw new Error(`${next.id}: no refusal to take back`);
  const { isOnTask, cause } = reopen(draft, refusal, 'undone');
  const { moves } = next;
  if (isOnTask) {
    const { touch, also, promised } = refusal;
    const again = { attempt: attemptOfTouch(touch) ?? 1, reopens: [...also, touch], ...(promised && { promised }) };
    answerStay(draft, { by: 'signal', target: next.step, cause, touch, again });
    next.moves = moves;
  }
  settle(draft, isOnTask);
}

interface Reopened {
  /** The no was said of the task it stood in: nothing else has come since. */
  readonly isOnTask: boolean;
  /** Key of the event that tells of it. */
  readonly cause: string;
}

/** Open again where it stood, in the next run; nothing keeps the day on which the data would have gone. */
function reopen(draft: Draft, refusal: Refusal, to: string): Reopened {
  const { next, now } = draft;
  const { open, answer } = refusal;
  Object.assign(next, {
    status: 'open',
    outcome: undefined,
    reason: undefined,
    eraseAt: undefined,
    refusal: undefined,
  });
  Object.assign(next, { run: next.run + 1, runStartedAt: now, runFirstStay: next.stay });
  Object.assign(next, { checks: 0, checkAt: now + CHECK_MARGIN_MS });
  Object.assign(next, answer ? { phase: 'answered', answer } : { phase: 'waiting', touch: open });
  const cause = emit(draft, 'AnswerCorrected', { from: 'no', to }, { step: next.step, stay: next.stay });
  restore(draft, refusal, cause);
  if (refusal.hold) hold(draft, refusal.hold, cause);
  heedDecision(draft, cause);
  return { isOnTask: !answer && open?.id === refusal.touch, cause };
}

/** Stage and seat as before, unless somebody else has had a say in it since. */
function restore(draft: Draft, { stage, refusedAt, restaged, seat, at }: Refusal, cause: string): void {
  // Written in any case: an erasure that was under way meanwhile and this cannot both win.
  changeContact(draft, {});
  const isOurs = restaged && draft.contact.stage === 'refused' && draft.contact.refusedAt === at;
  if (isOurs) {
    changeStage(draft, stage, cause);
    const { refusedAt: _ours, ...contact } = draft.contact;
    draft.contact = { ...contact, ...(refusedAt !== undefined && { refusedAt }) };
  }
  if (!seat || !draft.seats) return;
  const guests = draft.next.facts.seat?.data?.guests;
  const data = { guests: typeof guests === 'number' ? guests : 0 };
  const { id } = draft.next;
  changeSeat(draft, { key: '', signal: 'accepted', enrollment: id, by: 'rep', occurredAt: draft.now, data }, cause);
}

/**
 * The no was for the whole organisation: for the others it stands, so that nobody is written to again by a machine.
 * Marketing looks at them before this one goes on.
 */
function heedDecision(draft: Draft, cause: string): void {
  const { decided } = draft.organisation;
  if (decided?.answer !== 'no' || decided.enrollment !== draft.next.id) return;
  const { marketing } = draft.live.setup.campaign.managers;
  hold(draft, { reason: 'correction', for: marketing, scope: 'enrollment' }, cause);
}

/** What was not moved by it: the reported call is used up, what had gone out is waited for as before, the rest is planned anew. */
function settle(draft: Draft, isOnTask: boolean): void {
  const { next } = draft;
  if (next.status === 'ended') {
    // Another end in the same transaction: the machine of the first is the last.
    next.run = draft.from.enrollment.run;
    return;
  }
  if (next.phase !== 'waiting' || next.timer) return;
  const { touch } = next;
  const step = currentStep(draft);
  if (touch && isOnTask) next.touch = { ...touch, status: 'used-up', at: draft.now, queued: false };
  else if (touch?.status === 'planned' || (touch?.status === 'sent' && IS_TASK.includes(step.do))) {
    const { attempt, at, queued } = touch;
    // A promised call keeps its time, any other is made again with the same try.
    const again = { attempt, ...(touch.status === 'planned' && !queued && { promisedAt: at }) };
    answerStay(draft, { by: 'signal', target: next.step, cause: next.enteredBy, again });
    return;
  }
  retime(draft, step);
}

/** The end withdrew them. */
const IS_TASK: readonly string[] = ['call', 'ask', 'decide'];
