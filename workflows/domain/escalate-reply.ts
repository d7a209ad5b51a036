import { type Draft, emit, writeTouch } from './draft.ts';
import { closeReplyTask } from './reply.ts';
import type { Touch } from './touch.ts';
import { replyId } from './touch-id.ts';

/** The task of a reply, while it is out with somebody and nobody has answered it. */
function openReply({ next, from }: Draft, id: string): Touch | undefined {
  const { reply } = from;
  return next.status === 'open' && next.reply?.touch === id && reply?.id === id && reply.open ? reply : undefined;
}

/** Not answered in the time agreed: counted once, and the manager hears of it. Key of the breach. */
export function breachReply(draft: Draft, id: string, owner: string): string | undefined {
  const task = openReply(draft, id);
  if (!task || (task.escalated ?? 0) >= 2) return undefined;
  writeTouch(draft, { ...task, escalated: 2 }, task.status);
  const about = { cause: task.cause, step: task.step, stay: task.stay };
  return emit(draft, 'ServiceLevelBreached', { level: 'report', side: 'sales', owner }, about);
}

/** A colleague gets the reply instead. The new task, which goes by itself; undefined where nobody has to. */
export function passReply(draft: Draft, id: string, deputy: string): Touch | undefined {
  const { next, now, live } = draft;
  const task = openReply(draft, id);
  if (!task || !next.reply || task.receiver === deputy) return undefined;
  closeReplyTask(draft);
  const { digest: _d, sentAt: _s, sentBy: _b, claimedAt: _c, open: _o, escalated: _e, ...kept } = task;
  const handed: Touch = {
    ...kept,
    id: replyId(next.id, next.version),
    status: 'planned',
    to: 'rep',
    receiver: deputy,
    rep: deputy,
    for: task.for ?? task.receiver,
    notBefore: live.setup.calendars.rep(deputy).nextOpen(now),
  };
  writeTouch(draft, handed, 'absent');
  next.reply = { ...next.reply, touch: handed.id };
  return handed;
}

/** Answered long ago, or its enrollment has ended: nobody has to do anything about it any more. */
export function dropReply({ next }: Draft, task: Touch): Touch | undefined {
  return next.status === 'open' && next.reply?.touch === task.id ? undefined : { ...task, open: false };
}
