import type { Claim } from '../ports.ts';
import { signalSpec } from '../signals.ts';
import { closeTouch, endEnrollment, setFact } from './answer.ts';
import { useUp } from './attempts.ts';
import { closeChannels } from './close-channels.ts';
import { type Draft, emit } from './draft.ts';
import { changeStage } from './hand-off.ts';
import { receiveBound } from './receive-bound.ts';
import type { Signal } from './signal.ts';
import { ignore, moveByFact, record } from './take-signal.ts';

/** Takes a signal in: facts, the contact, and the way on where it answers the open stay. Returns what became of it. */
export function receive(draft: Draft, signal: Signal): Claim['result'] {
  const spec = signalSpec(signal.signal);
  if (draft.next.status === 'ended') return receiveAfterEnd(draft, signal);
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

/** An objection holds for ever, whatever has ended; everything else comes too late to move anything. */
function receiveAfterEnd(draft: Draft, signal: Signal): Claim['result'] {
  const closes = signal.signal === 'objected' || signalSpec(signal.signal).class === 'contact';
  const hardBounce = signal.signal === 'bounced' && signal.data?.kind === 'hard';
  if (!closes && !hardBounce) return ignore(draft, signal, 'ended');
  const cause = record(draft, signal);
  closeChannels(draft, signal.signal, cause);
  return 'recorded';
}

function receiveDefinite(draft: Draft, signal: Signal): 'ended' {
  const cause = record(draft, signal);
  const { data } = signal;
  if (signal.touch !== undefined) closeTouch(draft, signal.touch);
  if (signal.signal === 'yes') {
    changeStage(draft, 'customer', cause);
    endEnrollment(draft, 'yes', 'ordered', cause, {
      ...(typeof data?.revenue === 'number' && { revenue: data.revenue }),
      ...(typeof data?.margin === 'number' && { margin: data.margin }),
    });
    return 'ended';
  }
  if (signal.signal === 'erased') {
    endEnrollment(draft, 'void', 'erased', cause);
    return 'ended';
  }
  if (signal.signal === 'objected') closeChannels(draft, 'objected', cause);
  changeStage(draft, 'refused', cause);
  const reason = signal.signal === 'objected' ? 'objected' : String(data?.reason ?? 'said no');
  endEnrollment(draft, 'no', reason, cause);
  return 'ended';
}

/** Changes what may be sent and moves nothing, unless it closes everything: a complaint is a definite no. */
function receiveContact(draft: Draft, signal: Signal): Claim['result'] {
  const cause = record(draft, signal);
  closeChannels(draft, signal.signal, cause);
  if (signal.signal !== 'complained') return 'recorded';
  return receiveDefinite(draft, { ...signal, signal: 'objected' });
}

function receiveState(draft: Draft, signal: Signal, name: string): Claim['result'] {
  const { next } = draft;
  const known = next.facts[name];
  if (known && known.occurredAt > signal.occurredAt) return ignore(draft, signal, 'late');
  const same = known?.value === signal.signal;
  if (same && sameData(known.data, signal.data)) return ignore(draft, signal, 'unchanged');
  const cause = record(draft, signal);
  if (isYesAfterStart(draft, signal)) return isAboutTouch(draft, signal) ? useUp(draft, cause) : 'recorded';
  setFact(draft, name, {
    value: signal.signal,
    signal: signal.signal,
    occurredAt: signal.occurredAt,
    ...(signal.data && { data: signal.data }),
    ...(same && known.usedAt !== undefined && { usedAt: known.usedAt }),
  });
  if (name === 'response') changeSeat(draft, signal, cause);
  if (!same && moveByFact(draft, signal, cause, name)) return 'moved';
  return isAboutTouch(draft, signal) ? useUp(draft, cause) : 'recorded';
}

function isAboutTouch(draft: Draft, signal: Signal): boolean {
  return signal.touch !== undefined && signal.touch === draft.next.touch?.id;
}

/** Answers count until the start: who accepts later is a sign of life, and no guest who stayed away. */
function isYesAfterStart({ live }: Draft, { signal, occurredAt }: Signal): boolean {
  const isYes = signal === 'accepted' || signal === 'tentative';
  return isYes && live.setup.campaign.event !== undefined && occurredAt >= live.state.eventStart;
}

/** The seat follows the last answer. */
function changeSeat(draft: Draft, signal: Signal, cause: string): void {
  const seat = draft.next.facts.seat?.value;
  const guests = typeof signal.data?.guests === 'number' ? signal.data.guests : 0;
  if (signal.signal === 'accepted') {
    setFact(draft, 'seat', { value: 'taken', signal: 'seat', occurredAt: signal.occurredAt, usedAt: draft.now });
    if (seat !== 'taken') emit(draft, 'SeatTaken', { guests }, { cause });
    return;
  }
  if (seat !== 'taken') return;
  setFact(draft, 'seat', { value: 'released', signal: 'seat', occurredAt: signal.occurredAt, usedAt: draft.now });
  emit(draft, 'SeatReleased', { guests }, { cause });
}

function receiveMoment(draft: Draft, signal: Signal): Claim['result'] {
  const cause = record(draft, signal);
  setFact(draft, signal.signal, {
    value: 'yes',
    signal: signal.signal,
    occurredAt: signal.occurredAt,
    ...(signal.data && { data: signal.data }),
  });
  return moveByFact(draft, signal, cause, signal.signal) ? 'moved' : 'recorded';
}

function sameData(left: Signal['data'], right: Signal['data']): boolean {
  const names = new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})]);
  return [...names].every((name) => left?.[name] === right?.[name]);
}
