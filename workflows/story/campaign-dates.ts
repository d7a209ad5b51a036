import type { Anchors, Calendar } from '../calendar/calendar.ts';
import type { ResolvedSettings } from '../language/settings-schema.ts';
import { settingAt } from '../language/settings-schema.ts';

/** A moment of the campaign everybody waits for. */
export interface CampaignDate {
  /** `launch`, `begins`, or the setting it stands in: `thankYouAt`. */
  readonly key: string;
  readonly at: number;
}

export interface DatesRequest {
  readonly settings: ResolvedSettings;
  readonly calendar: Calendar;
  readonly anchors: Required<Pick<Anchors, 'launch' | 'eventStart' | 'eventEnd'>>;
  /** False for a campaign around no event. */
  readonly hasEvent: boolean;
}

const POINTS: readonly string[] = [
  'tentative.mailAt',
  'practicalAt',
  'linkAt',
  'briefingAt',
  'handOff.at',
  'conversationsAt',
  'attendance.closeAt',
  'thankYouAt',
  'presentation.noShow',
  'presentation.silent',
  'recording.noShow',
  'recording.silent',
];

/** The campaign's dates in order, by its own calendar; a setting the workflow does not have is left out. */
export function campaignDates({ settings, calendar, anchors, hasEvent }: DatesRequest): readonly CampaignDate[] {
  const { launch, eventStart, eventEnd } = anchors;
  const window = settingAt(settings, 'responseWindow');
  const reminders = typeof window === 'object' && 'unit' in window ? [calendar.add(launch, window, 1)] : [];
  const conversation = settingAt(settings, 'conversationCall.at');
  const conversations =
    typeof conversation === 'object' && 'base' in conversation ? [calendar.pointAt(conversation, anchors)] : [];
  const points = POINTS.flatMap((path) => {
    const point = settingAt(settings, path);
    return typeof point === 'object' && 'base' in point ? [{ key: path, at: calendar.pointAt(point, anchors) }] : [];
  });
  const dates = [
    { key: hasEvent ? 'launch' : 'item', at: launch },
    ...reminders.map((at) => ({ key: 'firstCalls', at: morningOf(calendar, at) })),
    ...conversations.map((at) => ({ key: 'conversationCalls', at: morningOf(calendar, at) })),
    ...(hasEvent ? [{ key: 'begins', at: eventStart }] : []),
    ...(hasEvent ? [{ key: 'ends', at: eventEnd }] : []),
    ...points,
  ];
  return dates.sort((one, other) => one.at - other.at);
}

/** Calls are drawn at the start of a rep's day, whatever the hour their waiting time was counted from. */
function morningOf(calendar: Calendar, at: number): number {
  return calendar.nextOpen(calendar.instant(calendar.localDate(at), 0));
}
