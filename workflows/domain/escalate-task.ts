import { carriedBy } from './carrier.ts';
import { currentStep, type Draft, emit, touchOf, writeTouch } from './draft.ts';
import { retime } from './retime.ts';
import type { Touch } from './touch.ts';
import { noticeWithdrawn } from './withdraw-notice.ts';

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

/**
 * Takes an open task back from its rep and puts it first into a colleague's queue: his day, his number of calls; same
 * attempt. Returns the new touch.
 */
export function reassignTask(draft: Draft, id: string, deputy: string): string | undefined {
  const { next, now } = draft;
  const touch = openTask(draft, id);
  if (!touch || !next.touch) return undefined;
  const reason = 'given to the deputy';
  writeTouch(draft, { ...touch, open: false, reason }, touch.status);
  const about = { step: touch.step, stay: touch.stay, cause: touch.cause };
  if (touch.kind === 'call') {
    const cause = emit(draft, 'CallTaskWithdrawn', { touch: touch.id, reason }, about);
    noticeWithdrawn(draft, touch, { reason, cause });
  }
  const { digest: _digest, sentAt: _sent, claimedAt: _claimed, open: _open, promised: _promised, ...kept } = touch;
  const { for: _for, ...rest } = kept;
  const handed: Touch = {
    ...rest,
    id: `${touch.id}.d`,
    status: 'planned',
    receiver: deputy,
    rep: deputy,
    ...standsInFor(touch, deputy, next.rep),
    urgency: currentStep(draft).urgency,
  };
  writeTouch(draft, handed, 'absent');
  const { attempt } = touch;
  next.touch = { id: handed.id, status: 'planned', at: now, attempt, queued: true, ...carriedBy(draft, handed) };
  retime(draft, currentStep(draft));
  return handed.id;
}

/** Puts a call that waits in an absent rep's queue into his deputy's. False where it does not wait any more. */
export function passTask(draft: Draft, id: string, deputy: string): boolean {
  const { next } = draft;
  const touch = touchOf(draft);
  if (next.status === 'ended' || next.phase !== 'waiting' || !next.touch) return false;
  if (touch?.id !== id || touch.status !== 'planned') return false;
  const { for: _for, ...kept } = touch;
  const handed: Touch = { ...kept, receiver: deputy, rep: deputy, ...standsInFor(touch, deputy, next.rep) };
  writeTouch(draft, handed, 'planned');
  const { rep: _before, ...rest } = next.touch;
  next.touch = { ...rest, ...carriedBy(draft, handed) };
  return true;
}

/** His manager leaves an open task with him: nobody is told of it any more, and no deputy asked. */
export function leaveTask(draft: Draft, id: string): boolean {
  const touch = openTask(draft, id);
  if (!touch || (touch.escalated ?? 0) >= LEFT) return false;
  writeTouch(draft, { ...touch, escalated: LEFT }, touch.status);
  return true;
}

/** Of `Touch.escalated`: a person has looked at it. */
export const LEFT = 3;

/** Whom the new one stands in for: nobody, where it comes back to the contact's own rep. */
function standsInFor(touch: Touch, deputy: string, own: string | undefined): { readonly for?: string } {
  const whose = touch.for ?? own ?? touch.receiver;
  return whose === deputy ? {} : { for: whose };
}

/** The task as it stands, while nobody has reported it and nothing else holds its enrollment. */
export function openTask(draft: Draft, id: string): Touch | undefined {
  const { next } = draft;
  const touch = touchOf(draft);
  if (next.status === 'ended' || next.phase !== 'waiting' || next.hold) return undefined;
  return touch?.id === id && touch.open ? touch : undefined;
}
