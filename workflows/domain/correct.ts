import type { Claim } from '../ports.ts';
import { answerStay, hold, setFact } from './answer.ts';
import { type Draft, emit } from './draft.ts';
import type { Move } from './enrollment.ts';
import type { Signal } from './signal.ts';
import { ignore, record } from './take-signal.ts';

/** The answer that an earlier report on the same touch gave, if it moved the enrollment. */
export function correctedMove(draft: Draft, signal: Signal): Move | undefined {
  if (signal.touch === undefined) return undefined;
  return draft.next.moves.find((move) => move.touch === signal.touch);
}

/**
 * A report put right after it moved the enrollment. It re-enters (next run) where the right report leads, if everything
 * since followed from the wrong one by itself; else a person sorts it out.
 */
export function correctAnswer(draft: Draft, signal: Signal, moved: Move): Claim['result'] {
  const { next } = draft;
  if (moved.signal === signal.signal) return ignore(draft, signal, 'unchanged');
  const cause = record(draft, signal);
  const corrected = emit(draft, 'AnswerCorrected', { from: moved.signal ?? 'exhausted', to: signal.signal }, { cause });
  const { occurredAt, data } = signal;
  setFact(draft, signal.signal, {
    value: 'yes',
    signal: signal.signal,
    occurredAt,
    usedAt: draft.now,
    ...(data && { data }),
  });
  const later = next.moves.slice(next.moves.indexOf(moved) + 1);
  if (later.some((move) => move.by === 'signal')) {
    hold(
      draft,
      { reason: 'correction', for: draft.live.setup.campaign.managers.marketing, scope: 'enrollment' },
      corrected,
    );
    return 'recorded';
  }
  const step = draft.live.setup.workflow.steps[moved.step];
  const target = step && 'on' in step ? (step.on[signal.signal] ?? moved.step) : moved.step;
  next.run += 1;
  const when = data?.when;
  answerStay(draft, {
    by: 'signal',
    target,
    cause: corrected,
    signal: signal.signal,
    touch: signal.touch ?? '',
    signalAt: typeof when === 'number' ? when : occurredAt,
  });
  return 'moved';
}
