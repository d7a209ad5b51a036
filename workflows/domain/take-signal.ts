import { answerStay, useFact } from './answer.ts';
import { currentStep, type Draft, emit, touchOf } from './draft.ts';
import { isWrittenInto } from './news.ts';
import { noteReport } from './recent.ts';
import { noteReporter } from './reporter.ts';
import type { IgnoreReason, Signal } from './signal.ts';

/** Records the signal on the timeline and returns the event's key. */
export function record(draft: Draft, signal: Signal): string {
  const { next } = draft;
  const touch = touchOf(draft);
  const sentBy = touch?.id === signal.touch ? touch?.sentBy : undefined;
  noteReporter(draft, signal);
  if (isSignOfLife(signal)) next.lastSignOfLifeAt = Math.max(next.lastSignOfLifeAt ?? 0, signal.occurredAt);
  const cause = emit(
    draft,
    'SignalReceived',
    {
      signal: signal.signal,
      by: signal.by,
      occurredAt: signal.occurredAt,
      ...(signal.data && { data: signal.data }),
    },
    { step: next.step, stay: next.stay, ...(sentBy !== undefined && { cause: sentBy }) },
  );
  noteReport(draft, signal, cause);
  return cause;
}

const NO_SIGN_OF_LIFE = [
  'not-reached',
  'wrong-number',
  'taken-over',
  'rejected',
  'no-show',
  'qualified',
  'bounced',
  'unsubscribed',
  'complained',
  'do-not-call',
  'auto-replied',
];

/** The contact did or said something himself, to us or to who reports it. */
function isSignOfLife({ signal, by }: Signal): boolean {
  return ['contact', 'rep', 'system'].includes(by) && !NO_SIGN_OF_LIFE.includes(signal);
}

/** Says on the timeline that a signal changed nothing, and why. */
export function ignore(draft: Draft, signal: Signal, reason: IgnoreReason): 'ignored' {
  emit(draft, 'SignalIgnored', { signal: signal.signal, reason }, { step: draft.next.step, stay: draft.next.stay });
  return 'ignored';
}

/** What moves the enrollment on, if the open stay accepts this signal. A promised call's own time goes along. */
export function moveOn(draft: Draft, signal: Signal, cause: string, target: string | undefined): boolean {
  const { next } = draft;
  if (target === undefined || next.phase !== 'waiting') return false;
  const when = signal.data?.when ?? signal.data?.until;
  answerStay(draft, {
    by: 'signal',
    target,
    cause,
    signal: signal.signal,
    ...(signal.touch !== undefined && { touch: signal.touch }),
    signalAt: typeof when === 'number' ? when : signal.occurredAt,
    ...(typeof signal.data?.reason === 'string' && { reason: signal.data.reason }),
  });
  return true;
}

/** The open stay is answered by the fact just set, unless its own text is about that fact. */
export function moveByFact(draft: Draft, signal: Signal, cause: string, name: string): boolean {
  if (draft.next.phase !== 'waiting') return false;
  const step = currentStep(draft);
  if (isWrittenInto(step, name) && draft.next.touch?.status === 'planned') return false;
  if (!moveOn(draft, signal, cause, step.on[signal.signal])) return false;
  useFact(draft, name);
  return true;
}
