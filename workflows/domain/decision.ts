import type { Claim } from '../ports.ts';
import { dropFact, setFact } from './answer.ts';
import { proposalFor } from './decision-proposal.ts';
import { currentStep, type Draft, emit, touchOf, writeTouch } from './draft.ts';
import type { Enrollment, Fact, SignalData } from './enrollment.ts';
import { takeBack } from './hand-off.ts';
import { renewAttempts } from './recent.ts';
import { retime } from './retime.ts';
import type { Signal } from './signal.ts';
import { ignore, moveOn, record } from './take-signal.ts';
import { stayOfTouch } from './touch-id.ts';

export type Side = 'marketing' | 'sales';

/** What a side has said in the round that is open. */
export function saidBy({ facts }: Pick<Enrollment, 'facts'>, side: Side): Fact | undefined {
  return facts[`decision-${side}`];
}

/** Puts the line on the list of both managers; what they said in an earlier round is kept beside it, and asked anew. */
export function askDecision(draft: Draft, list: { readonly name: string; readonly at: number }, round: number): void {
  const { next, now } = draft;
  const { decision, reason, said } = proposalFor(draft);
  const before = round > 1 ? { ...kept(next, 'marketing'), ...kept(next, 'sales') } : {};
  dropFact(draft, 'decision-marketing');
  dropFact(draft, 'decision-sales');
  setFact(draft, 'decision', {
    value: decision,
    signal: 'asked',
    occurredAt: now,
    usedAt: now,
    data: {
      list: list.name,
      listAt: list.at,
      round,
      stay: next.stay,
      reminded: false,
      reason,
      ...(said !== undefined && { said }),
      ...before,
    },
  });
  const touch = touchOf(draft);
  if (touch && touch.status === 'planned' && next.touch) {
    writeTouch(draft, { ...touch, status: 'sent', sentAt: now, open: true }, 'planned');
    next.touch = { ...next.touch, status: 'sent', sentAt: now };
  }
  emit(
    draft,
    'DecisionAsked',
    { proposal: decision, reason, ...(said !== undefined && { said }) },
    { step: next.step, stay: next.stay, cause: next.enteredBy },
  );
  retime(draft, currentStep(draft));
}

/** `marketing: release`, `marketingWhy: …`: what a side said in the round before, shown to the other. */
function kept(enrollment: Enrollment, side: Side): SignalData {
  const said = saidBy(enrollment, side);
  const why = said?.data?.reason;
  return { ...(said && { [side]: said.value }), ...(typeof why === 'string' && { [`${side}Why`]: why }) };
}

/**
 * One side's answer; when both sides say the same it moves the enrollment. `campaign` is the agreed default, go on, or the
 * word of who breaks ties, where he was asked. An answer to an earlier round is late: the line has changed since.
 */
export function receiveDecision(draft: Draft, signal: Signal): Claim['result'] {
  const { next } = draft;
  const isOpen =
    next.phase === 'waiting' && currentStep(draft).do === 'decide' && stayOfTouch(signal.touch) === next.stay;
  const asked = next.facts.decision;
  if (!isOpen || asked?.data?.stay !== next.stay || isOtherRound(signal, asked)) return ignore(draft, signal, 'late');
  if (signal.by === 'campaign') {
    if (signal.data?.tieBreak === true && asked.data.tieBreak !== true) return ignore(draft, signal, 'late');
    return decide(draft, signal, recordSaid(draft, signal));
  }
  if (signal.by !== 'marketing' && signal.by !== 'sales') {
    record(draft, signal);
    return 'recorded';
  }
  const before = saidBy(next, signal.by);
  if (before?.value === signal.signal && before.data?.reason === signal.data?.reason)
    return ignore(draft, signal, 'unchanged');
  const cause = recordSaid(draft, signal);
  const { data, occurredAt } = signal;
  setFact(draft, `decision-${signal.by}`, {
    value: signal.signal,
    signal: signal.signal,
    occurredAt,
    usedAt: draft.now,
    ...(data && { data }),
  });
  const other = saidBy(next, signal.by === 'marketing' ? 'sales' : 'marketing');
  return other?.value === signal.signal ? decide(draft, signal, cause) : 'recorded';
}

/** The round is how the answer was meant, not what was said. */
function recordSaid(draft: Draft, signal: Signal): string {
  const { round: _round, ...said } = signal.data ?? {};
  const { data: _data, ...rest } = signal;
  return record(draft, { ...rest, ...(Object.keys(said).length > 0 && { data: said }) });
}

function isOtherRound({ data }: Signal, asked: Fact): boolean {
  return typeof data?.round === 'number' && data.round !== asked.data?.round;
}

function decide(draft: Draft, signal: Signal, cause: string): Claim['result'] {
  const { next } = draft;
  const decision = signal.signal;
  const proposal = next.facts.decision?.value ?? decision;
  const made = emit(
    draft,
    'DecisionMade',
    { proposal, decision, by: deciders(signal) },
    { cause, step: next.step, stay: next.stay },
  );
  const rounds = Number(next.facts.decided?.value ?? 0) + 1;
  setFact(draft, 'decided', { value: rounds, signal: 'decided', occurredAt: draft.now, usedAt: draft.now });
  dropFact(draft, 'handOff');
  if (decision === 'recycle') takeBack(draft, made);
  next.nurtureRounds = 0;
  renewAttempts(draft);
  return moveOn(draft, signal, made, currentStep(draft).on[decision]) ? 'moved' : 'recorded';
}

/** Nobody decided what fell to the default. */
function deciders({ by, data }: Signal): readonly string[] {
  if (by !== 'campaign') return ['marketing', 'sales'];
  return data?.tieBreak === true ? ['tieBreak'] : [];
}
