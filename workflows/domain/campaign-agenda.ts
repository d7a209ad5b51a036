import type { Calendar } from '../calendar/calendar.ts';
import { type Point, parseTimeOfDay } from '../language/time-values.ts';
import { anchors, settingAt } from './campaign-points.ts';
import { owedFiles } from './files-owed.ts';
import { handOffMoments } from './hand-off-list.ts';
import type { LiveCampaign } from './live-campaign.ts';

type MomentKind =
  | 'files-owed'
  | 'changed'
  | 'briefing'
  | 'briefing-changes'
  | 'hand-off'
  | 'hand-off-warning'
  | 'hand-off-reminder'
  | 'hand-off-default'
  | 'conversations'
  | 'conversations-again'
  | 'attendance-asked'
  | 'attendance'
  | 'decision'
  | 'plan-review';

/** A moment of the campaign itself; `name` is what is marked done. */
export interface Moment {
  readonly kind: MomentKind;
  readonly name: string;
  readonly at: number;
}

/**
 * The campaign's next moment that is not done: computed from the file and the event as it is now. Undefined when nothing
 * is left. Hand-off lists wait for the end of a pause.
 */
export function nextMoment(live: LiveCampaign): Moment | undefined {
  const moments = [...changeMoment(live), ...eventMoments(live), nextDecision(live), ...planReviews(live)].filter(
    ({ kind, name }) => live.state.done[name] === undefined && !waitsForResume(live, kind),
  );
  return moments.reduce<Moment | undefined>(
    (first, moment) => (first && first.at <= moment.at ? first : moment),
    undefined,
  );
}

function waitsForResume({ state }: LiveCampaign, kind: MomentKind): boolean {
  return state.paused !== undefined && kind.startsWith('hand-off');
}

/** Everybody is woken once for the last act on the whole campaign. */
function changeMoment({ state: { changed } }: LiveCampaign): Moment[] {
  return changed ? [{ kind: 'changed', name: `changed.${changed.rev}`, at: changed.at }] : [];
}

const HOUR_MS = 3_600_000;

function eventMoments(live: LiveCampaign): Moment[] {
  const { setup, state } = live;
  if (!setup.campaign.event || state.cancelled?.then === 'stop') return [];
  const { eventEnd, eventRevision } = state;
  const asked = setup.calendars.campaign.pointAt(ASKED_AGAIN, anchors(live));
  const onTheDay = setup.calendars.campaign.pointAt(ON_THE_DAY, anchors(live));
  const moment = (kind: MomentKind, at: number | undefined, suffix = ''): Moment[] =>
    at === undefined ? [] : [{ kind, name: `${kind}${suffix}.${eventRevision}`, at }];
  const owed = owedFiles(setup.campaign, Object.keys(setup.campaign.files)).length > 0;
  const handOffs = [...moment('hand-off', settingAt(live, 'handOff', 'at')), ...handOffMoments(live)];
  // Nobody is briefed for, or counted at, an event that is cancelled.
  if (state.cancelled) return handOffs;
  return [
    ...(owed ? moment('files-owed', setup.calendars.campaign.pointAt(OWED_AT, anchors(live))) : []),
    ...moment('briefing', settingAt(live, 'briefingAt')),
    ...moment('briefing-changes', settingAt(live, 'briefingAt') === undefined ? undefined : onTheDay),
    ...handOffs,
    ...moment('conversations', settingAt(live, 'conversationsAt')),
    ...moment('conversations-again', settingAt(live, 'conversationsAt') === undefined ? undefined : asked),
    ...moment('attendance-asked', eventEnd + HOUR_MS, '-1'),
    ...moment('attendance-asked', asked, '-2'),
    ...moment('attendance', settingAt(live, 'attendance', 'closeAt')),
  ];
}

/** Only what changed since the briefing: an event before that has none. */
const ON_THE_DAY: Point = { base: 'event.start', sign: 1, time: '08:00' };
/** A file for after the event is asked for the business day before it, as `validate` says. */
const OWED_AT: Point = { base: 'event.start', sign: -1, offset: { amount: 1, unit: 'business days' }, time: '10:00' };

const ASKED_AGAIN: Point = { base: 'event.end', sign: 1, offset: { amount: 1, unit: 'business days' }, time: '09:00' };

/** The dates on which both sides go through the plan's levels, criteria and profiles, as long as the campaign runs. */
function planReviews({ setup, state }: LiveCampaign): Moment[] {
  const calendar = setup.calendars.campaign;
  return setup.plan.reviewOn
    .map((date): Moment => ({ kind: 'plan-review', name: `plan-review.${date}`, at: calendar.instant(date, NINE) }))
    .filter(({ at }) => at >= state.launchedAt);
}

const NINE = 9 * 60;

/** The first decision day after the last one that is done, or after the launch; moved to the next business day where it is none. */
function nextDecision(live: LiveCampaign): Moment {
  const { state, setup } = live;
  const calendar = setup.calendars.campaign;
  const last = Number(state.done.decision ?? state.launchedAt);
  const onDay = decisionAfter(calendar, last, setup.campaign.decisions.day);
  const date = calendar.localDate(onDay);
  const at = calendar.isBusinessDay(date)
    ? onDay
    : calendar.instant(calendar.nextBusinessDay(date), calendar.minuteOfDay(onDay));
  return { kind: 'decision', name: `decision.${calendar.localDate(at)}`, at };
}

/** The next list day strictly after an instant. */
function decisionAfter(
  calendar: Calendar,
  after: number,
  day: { readonly weekday: number; readonly time: string },
): number {
  const minute = parseTimeOfDay(day.time) ?? 0;
  const noon = 12 * 60;
  for (let days = 0; days <= 7; days += 1) {
    const date = calendar.localDate(calendar.instant(calendar.localDate(after), noon) + days * 24 * HOUR_MS);
    const at = calendar.instant(date, minute);
    if (at > after && calendar.weekday(at) === day.weekday) return at;
  }
  throw new Error(`no weekday ${day.weekday}`);
}
