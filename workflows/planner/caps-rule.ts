import { startOfDay } from '../domain/agenda.ts';
import type { RecentTouch } from '../domain/contact.ts';
import { reachesContact, recentOf } from '../domain/recent.ts';
import type { Duration } from '../language/time-values.ts';
import type { Planned, PlanRule, Verdict } from './verdict.ts';

/**
 * Rest between touches, over all campaigns: what comes too close moves to the first moment at which it does not, and is
 * never dropped for it. Answers, what is urgent and what was promised go at their own time.
 */
export const capsRule: PlanRule = (planned) => {
  const { touch, draft } = planned;
  if (!reachesContact(touch) || touch.promised || touch.urgency !== 'normal') return undefined;
  const recent = recentOf(draft, touch, 14);
  const rests = [onEventDay(planned), ...(recent.length === 0 ? [] : restsAfter(planned, recent))];
  return rests.reduce(later, undefined);
};

function later(one: Verdict | undefined, other: Verdict | undefined): Verdict | undefined {
  if (one?.do !== 'postpone' || other?.do !== 'postpone') return one ?? other;
  return other.until > one.until ? other : one;
}

function restsAfter(planned: Planned, recent: readonly RecentTouch[]): (Verdict | undefined)[] {
  const { draft, touch } = planned;
  const { limits } = draft.live.setup.campaign;
  const isCall = touch.kind === 'call';
  const isMarketing = touch.kind === 'mail' && touch.mailKind === 'marketing';
  const mails = recent.filter(({ what }) => what === 'marketing');
  const rests = [sameDay(planned, recent)];
  if (isMarketing) rests.push(within(planned, mails, { most: limits.marketingMailsPerWeek, days: 7 }));
  if (isMarketing || isCall) {
    const borne = recent.filter(({ what, reached }) => what === 'marketing' || (what === 'call' && reached));
    rests.push(within(planned, borne, { most: limits.touchesPerTwoWeeks, days: 14 }));
  }
  if (isCall) {
    const talks = recent.filter(({ what, reached }) => what === 'talk' || (what === 'call' && reached));
    rests.push(within(planned, talks, { most: limits.budget.conversationsPerTwoWeeks, days: 14 }));
    rests.push(afterMail(planned, recent, limits.callAfterMail));
  }
  return rests;
}

/** At most so many in so many days: the next goes when enough of them are that long ago, a call from that morning on. */
function within(
  planned: Planned,
  touches: readonly RecentTouch[],
  { most, days }: { readonly most: number; readonly days: number },
): Verdict | undefined {
  if (most === 0) return { do: 'skip', reason: 'limits' };
  if (touches.length < most) return undefined;
  const calendar = calendarOf(planned);
  const ends = touches.map(({ at }) => {
    const end = calendar.add(at, { amount: days, unit: 'days' }, 1);
    return planned.touch.kind === 'call' ? startOfDay(calendar, end) : end;
  });
  const counting = ends.filter((at) => at > planned.draft.now).sort((left, right) => right - left);
  const until = counting[most - 1];
  return until === undefined ? undefined : { do: 'postpone', until, reason: 'limits' };
}

/** Never more than so many on one day of the contact's. A conversation at the event is no touch. */
function sameDay(planned: Planned, recent: readonly RecentTouch[]): Verdict | undefined {
  const { draft } = planned;
  const calendar = calendarOf(planned);
  const today = calendar.localDate(draft.now);
  const count = recent.filter(({ what, at }) => what !== 'talk' && calendar.localDate(at) === today).length;
  if (count < draft.live.setup.campaign.limits.touchesPerDay) return undefined;
  return { do: 'postpone', until: tomorrow(planned), reason: 'same-day' };
}

/** A mail is left in peace for a while before somebody calls about it; days count from their start. */
function afterMail(planned: Planned, recent: readonly RecentTouch[], rest: Duration): Verdict | undefined {
  const calendar = calendarOf(planned);
  const countsDays = !['seconds', 'minutes', 'hours'].includes(rest.unit);
  let until = 0;
  for (const { what, at } of recent) {
    if (what === 'call' || what === 'talk') continue;
    const end = calendar.add(at, rest, 1);
    until = Math.max(until, countsDays ? startOfDay(calendar, end) : end);
  }
  return until > planned.draft.now ? { do: 'postpone', until, reason: 'after-mail' } : undefined;
}

/** On the day of the event nobody of its campaign is called. */
function onEventDay(planned: Planned): Verdict | undefined {
  const { live, now } = planned.draft;
  const { campaign, calendars } = live.setup;
  if (planned.touch.kind !== 'call' || !campaign.event || campaign.limits.callsOnEventDay) return undefined;
  const isEventDay = calendars.campaign.localDate(now) === calendars.campaign.localDate(live.state.eventStart);
  return isEventDay ? { do: 'postpone', until: tomorrow(planned), reason: 'event-day' } : undefined;
}

function tomorrow(planned: Planned): number {
  const calendar = calendarOf(planned);
  return startOfDay(calendar, calendar.add(planned.draft.now, { amount: 1, unit: 'days' }, 1));
}

function calendarOf({ draft }: Planned) {
  return draft.live.setup.calendars.contact(draft.contact);
}
