import { deputyFor } from '../../workflows/domain/deputy.ts';
import { type Draft, toChange } from '../../workflows/domain/draft.ts';
import { changeTask, LEFT, reassignTask } from '../../workflows/domain/escalate-task.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { reportDays } from '../../workflows/domain/report-days.ts';
import { tellFirstCall, untoldOf, warnReport } from '../../workflows/domain/service-levels.ts';
import { isTimeToHand } from '../../workflows/domain/time-to-hand.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Ports } from '../../workflows/ports.ts';
import { planList } from '../shared/plan-list.ts';
import { transact } from '../shared/transact.ts';
import { escalateReplies } from './escalate-replies.ts';
import type { RepDay } from './rep-day.ts';
import { hasFallenSilent } from './silence.ts';

/** Business days of the rep after the time to report is over: the manager hears on the first, the deputy on the second. */
const MANAGER_DAYS = 1;
export const DEPUTY_DAYS = 2;

/** What nobody reported in time: the manager is told, then the deputy gets it. Undone is never an attempt. */
export async function escalate(ports: Ports, live: LiveCampaign, day: RepDay): Promise<void> {
  const calendar = live.setup.calendars.rep(day.rep);
  const tasks = await ports.store.tasksOf(day.rep);
  const open = tasks.filter((task) => task.open && task.kind === 'call' && task.sentAt !== undefined);
  const deputy = deputyFor(live, day.rep, ports.clock.now());
  const daysOver = (task: Touch) => daysOverdue(live, day.rep, task, day.date);
  const first = await tellFirstCalls(ports, live, tasks, day.rep);
  let told = (await escalateReplies(ports, { tasks, rep: day.rep, deputy, daysOver })) ?? first;
  let isNobodyThere = false;
  for (const task of open) {
    const days = daysOver(task);
    if (days === 0 && (task.escalated ?? 0) < 1)
      await tell(ports, task, (draft) => warnReport(draft, task.id, day.rep));
    if (days >= MANAGER_DAYS && (task.escalated ?? 0) < 2) told = (await breach(ports, task, day.rep)) ?? told;
    const isLeft = task.escalated === LEFT || task.for !== undefined;
    if (days < DEPUTY_DAYS || isLeft) continue;
    if (deputy !== undefined) await hand(ports, task, deputy);
    else if (days === DEPUTY_DAYS) isNobodyThere = true;
  }
  if (isNobodyThere && calendar.isBusinessDay(day.date)) await tellNobodyThere(ports, live, day);
  const isSilent = await hasFallenSilent(ports, calendar, day, open);
  if (told === undefined && !isSilent) return;
  const manager = live.setup.reps.get(day.rep)?.manager ?? live.setup.campaign.managers.sales;
  await planList(ports, live, {
    id: `breach.${day.rep}.${day.date}`,
    to: 'manager',
    receiver: manager,
    template: 'breach',
    rep: day.rep,
    ...(told !== undefined && { cause: told }),
    ...(isSilent && { reason: 'silent' }),
  });
}

/** Business days of the rep from the end of the time to report until a date; below 0 it is not over yet. */
export function daysOverdue({ setup }: LiveCampaign, rep: string, { sentAt = 0 }: Touch, date: string): number {
  const calendar = setup.calendars.rep(rep);
  return calendar.dateSpanBusinessDays(calendar.localDate(sentAt), date) - reportDays(setup.plan);
}

/** The deputy who would get it now is away himself: the manager may give it to somebody else, or leave it. */
async function tellNobodyThere(ports: Ports, live: LiveCampaign, { rep, date }: RepDay): Promise<void> {
  const { reps, campaign } = live.setup;
  if (reps.get(rep)?.deputy === undefined) return;
  await planList(ports, live, {
    id: `away.${campaign.campaign}.${rep}.deputy.${date}`,
    to: 'manager',
    receiver: reps.get(rep)?.manager ?? campaign.managers.sales,
    template: 'away',
    rep,
    reason: 'deputy away',
  });
}

/** The first calls of qualified contacts, drawn or still in the queue. Key of the last breach. */
async function tellFirstCalls(
  ports: Ports,
  live: LiveCampaign,
  tasks: readonly Touch[],
  rep: string,
): Promise<string | undefined> {
  let last: string | undefined;
  for (const task of tasks) {
    const now = ports.clock.now();
    if (now < task.notBefore || untoldOf(live, task, now) === undefined) continue;
    last = (await tell(ports, task, (draft) => tellFirstCall(draft, task.id, rep))) ?? last;
  }
  return last;
}

/** Key of the event, where this task was still open and not told of before. */
function breach(ports: Ports, task: Touch, rep: string): Promise<string | undefined> {
  return tell(ports, task, (draft) => changeTask(draft, task.id, rep));
}

/** Key of the breach; undefined for a warning, and where there was nothing to tell. */
async function tell(ports: Ports, task: Touch, act: (draft: Draft) => string | undefined): Promise<string | undefined> {
  const told = await transact<string | undefined>(ports, task.enrollment ?? '', (draft) => {
    const key = act(draft);
    if (key === undefined) return { result: undefined };
    const isBreach = draft.events.at(-1)?.type === 'ServiceLevelBreached';
    return { write: toChange(draft), result: isBreach ? key : undefined };
  });
  return told.status === 'done' ? told.result : undefined;
}

/** The deputy's own day draws it, and it is taken from the rep on a day of the deputy's. */
export async function hand(ports: Ports, task: Touch, deputy: string): Promise<void> {
  await transact(ports, task.enrollment ?? '', (draft) => {
    const touch = isTimeToHand(draft, deputy) ? reassignTask(draft, task.id, deputy) : undefined;
    return touch === undefined ? { result: undefined } : { write: toChange(draft), result: touch };
  });
}
