import type { Claim } from '../ports.ts';
import { signalSpec } from '../signals.ts';
import { closeTouch, endEnrollment, setFact, useFact } from './answer.ts';
import { useUp } from './attempts.ts';
import { closeChannels } from './close-channels.ts';
import { decideForColleagues } from './decide-colleagues.ts';
import { type Draft, emit } from './draft.ts';
import { declinedForDate, isAnsweredAnew } from './event-news.ts';
import { groupOf } from './facts.ts';
import { changeStage } from './hand-off.ts';
import { isRefusalOf, keepRefusal } from './keep-refusal.ts';
import { keepUndo } from './keep-undo.ts';
import { meetOrganisation } from './meet-organisation.ts';
import { noteConsent } from './note-consent.ts';
import { noticeCustomer } from './notices.ts';
import { qualifyLead } from './qualify-lead.ts';
import { receiveBound } from './receive-bound.ts';
import { aboutReopened } from './reopen-call.ts';
import { mailReply, settleReply, waitForReply } from './reply.ts';
import { comesSecond } from './reporter.ts';
import { answersUntil } from './seats.ts';
import type { Signal } from './signal.ts';
import { replaceNo, takesBackNo } from './take-back-no.ts';
import { asksAnew, changeSeat, leaveSeat } from './take-seat.ts';
import { ignore, moveByFact, record } from './take-signal.ts';

/** Takes a signal in: facts, the contact, and the way on where it answers the open stay. Returns what became of it. */
export function receive(draft: Draft, given: Signal): Claim['result'] {
  const signal = aboutReopened(draft, given);
  const result = take(draft, signal);
  if (result !== 'ignored') settleReply(draft, signal);
  // With an appointment of his own nobody waits for a colleague's.
  if (draft.next.hold?.scope === 'organisation') meetOrganisation(draft);
  const isQualified = result !== 'ignored' && qualifyLead(draft);
  if (result === 'ignored') draft.next.undo = draft.from.enrollment.undo;
  else keepUndo(draft, signal);
  return isQualified ? 'moved' : result;
}

function take(draft: Draft, signal: Signal): Claim['result'] {
  if (signal.signal === 'declined' && signal.data?.reason === 'no-contact') return receiveNoContact(draft, signal);
  const spec = signalSpec(signal.signal);
  if (draft.next.status === 'ended') return receiveAfterEnd(draft, signal);
  if (comesSecond(draft, signal)) return ignore(draft, signal, 'late');
  switch (spec.class) {
    case 'definite':
      return receiveDefinite(draft, signal);
    case 'contact':
      return receiveContact(draft, signal);
    case 'bound':
      return receiveBound(draft, signal);
    case 'state':
      return receiveState(draft, signal, spec.fact ?? signal.signal);
    case 'moment':
      return receiveMoment(draft, signal);
    case 'campaign':
      return ignore(draft, signal, 'unmatched');
  }
}

/**
 * An objection holds for ever, whatever has ended; another outcome on the task of a no takes that back for a while;
 * everything else comes too late to move anything.
 */
function receiveAfterEnd(draft: Draft, signal: Signal): Claim['result'] {
  if (takesBackNo(draft, signal)) return replaceNo(draft, signal, (instead) => take(draft, instead));
  const closes = signal.signal === 'objected' || signalSpec(signal.signal).class === 'contact';
  const hardBounce = signal.signal === 'bounced' && signal.data?.kind === 'hard';
  if (signal.signal === 'replied' && draft.next.reason !== 'erased') {
    mailReply(draft, record(draft, signal));
    return 'recorded';
  }
  if (!closes && !hardBounce) return ignore(draft, signal, isAboutNo(draft, signal) ? 'late' : 'ended');
  const cause = record(draft, signal);
  closeChannels(draft, signal.signal, cause);
  return 'recorded';
}

/** Another outcome on the task of a no, by somebody else or too late. */
function isAboutNo({ next: { refusal } }: Draft, { signal, touch }: Signal): boolean {
  return refusal !== undefined && signal !== 'no' && isRefusalOf(refusal, touch);
}

/** "Do not contact me any more" on the page that asks whether he comes is a definite no, and closes every channel. */
function receiveNoContact(draft: Draft, signal: Signal): Claim['result'] {
  record(draft, signal);
  const objection: Signal = { ...signal, signal: 'objected' };
  return draft.next.status === 'ended' ? receiveAfterEnd(draft, objection) : receiveDefinite(draft, objection);
}

function receiveDefinite(draft: Draft, signal: Signal): 'ended' {
  const cause = record(draft, signal);
  const { data } = signal;
  if (signal.touch !== undefined) closeTouch(draft, signal.touch);
  if (signal.signal === 'yes') {
    changeStage(draft, 'customer', cause);
    decideForColleagues(draft, { signal, answer: 'yes', cause });
    noticeCustomer(draft, cause);
    endEnrollment(draft, 'yes', 'ordered', cause, {
      ...(typeof data?.revenue === 'number' && { revenue: data.revenue }),
      ...(typeof data?.margin === 'number' && { margin: data.margin }),
    });
    return 'ended';
  }
  leaveSeat(draft, cause);
  if (signal.signal === 'erased') {
    endEnrollment(draft, 'void', 'erased', cause);
    return 'ended';
  }
  if (signal.signal === 'objected') closeChannels(draft, 'objected', cause);
  changeStage(draft, 'refused', cause);
  if (signal.signal === 'no' && data?.for === 'organisation')
    decideForColleagues(draft, { signal, answer: 'no', cause });
  keepRefusal(draft, signal);
  const reason = signal.signal === 'objected' ? 'objected' : String(data?.reason ?? 'said no');
  endEnrollment(draft, 'no', reason, cause);
  return 'ended';
}

/** Changes what may be sent and moves nothing, unless it closes everything: a complaint is a definite no. */
function receiveContact(draft: Draft, signal: Signal): Claim['result'] {
  const cause = record(draft, signal);
  closeChannels(draft, signal.signal, cause);
  if (signal.signal !== 'complained') return 'recorded';
  setFact(draft, 'complained', {
    value: 'yes',
    signal: 'complained',
    occurredAt: signal.occurredAt,
    usedAt: draft.now,
  });
  return receiveDefinite(draft, { ...signal, signal: 'objected' });
}

function receiveState(draft: Draft, given: Signal, name: string): Claim['result'] {
  const { next } = draft;
  const known = next.facts[name];
  const isAfterMove = name === 'response' && isAnsweredAnew(draft, known, given);
  const signal = isAfterMove ? declinedForDate(draft, known, given) : given;
  if (known && known.occurredAt > signal.occurredAt) return ignore(draft, signal, 'late');
  const isAnew = isAfterMove || (name === 'response' && asksAnew(draft, signal));
  const isSaidAgain = known?.value === signal.signal && !isAnew;
  const same = isSaidAgain || (name === 'attendance' && isPresent(known?.value) && isPresent(signal.signal));
  if (isSaidAgain && sameData(known.data, signal.data)) return ignore(draft, signal, 'unchanged');
  const cause = record(draft, signal);
  noteConsent(draft, signal, cause);
  if (isYesTooLate(draft, signal)) return isAboutTouch(draft, signal) ? useUp(draft, cause) : 'recorded';
  if (name === 'attendance' && !same) tellCorrection(draft, signal, cause);
  setFact(draft, name, {
    value: signal.signal,
    signal: signal.signal,
    occurredAt: signal.occurredAt,
    ...(signal.data && { data: signal.data }),
    ...(same && known?.usedAt !== undefined && { usedAt: known.usedAt }),
  });
  if (name === 'response' && !changeSeat(draft, signal, cause)) {
    useFact(draft, name);
    return isAboutTouch(draft, signal) ? useUp(draft, cause) : 'recorded';
  }
  if (!same && moveByFact(draft, signal, cause, name)) return 'moved';
  return isAboutTouch(draft, signal) ? useUp(draft, cause) : 'recorded';
}

/** Who came is a guest, to the end or not: how long he stayed is what the next text says, and moves nobody. */
function isPresent(attendance: string | number | undefined): boolean {
  return attendance === 'attended' || attendance === 'left-early';
}

/** Concluded, and put right: what went to him as one who came, or did not come, was not about him. */
function tellCorrection(draft: Draft, { signal }: Signal, cause: string): void {
  if (draft.live.state.attendance.status !== 'closed') return;
  const before = groupOf(draft.next);
  const isCorrection = isPresent(signal) ? before === 'no-show' : before === 'came';
  const from = before === 'came' ? 'attended' : 'no-show';
  if (isCorrection) emit(draft, 'AnswerCorrected', { from, to: signal }, { cause });
}

function isAboutTouch(draft: Draft, signal: Signal): boolean {
  return signal.touch !== undefined && signal.touch === draft.next.touch?.id;
}

/** Answers count until the agreed moment: who accepts later is a sign of life, and no guest who stayed away. */
function isYesTooLate({ live }: Draft, { signal, occurredAt }: Signal): boolean {
  const isYes = signal === 'accepted' || signal === 'tentative';
  return isYes && occurredAt >= answersUntil(live);
}

function receiveMoment(draft: Draft, signal: Signal): Claim['result'] {
  const cause = record(draft, signal);
  setFact(draft, signal.signal, {
    value: 'yes',
    signal: signal.signal,
    occurredAt: signal.occurredAt,
    ...(signal.data && { data: signal.data }),
  });
  const moved = moveByFact(draft, signal, cause, signal.signal);
  // Where the workflow answers it by a step of its own, that is what comes next.
  if (signal.signal === 'replied') (moved ? mailReply : waitForReply)(draft, cause);
  return moved ? 'moved' : 'recorded';
}

function sameData(left: Signal['data'], right: Signal['data']): boolean {
  const names = new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})]);
  return [...names].every((name) => left?.[name] === right?.[name]);
}
