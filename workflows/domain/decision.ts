import type { Claim } from '../ports.ts';
import { dropFact, setFact } from './answer.ts';
import { currentStep, type Draft, emit, touchOf, writeTouch } from './draft.ts';
import type { Enrollment } from './enrollment.ts';
import { takeBack } from './hand-off.ts';
import { retime } from './retime.ts';
import type { Signal } from './signal.ts';
import { ignore, moveOn, record } from './take-signal.ts';
import { stayOfTouch } from './touch-id.ts';

type Decision = 'go-on' | 'recycle' | 'release';
type Side = 'marketing' | 'sales';

/** What both managers are shown first: worked with a sign of life → go on; none → back to lead; again none → let go. */
function proposalFor(enrollment: Enrollment): { readonly decision: Decision; readonly reason: string } {
  if (enrollment.facts.handOff?.value === 'rejected') return { decision: 'recycle', reason: 'rejected by the rep' };
  const rounds = Number(enrollment.facts.decided?.value ?? 0);
  if (rounds >= 2) return { decision: 'release', reason: `${rounds} rounds without a result` };
  if (enrollment.lastSignOfLifeAt === undefined) {
    return rounds > 0
      ? { decision: 'release', reason: 'no sign of life' }
      : { decision: 'recycle', reason: 'no sign of life' };
  }
  return { decision: 'go-on', reason: 'answered or spoken to' };
}

/** Puts the line on the list of both managers; what they said in an earlier round is cleared. */
export function askDecision(draft: Draft, list: string, round: number): void {
  const { next, now } = draft;
  const proposal = proposalFor(next);
  dropFact(draft, 'decision-marketing');
  dropFact(draft, 'decision-sales');
  setFact(draft, 'decision', {
    value: proposal.decision,
    signal: 'asked',
    occurredAt: now,
    usedAt: now,
    data: { list, round, stay: next.stay, reminded: false },
  });
  const touch = touchOf(draft);
  if (touch && touch.status === 'planned' && next.touch) {
    writeTouch(draft, { ...touch, status: 'sent', sentAt: now, open: true }, 'planned');
    next.touch = { ...next.touch, status: 'sent', sentAt: now };
  }
  emit(
    draft,
    'DecisionAsked',
    { proposal: proposal.decision },
    { step: next.step, stay: next.stay, cause: next.enteredBy },
  );
  retime(draft, currentStep(draft));
}

/** One side's answer; when both sides say the same it moves the enrollment. `campaign` is the agreed default: go on. */
export function receiveDecision(draft: Draft, signal: Signal): Claim['result'] {
  const { next } = draft;
  const isOpen =
    next.phase === 'waiting' && currentStep(draft).do === 'decide' && stayOfTouch(signal.touch) === next.stay;
  const asked = next.facts.decision;
  if (!isOpen || asked?.data?.stay !== next.stay) return ignore(draft, signal, 'late');
  const cause = record(draft, signal);
  if (signal.by === 'campaign') return decide(draft, signal, cause);
  if (signal.by !== 'marketing' && signal.by !== 'sales') return 'recorded';
  const { data, occurredAt } = signal;
  setFact(draft, `decision-${signal.by}`, {
    value: signal.signal,
    signal: signal.signal,
    occurredAt,
    usedAt: draft.now,
    ...(data && { data }),
  });
  const other: Side = signal.by === 'marketing' ? 'sales' : 'marketing';
  return next.facts[`decision-${other}`]?.value === signal.signal ? decide(draft, signal, cause) : 'recorded';
}

function decide(draft: Draft, signal: Signal, cause: string): Claim['result'] {
  const { next } = draft;
  const decision = signal.signal;
  const proposal = next.facts.decision?.value ?? decision;
  const made = emit(
    draft,
    'DecisionMade',
    { proposal, decision, by: signal.by === 'campaign' ? [] : ['marketing', 'sales'] },
    { cause, step: next.step, stay: next.stay },
  );
  const rounds = Number(next.facts.decided?.value ?? 0) + 1;
  setFact(draft, 'decided', { value: rounds, signal: 'decided', occurredAt: draft.now, usedAt: draft.now });
  dropFact(draft, 'handOff');
  if (decision === 'recycle') takeBack(draft, made);
  next.nurtureRounds = 0;
  return moveOn(draft, signal, made, currentStep(draft).on[decision]) ? 'moved' : 'recorded';
}
