import type { Calendar } from '../../workflows/calendar/calendar.ts';
import { byWarmth } from '../../workflows/domain/call-order.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Rep } from '../../workflows/language/reps-schema.ts';
import type { Ports } from '../../workflows/ports.ts';
import { planList } from '../shared/plan-list.ts';
import { coverAbsence } from './cover-absence.ts';
import { createDaySlots } from './day-slots.ts';
import { type Draw, drawAsk, drawOne } from './draw-one.ts';
import { escalate } from './escalate.ts';
import { dayAfter, type RepDay, scheduleAtLaunch, scheduleRepDay, throughKey } from './rep-day.ts';
import { takeOverdue } from './take-overdue.ts';
import { welcomeBack } from './welcome-back.ts';

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
    // Over: nobody is left to be called, and no day follows. A digest begun before that still goes.
    if (live.state.done.ended !== undefined) {
      if (await ports.store.touch(digestId(day))) await planDigest(ports, live, day);
      return;
    }
    const { launchedAt } = live.state;
    // Launched for later today: his day in this campaign begins with it.
    if (ports.clock.now() < launchedAt) return scheduleAtLaunch(ports, day, launchedAt);
    const calendar = live.setup.calendars.rep(day.rep);
    if (!(await ports.store.claim(throughKey(day)))) await run(ports, live, rep, day);
    await scheduleRepDay(ports, calendar, dayAfter(calendar, day));
  };
}

async function run(ports: Ports, live: LiveCampaign, rep: Rep, day: RepDay): Promise<void> {
  const calendar = live.setup.calendars.rep(day.rep);
  // While the campaign is paused nothing is drawn, mailed or escalated: what the rep has stays his.
  if (!live.state.paused) {
    await escalate(ports, live, day);
    if (calendar.isBusinessDay(day.date)) await draw(ports, live, rep, day);
    else await coverAbsence(ports, live, day.rep);
  }
  await ports.store.commit({ claim: { key: throughKey(day), result: 'recorded' } });
}

async function draw(ports: Ports, live: LiveCampaign, rep: Rep, day: RepDay): Promise<void> {
  const digest = digestId(day);
  await welcomeBack(ports, live, day);
  await takeOverdue(ports, live, day);
  const tasks = await ports.store.tasksOf(day.rep);
  const calendar = live.setup.calendars.rep(day.rep);
  const waiting = tasks.filter((task) => isDrawable(task, calendar, day.date));
  const calls = waiting.filter((task) => task.kind === 'call').sort(byWarmth);
  const open = tasks.filter((task) => task.open && task.kind === 'call');
  const single = rep.mail === 'each' || (rep.mail === 'auto' && calls.length + open.length === 1);
  const from = open.filter((task) => task.digest === digest).length;
  const slots = createDaySlots(day.rep, day.date, { from, max: rep.callsPerDay });
  const isFull = open.length > MOST_OPEN;
  const drawn = isFull ? 0 : await drawCalls(ports, calls, open, { digest, date: day.date, single, slots });
  if (isFull && calls.length > 0) await tellFull(ports, live, day);
  for (const ask of waiting) if (ask.kind === 'ask') await drawAsk(ports, ask);
  const begun = await ports.store.touch(digest);
  const promised = tasks.some((task) => isPromisedOn(task, calendar, day.date));
  const hasCalls = (!single && (drawn > 0 || tasks.some((task) => task.open))) || (promised && rep.mail !== 'each');
  const isDue = hasCalls || (rep.mail !== 'each' && isFirstOfWeek(calendar, day.date));
  if (begun || isDue) await planDigest(ports, live, day);
}

async function planDigest(ports: Ports, live: LiveCampaign, day: RepDay): Promise<void> {
  await planList(ports, live, { id: digestId(day), to: 'rep', receiver: day.rep, template: 'digest', rep: day.rep });
}

/** With so many unreported he gets no new ones, but what was promised. */
const MOST_OPEN = 20;

/** In order, while the day has room; nobody who has a call open already, in whichever campaign. Returns how many. */
async function drawCalls(ports: Ports, calls: readonly Touch[], open: readonly Touch[], draw: Draw): Promise<number> {
  const busy = new Set(open.map(({ contact }) => contact));
  let drawn = 0;
  for (const call of calls) {
    if (draw.slots.next() === undefined) break;
    if (busy.has(call.contact) || !(await drawOne(ports, call, draw))) continue;
    busy.add(call.contact);
    drawn += 1;
  }
  return drawn;
}

/** Told once a week for as long as it lasts. */
async function tellFull(ports: Ports, live: LiveCampaign, { rep, date }: RepDay): Promise<void> {
  const { reps, campaign, calendars } = live.setup;
  await planList(ports, live, {
    id: `full.${campaign.campaign}.${rep}.${firstOfWeek(calendars.rep(rep), date)}`,
    to: 'manager',
    receiver: reps.get(rep)?.manager ?? campaign.managers.sales,
    template: 'away',
    rep,
    reason: 'full',
  });
}

/** His first working day since Monday: then he gets a digest even where nothing is in it. */
function isFirstOfWeek(calendar: Calendar, date: string): boolean {
  return firstOfWeek(calendar, date) === date;
}

function firstOfWeek(calendar: Calendar, date: string): string {
  const noon = calendar.instant(date, 720);
  const monday = calendar.localDate(calendar.add(noon, { amount: calendar.weekday(noon) - 1, unit: 'days' }, -1));
  return calendar.isBusinessDay(monday) ? monday : calendar.nextBusinessDay(monday);
}

/** In the queue, its day has come, and its last moment has not passed. Promised calls go alone at their time. */
function isDrawable(task: Touch, calendar: Calendar, date: string): boolean {
  return task.status === 'planned' && !task.promised && calendar.localDate(task.notBefore) <= date;
}

/** A call that was promised for this day: it goes by itself at its time, and stands in the digest before that. */
function isPromisedOn({ status, promised, notBefore }: Touch, calendar: Calendar, date: string): boolean {
  return promised === true && status === 'planned' && calendar.localDate(notBefore) === date;
}

function digestId({ rep, date }: RepDay): string {
  return `digest.${rep}.${date}`;
}
