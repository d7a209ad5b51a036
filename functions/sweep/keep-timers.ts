import type { Calendar } from '../../workflows/calendar/calendar.ts';
import { nextReviewMoment } from '../../workflows/domain/audience-review.ts';
import type { CampaignState } from '../../workflows/domain/campaign-state.ts';
import { CHECK_MARGIN_MS } from '../../workflows/domain/enrollment.ts';
import type { Ports } from '../../workflows/ports.ts';
import { dayAfter, type RepDay, repDayTimer, scheduleRepDay, throughKey } from '../draw-rep-day/rep-day.ts';
import { reviewTimer, timesOf } from '../review-audience/run-review.ts';
import type { CampaignPointers, ListChecks } from '../shared/cloud-ports.ts';

export interface KeepTimersPorts extends Ports {
  readonly pointers: Pick<CampaignPointers, 'launched'>;
  readonly lists: ListChecks;
}

/** More list mails than any campaign has on its way at once. */
const LISTS = 500;
const HOUR_MS = 3_600_000;
/** A rep's day that fails is tried three times, five minutes and a pause each: until then somebody may be at it. */
const DAY_MARGIN_MS = 20 * 60_000;

/**
 * Looks after the timers that belong to no enrollment, every 5 minutes: the campaigns' clocks, the days of their reps,
 * and list mails. Does nothing of what they are for: a timer that lies ahead is set where it is missing, one that never
 * fired is set for now, and whoever takes it knows whether there is anything left to do. Returns how many were late.
 */
export function keepTimers(ports: KeepTimersPorts) {
  return async (): Promise<number> => {
    const lists = await ports.lists.before(ports.clock.now(), LISTS);
    for (const id of lists) await ports.queues.send(id, 0);
    let late = lists.length;
    const faults = new Map<string, unknown>();
    for (const campaign of await ports.pointers.launched()) {
      try {
        late += await keepCampaign(ports, campaign);
      } catch (fault) {
        // Thrown below, whatever it is: the timers of the other campaigns must not wait until this one is mended.
        faults.set(campaign, fault);
      }
    }
    late += await keepReviews(ports, faults);
    if (faults.size > 0) {
      const told = [...faults].map(([campaign, fault]) => `${campaign}: ${String(fault)}`);
      throw new AggregateError(faults.values(), `timers were not looked at: ${told.join('; ')}`);
    }
    return late;
  };
}

/** An ended campaign has no clock any more, and nobody to be called. */
async function keepCampaign(ports: Ports, campaign: string): Promise<number> {
  const state = await ports.store.campaignState(campaign);
  if (!state || state.done.ended !== undefined) return 0;
  let late = await keepClock(ports, state);
  const { setup } = await ports.campaigns.live(campaign);
  for (const rep of setup.reps.keys()) {
    if (await keepDays(ports, state, { rep, calendar: setup.calendars.rep(rep) })) late += 1;
  }
  return late;
}

/** Before it has run once, its timer is that of the launch. */
async function keepClock(ports: Ports, { id, launchedAt, timer }: CampaignState): Promise<number> {
  const { at, rev } = timer ?? { at: launchedAt, rev: 0 };
  const now = ports.clock.now();
  const name = `campaign.${id}.${rev}`;
  const message = { kind: 'campaign', campaign: id, rev } as const;
  if (at > now) await ports.schedules.create(name, at, message);
  if (at + CHECK_MARGIN_MS > now) return 0;
  await ports.schedules.create(lateName(name, now), now, message);
  return 1;
}

/** The moments of reviews before their launch: what is launched has a clock. */
async function keepReviews(ports: KeepTimersPorts, faults: Map<string, unknown>): Promise<number> {
  let late = 0;
  for (const campaign of await ports.store.reviewed()) {
    try {
      if (!(await ports.store.campaignState(campaign)) && (await keepReview(ports, campaign))) late += 1;
    } catch (fault) {
      faults.set(campaign, fault);
    }
  }
  return late;
}

/** True where its next moment came and nobody was there. */
async function keepReview(ports: Ports, campaign: string): Promise<boolean> {
  const review = await ports.store.audienceReview(campaign);
  if (!review) return false;
  const { setup } = await ports.campaigns.live(campaign);
  const moment = nextReviewMoment(timesOf(setup, review), review.done);
  if (!moment) return false;
  const now = ports.clock.now();
  const { name, at, message } = reviewTimer(campaign, moment.at);
  if (at > now) await ports.schedules.create(name, at, message);
  if (at + CHECK_MARGIN_MS > now) return false;
  await ports.schedules.create(lateName(name, now), now, message);
  return true;
}

interface RepAtWork {
  readonly rep: string;
  readonly calendar: Calendar;
}

/** The next day that has not begun; and today, where it has begun and never got through. True where it was late. */
async function keepDays(ports: Ports, state: CampaignState, { rep, calendar }: RepAtWork): Promise<boolean> {
  const now = ports.clock.now();
  const [first, current] = [calendar.localDate(state.launchedAt), calendar.localDate(now)];
  const day: RepDay = { campaign: state.id, rep, date: current < first ? first : current };
  const { name, at, message } = repDayTimer(calendar, day);
  await scheduleRepDay(ports, calendar, at > now ? day : dayAfter(calendar, day));
  if (Math.max(at, state.launchedAt) + DAY_MARGIN_MS > now || isOver(calendar, day, now)) return false;
  if (await ports.store.claim(throughKey(day))) return false;
  await ports.schedules.create(lateName(name, now), now, message);
  return true;
}

/** What he did not get while he worked he gets tomorrow: two days' calls at once would be too many. */
function isOver(calendar: Calendar, { date }: RepDay, now: number): boolean {
  return calendar.isBusinessDay(date) && calendar.localDate(calendar.nextOpen(now)) !== date;
}

/** A name that has fired stays taken until the Scheduler deletes it: each hour has one of its own. */
function lateName(name: string, now: number): string {
  return `${name}.late.${Math.floor(now / HOUR_MS)}`;
}
