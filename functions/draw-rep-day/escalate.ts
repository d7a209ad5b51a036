import { deputyFor, isAbsent } from '../../workflows/domain/deputy.ts';
import { toChange } from '../../workflows/domain/draft.ts';
import { changeTask, reassignTask } from '../../workflows/domain/escalate-task.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Ports } from '../../workflows/ports.ts';
import { planList } from '../shared/plan-list.ts';
import { transact } from '../shared/transact.ts';
import type { RepDay } from './rep-day.ts';

/** Business days of the rep after a task was sent: reported by the first, the manager hears on the second, the deputy on the third. */
const MANAGER_DAYS = 2;
const DEPUTY_DAYS = 3;

/** What nobody reported in time: the manager is told, then the deputy gets it. Undone is never an attempt. */
export async function escalate(ports: Ports, live: LiveCampaign, day: RepDay): Promise<void> {
  const calendar = live.setup.calendars.rep(day.rep);
  const tasks = await ports.store.tasksOf(day.rep);
  const open = tasks.filter((task) => task.open && task.kind === 'call' && task.sentAt !== undefined);
  const now = ports.clock.now();
  const deputy = deputyFor(live, day.rep, now);
  // What he still has in hand before the event cannot wait until he is back.
  const away = isAbsent(live, day.rep, now) && now < live.state.eventStart;
  let told: string | undefined;
  for (const task of open) {
    const days = calendar.dateSpanBusinessDays(calendar.localDate(task.sentAt ?? 0), day.date);
    if (days >= MANAGER_DAYS && (task.escalated ?? 0) < 2) told = (await breach(ports, task, day.rep)) ?? told;
    if ((away || days >= DEPUTY_DAYS) && deputy !== undefined && task.for === undefined)
      await hand(ports, task, deputy);
  }
  if (told === undefined) return;
  const manager = live.setup.reps.get(day.rep)?.manager ?? live.setup.campaign.managers.sales;
  await planList(ports, live, {
    id: `breach.${day.rep}.${day.date}`,
    to: 'manager',
    receiver: manager,
    template: 'breach',
    rep: day.rep,
    cause: told,
  });
}

/** Key of the event, where this task was still open and not told of before. */
async function breach(ports: Ports, task: Touch, rep: string): Promise<string | undefined> {
  const told = await transact<string | undefined>(ports, task.enrollment ?? '', (draft) => {
    const key = changeTask(draft, task.id, rep);
    return key === undefined ? { result: undefined } : { write: toChange(draft), result: key };
  });
  return told.status === 'done' ? told.result : undefined;
}

/** The deputy's own day draws it. */
async function hand(ports: Ports, task: Touch, deputy: string): Promise<void> {
  await transact(ports, task.enrollment ?? '', (draft) => {
    const touch = reassignTask(draft, task.id, deputy);
    return touch === undefined ? { result: undefined } : { write: toChange(draft), result: touch };
  });
}
