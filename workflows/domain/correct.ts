import type { Claim } from '../ports.ts';
import { answerStay, hold } from './answer.ts';
import { CALL_BACK_LEAD_MS } from './attempts.ts';
import { type Draft, emit } from './draft.ts';
import type { Answer, Fact, Move } from './enrollment.ts';
import type { Signal } from './signal.ts';
import { attemptOfTouch } from './touch-id.ts';

/** The answer that the last report on the same touch gave, if it moved the enrollment. */
export function correctedMove(draft: Draft, signal: Signal): Move | undefined {
  if (signal.touch === undefined) return undefined;
  return draft.next.moves.findLast((move) => move.touch === signal.touch);
}

/** True when the report says again what was reported: another time for the same is no repeat. */
export function isSameReport(moved: Move, { signal, data }: Signal, fact: Fact | undefined): boolean {
  return moved.signal === signal && (data?.when === undefined || data.when === fact?.data?.when);
}

/**
 * A report put right after it moved the enrollment. It re-enters (next run) where the right report leads, if everything
 * since followed from the wrong one by itself; else a person sorts it out.
 */
export function correctAnswer(draft: Draft, signal: Signal, { moved, cause }: Correction): Claim['result'] {
  const { next } = draft;
  const corrected = emit(draft, 'AnswerCorrected', { from: moved.signal ?? 'exhausted', to: signal.signal }, { cause });
  const { occurredAt, data } = signal;
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
  next.runStartedAt = draft.now;
  next.runFirstStay = next.stay;
  const when = data?.when;
  answerStay(draft, {
    by: 'signal',
    target,
    cause: corrected,
    signal: signal.signal,
    touch: signal.touch ?? '',
    signalAt: typeof when === 'number' ? when : occurredAt,
    ...(target === moved.step && { again: againOf(draft, signal) }),
  });
  // Put right once more, it counts from the step that was reported on.
  next.moves = next.moves.with(-1, { ...moved, by: 'signal', signal: signal.signal });
  return 'moved';
}

/** The right report leaves the contact in the call: its try, one more where nobody was reached, or the time promised. */
function againOf({ next }: Draft, { signal, touch, data }: Signal): NonNullable<Answer['again']> {
  const tried = attemptOfTouch(touch) ?? 1;
  const when = data?.when;
  if (signal === 'call-back' && typeof when === 'number')
    return { attempt: tried, promisedAt: Math.max(next.runStartedAt, when - CALL_BACK_LEAD_MS) };
  return { attempt: signal === 'not-reached' ? tried + 1 : tried };
}

interface Correction {
  readonly moved: Move;
  /** Key of the event of the right report. */
  readonly cause: string;
}
