import type { Calendar } from '../calendar/calendar.ts';
import { type Point, parseTimeOfDay } from '../language/time-values.ts';
import type { LiveCampaign } from './live-campaign.ts';

type MomentKind = 'briefing' | 'hand-off' | 'conversations' | 'attendance-asked' | 'attendance' | 'decision';

/** A moment of the campaign itself; `name` is what is marked done. */
export interface Moment {
  readonly kind: MomentKind;
  readonly name: string;
  readonly at: number;
}

/** The campaign's next moment that is not done: computed from the file and the event as it is now. Undefined when nothing is left. */
export function nextMoment(live: LiveCampaign): Moment | undefined {
  const moments = [...eventMoments(live), nextDecision(live)].filter(
    (moment) => live.state.done[moment.name] === undefined,
  );
  return moments.reduce<Moment | undefined>(
    (first, moment) => (first && first.at <= moment.at ? first : moment),
    undefined,
  );
}

const HOUR_MS = 3_600_000;

function eventMoments(live: LiveCampaign): Moment[] {
  const { setup, state } = live;
  if (!setup.campaign.event) return [];
  const { eventEnd, eventRevision } = state;
  const asked = setup.calendars.campaign.pointAt(ASKED_AGAIN, anchors(live));
  const moment = (kind: MomentKind, at: number | undefined, suffix = ''): Moment[] =>
    at === undefined ? [] : [{ kind, name: `${kind}${suffix}.${eventRevision}`, at }];
  return [
    ...moment('briefing', settingAt(live, 'briefingAt')),
    ...moment('hand-off', settingAt(live, 'handOff', 'at')),
    ...moment('conversations', settingAt(live, 'conversationsAt')),
    ...moment('attendance-asked', eventEnd + HOUR_MS, '-1'),
    ...moment('attendance-asked', asked, '-2'),
    ...moment('attendance', settingAt(live, 'attendance', 'closeAt')),
  ];
}

const ASKED_AGAIN: Point = { base: 'event.end', sign: 1, offset: { amount: 1, unit: 'business days' }, time: '09:00' };

function anchors({ state }: LiveCampaign) {
  return { launch: state.launchedAt, eventStart: state.eventStart, eventEnd: state.eventEnd };
}

/** The instant of a setting that is a point, in the campaign's calendar; undefined where the workflow has no such setting. */
export function settingAt(live: LiveCampaign, ...path: readonly string[]): number | undefined {
  let value: unknown = live.setup.campaign.settings;
  for (const key of path) value = isRecord(value) ? value[key] : undefined;
  return isRecord(value) && 'base' in value
    ? live.setup.calendars.campaign.pointAt(value as unknown as Point, anchors(live))
    : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

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
