import { type Draft, toChange } from '../../workflows/domain/draft.ts';
import { breachReply, dropReply, passReply } from '../../workflows/domain/escalate-reply.ts';
import { isReplyTask } from '../../workflows/domain/reply.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Ports } from '../../workflows/ports.ts';
import { handOut } from '../shared/plan-list.ts';
import { transact } from '../shared/transact.ts';

interface Overdue {
  readonly tasks: readonly Touch[];
  readonly rep: string;
  readonly deputy: string | undefined;
  /** Business days since the time to report was over; below 0 it is not yet. */
  readonly daysOver: (task: Touch) => number;
}

const MANAGER_DAYS = 1;
const DEPUTY_DAYS = 2;

/** Replies of contacts that nobody answered in time, as with calls. Key of the last breach. */
export async function escalateReplies(ports: Ports, overdue: Overdue): Promise<string | undefined> {
  const { tasks, rep, deputy, daysOver } = overdue;
  let told: string | undefined;
  for (const task of tasks.filter((each) => isReplyTask(each) && each.open && each.sentAt !== undefined)) {
    const days = daysOver(task);
    if (days < MANAGER_DAYS || (await drop(ports, task))) continue;
    told = (await breach(ports, task, rep)) ?? told;
    if (days >= DEPUTY_DAYS && deputy !== undefined && task.for === undefined) await pass(ports, task, deputy);
  }
  return told;
}

async function breach(ports: Ports, { id, enrollment = '' }: Touch, rep: string): Promise<string | undefined> {
  const told = await transact<string | undefined>(ports, enrollment, (draft) =>
    written(draft, breachReply(draft, id, rep)),
  );
  return told.status === 'done' ? told.result : undefined;
}

async function pass(ports: Ports, { id, enrollment = '' }: Touch, deputy: string): Promise<void> {
  const passed = await transact<Touch | undefined>(ports, enrollment, (draft) =>
    written(draft, passReply(draft, id, deputy)),
  );
  if (passed.status === 'done' && passed.result) await handOut(ports, passed.result);
}

/** True where nobody waits for an answer any more: it leaves the rep's queue. */
async function drop(ports: Ports, task: Touch): Promise<boolean> {
  const dropped = await transact<boolean>(ports, task.enrollment ?? '', (draft) => {
    const next = dropReply(draft, task);
    return next ? { write: { touches: [{ next, ifStatus: task.status }] }, result: true } : { result: false };
  });
  return dropped.status === 'done' && dropped.result;
}

function written<Result>(draft: Draft, result: Result | undefined) {
  return result === undefined ? { result } : { write: toChange(draft), result };
}
