import { currentStep, type Draft, emit, touchOf, writeTouch } from './draft.ts';
import { retime } from './retime.ts';
import type { Touch } from './touch.ts';

/** Marks an open task as told to the manager: a breach is counted, never an attempt. Undefined where it is not open any more. */
export function changeTask(draft: Draft, id: string, owner: string): string | undefined {
  const touch = openTask(draft, id);
  if (!touch || (touch.escalated ?? 0) >= 2) return undefined;
  writeTouch(draft, { ...touch, escalated: 2 }, touch.status);
  return emit(
    draft,
    'ServiceLevelBreached',
    { level: 'report', side: 'sales', owner },
    { cause: touch.cause, step: touch.step, stay: touch.stay },
  );
}

/** Takes an open task back from its rep and puts it first into the deputy's queue: his day, his number of calls; same attempt. Returns the new touch. */
export function reassignTask(draft: Draft, id: string, deputy: string): string | undefined {
  const { next, now } = draft;
  const touch = openTask(draft, id);
  if (!touch || !next.touch) return undefined;
  writeTouch(draft, { ...touch, open: false, reason: 'given to the deputy' }, touch.status);
  emit(
    draft,
    'CallTaskWithdrawn',
    { touch: touch.id, reason: 'given to the deputy' },
    { cause: touch.cause, step: touch.step, stay: touch.stay },
  );
  const { digest: _digest, sentAt: _sent, claimedAt: _claimed, open: _open, promised: _promised, ...rest } = touch;
  const handed: Touch = {
    ...rest,
    id: `${touch.id}.d`,
    status: 'planned',
    receiver: deputy,
    rep: deputy,
    for: touch.rep ?? touch.receiver,
    urgency: currentStep(draft).urgency,
  };
  writeTouch(draft, handed, 'absent');
  next.touch = { id: handed.id, status: 'planned', at: now, attempt: touch.attempt, queued: true };
  retime(draft, currentStep(draft));
  return handed.id;
}

/** Puts a call that waits in an absent rep's queue into his deputy's. False where it does not wait any more. */
export function passTask(draft: Draft, id: string, deputy: string): boolean {
  const { next } = draft;
  const touch = touchOf(draft);
  if (next.status === 'ended' || next.phase !== 'waiting') return false;
  if (touch?.id !== id || touch.status !== 'planned') return false;
  writeTouch(draft, { ...touch, receiver: deputy, rep: deputy, for: touch.for ?? touch.receiver }, 'planned');
  return true;
}

function openTask(draft: Draft, id: string): Touch | undefined {
  const { next } = draft;
  const touch = touchOf(draft);
  if (next.status === 'ended' || next.phase !== 'waiting' || next.hold) return undefined;
  return touch?.id === id && touch.open ? touch : undefined;
}
