import { isAbsent } from './deputy.ts';
import { type Draft, writeTouch } from './draft.ts';
import { listTouch } from './list-touch.ts';
import type { Touch } from './touch.ts';

/** How the calendar entry of a call task is called: the same in the mail that brings it and the one that takes it out. */
export function callEntryUid(touch: string, domain: string): string {
  return `${touch}@${domain}`;
}

/**
 * A call task went to its rep in a mail of its own and is not needed any more: a short mail says so, inside his hours, and
 * takes it out of his calendar. Not to who is away, and not to who reported on it himself. One that stood in a digest is
 * told of in the next.
 */
export function noticeWithdrawn(draft: Draft, task: Touch, { reason, cause }: { reason: string; cause: string }): void {
  const { live, next, now } = draft;
  const { rep } = task;
  if (task.kind !== 'call' || task.claimedAt === undefined || rep === undefined) return;
  const { campaign, calendars, reps } = live.setup;
  if (!reps.has(rep) || isAbsent(live, rep, now) || next.lastReport?.touch === task.id) return;
  const mail = { id: `withdrawn.${task.id}`, to: 'rep', receiver: rep, template: 'withdrawn', rep } as const;
  const half = task.half === undefined ? {} : { half: task.half };
  const about = { about: next.id, contact: next.contact, reason, cause, ...half };
  // Urgent, so that a pause does not keep it: he would call all the same.
  const notice = listTouch(live, { ...mail, ...about, urgency: 'urgent' }, now);
  const calendar = { uid: callEntryUid(task.id, campaign.sender.domain), sequence: 1, method: 'CANCEL' } as const;
  writeTouch(draft, { ...notice, notBefore: calendars.rep(rep).nextOpen(now), calendar }, 'absent');
}

/** The task a withdrawal is about. */
export function withdrawnTask({ id, template }: Pick<Touch, 'id' | 'template'>): string | undefined {
  return template === 'withdrawn' ? id.slice('withdrawn.'.length) : undefined;
}
