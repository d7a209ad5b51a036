import { cannotWait } from './cannot-wait.ts';
import { deputyFor, isAbsent } from './deputy.ts';
import { currentStep, type Draft, emit, touchOf, writeTouch } from './draft.ts';
import { openTask, passTask, reassignTask } from './escalate-task.ts';
import { retime } from './retime.ts';
import type { Touch } from './touch.ts';
import { noticeWithdrawn } from './withdraw-notice.ts';

/** What became of a task of an absent rep; `nobody`: it cannot wait, and there is no deputy. */
export type StoodIn = 'given' | 'taken-back' | 'nobody' | 'waits';

/** A task of a rep who is away: to his deputy where it cannot wait, else it lies in his queue until he is back. */
export function standIn(draft: Draft, id: string): StoodIn | undefined {
  const touch = touchOf(draft);
  const rep = touch?.rep;
  if (touch?.id !== id || rep === undefined || !isAbsent(draft.live, rep, draft.now)) return undefined;
  const isOpen = openTask(draft, id) !== undefined;
  if (!isOpen && touch.status !== 'planned') return undefined;
  if (cannotWait(draft, touch)) return toDeputy(draft, touch, { rep, isOpen });
  if (!isOpen || touch.kind !== 'call') return 'waits';
  takeBack(draft, touch, 'absent');
  return 'taken-back';
}

function toDeputy(
  draft: Draft,
  touch: Touch,
  { rep, isOpen }: { readonly rep: string; readonly isOpen: boolean },
): StoodIn | undefined {
  const deputy = deputyFor(draft.live, rep, draft.now);
  if (deputy === undefined) return 'nobody';
  // A promised call goes by its own timer; whoever is there at its time gets it.
  if (!isOpen && touch.promised) return 'waits';
  const done = isOpen ? reassignTask(draft, touch.id, deputy) !== undefined : passTask(draft, touch.id, deputy);
  return done ? 'given' : undefined;
}

/** Too much for today: what was not promised lies in his queue again until his next working day. */
export function putOff(draft: Draft, id: string): boolean {
  const touch = openTask(draft, id);
  if (!touch || touch.promised || touch.kind !== 'call') return false;
  const calendar = draft.live.setup.calendars.rep(touch.rep ?? '');
  const tomorrow = calendar.instant(calendar.nextBusinessDay(calendar.localDate(draft.now)), 0);
  takeBack(draft, { ...touch, notBefore: tomorrow }, 'too much');
  return true;
}

/** Back into his queue, the same try: drawn by what he can do a day. */
function takeBack(draft: Draft, touch: Touch, reason: string): void {
  const { next, now } = draft;
  const about = { step: touch.step, stay: touch.stay, cause: touch.cause };
  writeTouch(draft, { ...touch, open: false, reason }, touch.status);
  const cause = emit(draft, 'CallTaskWithdrawn', { touch: touch.id, reason }, about);
  noticeWithdrawn(draft, touch, { reason, cause });
  const {
    digest: _digest,
    sentAt: _sent,
    claimedAt: _claimed,
    open: _open,
    escalated: _told,
    sentBy: _by,
    ...rest
  } = touch;
  const waiting: Touch = { ...rest, id: `${touch.id}.w`, status: 'planned' };
  writeTouch(draft, waiting, 'absent');
  next.touch = { id: waiting.id, status: 'planned', at: now, attempt: touch.attempt, queued: true };
  retime(draft, currentStep(draft));
}
