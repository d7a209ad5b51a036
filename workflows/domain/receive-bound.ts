import type { Claim } from '../ports.ts';
import { closeTouch, dropFact, endEnrollment, setFact, useFact } from './answer.ts';
import { callAgain, callBackAt, tryAgain, useUp } from './attempts.ts';
import { closeChannels } from './close-channels.ts';
import { correctAnswer, correctedMove, isSameReport } from './correct.ts';
import { receiveDecision } from './decision.ts';
import { changeContact, currentStep, type Draft, emit, touchOf, writeTouch } from './draft.ts';
import { receiveHandOffAnswer } from './hand-off-answer.ts';
import { postMeanwhile } from './meanwhile.ts';
import { claimOrganisation } from './organisation-claim.ts';
import { aboutWaitingCall, promiseReply } from './reply.ts';
import { planRequested } from './requested-mail.ts';
import type { Signal } from './signal.ts';
import { leaveSeat } from './take-seat.ts';
import { ignore, moveByFact, moveOn, record } from './take-signal.ts';
import { noteTiming } from './timing.ts';
import { stayOfTouch } from './touch-id.ts';
import { bringsNumber, receiveWrongNumber } from './wrong-number.ts';

/** A signal that answers a touch: it moves only that touch's stay; late, its data are kept and the groups decide. */
export function receiveBound(draft: Draft, signal: Signal): Claim['result'] {
  switch (signal.signal) {
    case 'bounced':
      return receiveBounce(draft, signal);
    case 'go-on':
    case 'recycle':
    case 'release':
      return receiveDecision(draft, signal);
    case 'taken-over':
    case 'rejected':
      return receiveHandOffAnswer(draft, signal);
    default:
      return receiveReport(draft, aboutWaitingCall(draft, signal));
  }
}

function receiveReport(draft: Draft, signal: Signal): Claim['result'] {
  const { next } = draft;
  const moved = correctedMove(draft, signal);
  if (moved && isSameReport(moved, signal, next.facts[factOf(signal.signal).name])) {
    return ignore(draft, signal, 'unchanged');
  }
  const stay = stayOfTouch(signal.touch);
  const isCurrent = next.phase === 'waiting' && stay === next.stay;
  const isOpen = isCurrent && signal.touch === next.touch?.id && next.touch?.status !== 'used-up';
  // The first report on an attempt counts; a later one counts where it leads on, e.g. reached after all.
  if (
    !moved &&
    isCurrent &&
    !isOpen &&
    currentStep(draft).on[signal.signal] === undefined &&
    !bringsNumber(draft, signal)
  )
    return ignore(draft, signal, 'late');
  const cause = record(draft, signal);
  if (moved?.signal !== undefined) dropFact(draft, factOf(moved.signal).name);
  const fact = keepFact(draft, signal, cause);
  enrich(draft, signal, cause);
  if (signal.signal === 'spoken') noteTiming(draft, signal.data?.timing);
  if (moved) {
    useFact(draft, fact);
    return correctAnswer(draft, signal, { moved, cause });
  }
  if (isCurrent) return nameMove(draft, signal, report(draft, signal, cause));
  if (reportReply(draft, signal, cause)) return 'ended';
  if (next.phase !== 'waiting' || !currentStep(draft).lateOn[signal.signal]) return 'recorded';
  return moveByFact(draft, signal, cause, fact) ? 'moved' : 'recorded';
}

/** A report that used the last try up led on by `exhausted`: kept with the move, so that its repeat is known as one. */
function nameMove(draft: Draft, { signal, touch }: Signal, result: Claim['result']): Claim['result'] {
  const { next } = draft;
  const last = next.moves.at(-1);
  if (result === 'moved' && last && last.touch === touch && last.signal === undefined)
    next.moves = next.moves.with(-1, { ...last, signal });
  return result;
}

function report(draft: Draft, signal: Signal, cause: string): Claim['result'] {
  const step = currentStep(draft);
  if (moveOn(draft, signal, cause, step.on[signal.signal])) return 'moved';
  const when = signal.data?.when;
  switch (signal.signal) {
    case 'not-reached':
      return tryAgain(draft, cause);
    case 'call-back':
      return typeof when === 'number' ? promise(draft, signal, when, cause) : tryAgain(draft, cause);
    case 'send-documents':
      planRequested(draft, signal, cause);
      return callAgain(draft, 3);
    case 'wrong-number':
      return receiveWrongNumber(draft, signal, cause);
    case 'wrong-person':
      return receiveWrongPerson(draft, signal, cause);
    default:
      return useUp(draft, cause);
  }
}

function promise(draft: Draft, signal: Signal, when: number, cause: string): Claim['result'] {
  const result = callBackAt(draft, when, cause);
  if (signal.data?.post === true) postMeanwhile(draft, cause);
  return result;
}

/** What a report on a reply does beyond what any report leaves behind; true where it ends the enrollment. */
function reportReply(draft: Draft, signal: Signal, cause: string): boolean {
  if (signal.touch === undefined || signal.touch !== draft.next.reply?.touch) return false;
  const when = signal.data?.when;
  if (signal.signal === 'call-back' && typeof when === 'number') promiseReply(draft, when, cause);
  if (signal.signal === 'send-documents') planRequested(draft, signal, cause);
  const hasLeft = signal.signal === 'wrong-person' && signal.data?.reason === 'left';
  return hasLeft && receiveWrongPerson(draft, signal, cause) === 'ended';
}

function receiveWrongPerson(draft: Draft, signal: Signal, cause: string): Claim['result'] {
  if (signal.data?.reason !== 'left') return useUp(draft, cause);
  closeTouch(draft, signal.touch);
  leaveSeat(draft, cause);
  endEnrollment(draft, 'void', 'left the organisation', cause);
  return 'ended';
}

interface ReportFact {
  readonly name: string;
  readonly value: string;
}

const FACT_OF: Readonly<Record<string, ReportFact>> = {
  appointment: { name: 'appointment', value: 'open' },
  visited: { name: 'appointment', value: 'visited' },
  'not-visited': { name: 'appointment', value: 'not-visited' },
  'quote-requested': { name: 'quote', value: 'requested' },
  quoted: { name: 'quote', value: 'open' },
};

function factOf(signal: string): ReportFact {
  return FACT_OF[signal] ?? { name: signal, value: 'yes' };
}

/** What the report leaves behind, under the fact's name; a quote closes the appointment it came from. */
function keepFact(draft: Draft, signal: Signal, cause: string): string {
  const fact = factOf(signal.signal);
  const { occurredAt, data } = signal;
  const isConversation = signal.touch === undefined && signal.by === 'rep';
  if (isConversation)
    setFact(draft, 'spokenAtEvent', {
      value: 'yes',
      signal: 'spoken',
      occurredAt,
      usedAt: draft.now,
      ...(data && { data }),
    });
  // Promised on a call, the call itself is planned anew; promised in a conversation, the next call is that one.
  const isPlanned = signal.signal === 'call-back' && !isConversation;
  setFact(draft, fact.name, {
    value: fact.value,
    signal: signal.signal,
    occurredAt,
    ...(data && { data }),
    ...(isPlanned && { usedAt: draft.now }),
  });
  if (fact.name === 'quote' && draft.next.facts.appointment?.value === 'open') {
    setFact(draft, 'appointment', { value: 'visited', signal: 'visited', occurredAt, usedAt: draft.now });
  }
  claimOrganisation(draft, cause);
  return fact.name;
}

const LEARNT = ['issue', 'timing', 'supplier', 'role'];

/** What a call or a page learns is kept with the contact; who, when and from where stands on the timeline. */
function enrich(draft: Draft, signal: Signal, cause: string): void {
  for (const field of LEARNT) {
    const value = signal.data?.[field];
    if (typeof value !== 'string' || draft.contact.more[field] === value) continue;
    changeContact(draft, { more: { ...draft.contact.more, [field]: value } });
    emit(draft, 'DataEnriched', { field, by: signal.by, from: signal.signal }, { cause });
  }
}

/** A hard bounce closes mail; the enrollment keeps its waiting time. */
function receiveBounce(draft: Draft, signal: Signal): Claim['result'] {
  const cause = record(draft, signal);
  if (signal.data?.kind !== 'hard') return 'recorded';
  setFact(draft, 'bounced', { value: 'yes', signal: 'bounced', occurredAt: signal.occurredAt, usedAt: draft.now });
  closeChannels(draft, 'bounced', cause);
  const touch = touchOf(draft);
  if (touch && touch.id === signal.touch && touch.status === 'sent') {
    writeTouch(draft, { ...touch, status: 'failed', reason: 'bounced' }, 'sent');
  }
  return 'recorded';
}
