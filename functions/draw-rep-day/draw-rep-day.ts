import type { Calendar } from '../../workflows/calendar/calendar.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Rep } from '../../workflows/language/reps-schema.ts';
import type { Ports } from '../../workflows/ports.ts';
import { planList } from '../shared/plan-list.ts';
import { drawAsk, drawOne } from './draw-one.ts';
import { escalate } from './escalate.ts';
import { passOn } from './pass-on.ts';
import { dayAfter, type RepDay, scheduleRepDay, throughKey } from './rep-day.ts';

/**
 * The start of a rep's day: escalates what nobody reported, draws calls from his queue up to `callsPerDay`, at most one
 * an organisation, hands the asks out, sends the digest or single mails, and sets the timer of the next day.
 * Begun again for the same day it goes on where it stopped; once it is through it draws no more.
 */
export function drawRepDay(ports: Ports) {
  return async (day: RepDay): Promise<void> => {
    const live = await ports.campaigns.live(day.campaign);
    const rep = live.setup.reps.get(day.rep);
    if (!rep) return;
    const calendar = live.setup.calendars.rep(day.rep);
    if (!(await ports.store.claim(throughKey(day)))) await run(ports, live, rep, day);
    await scheduleRepDay(ports, calendar, dayAfter(calendar, day));
  };
}

async function run(ports: Ports, live: LiveCampaign, rep: Rep, day: RepDay): Promise<void> {
  const calendar = live.setup.calendars.rep(day.rep);
  await escalate(ports, live, day);
  if (calendar.isBusinessDay(day.date)) await draw(ports, live, rep, day);
  else await passOn(ports, live, day.rep, await callsOf(ports, calendar, day));
  await ports.store.commit({ claim: { key: throughKey(day), result: 'recorded' } });
}

async function draw(ports: Ports, live: LiveCampaign, rep: Rep, day: RepDay): Promise<void> {
  const digest = digestId(day);
  const tasks = await ports.store.tasksOf(day.rep);
  const calendar = live.setup.calendars.rep(day.rep);
  const waiting = tasks.filter((task) => isDrawable(task, calendar, day.date));
  const calls = waiting.filter((task) => task.kind === 'call');
  const open = tasks.filter((task) => task.open && task.kind === 'call');
  const single = rep.mail === 'each' || (rep.mail === 'auto' && calls.length + open.length === 1);
  let left = rep.callsPerDay - tasks.filter((task) => task.digest === digest).length;
  for (const call of calls) {
    if (left <= 0) break;
    if (await drawOne(ports, call, { digest, date: day.date, single })) left -= 1;
  }
  for (const ask of waiting) if (ask.kind === 'ask') await drawAsk(ports, ask);
  const begun = await ports.store.touch(digest);
  if (begun || (!single && (left < rep.callsPerDay || tasks.some((task) => task.open)))) {
    await planList(ports, live, { id: digest, to: 'rep', receiver: day.rep, template: 'digest', rep: day.rep });
  }
}

async function callsOf(ports: Ports, calendar: Calendar, { rep, date }: RepDay): Promise<readonly Touch[]> {
  const tasks = await ports.store.tasksOf(rep);
  return tasks.filter((task) => task.kind === 'call' && isDrawable(task, calendar, date));
}

/** In the queue, its day has come, and its last moment has not passed. Promised calls go alone at their time. */
function isDrawable(task: Touch, calendar: Calendar, date: string): boolean {
  return task.status === 'planned' && !task.promised && calendar.localDate(task.notBefore) <= date;
}

function digestId({ rep, date }: RepDay): string {
  return `digest.${rep}.${date}`;
}
