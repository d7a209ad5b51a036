import type { Anchors, Calendar } from '../calendar/calendar.ts';
import type { ResolvedSettings } from '../language/settings-schema.ts';
import { settingAt } from '../language/settings-schema.ts';

/** A moment of the campaign everybody waits for. */
export interface CampaignDate {
  readonly what: string;
  readonly at: number;
}

export interface DatesRequest {
  readonly settings: ResolvedSettings;
  readonly calendar: Calendar;
  readonly anchors: Required<Pick<Anchors, 'launch' | 'eventStart' | 'eventEnd'>>;
  /** False for a campaign around no event. */
  readonly hasEvent: boolean;
}

const POINTS: readonly (readonly [path: string, what: string])[] = [
  ['tentative.mailAt', 'who said maybe is asked again'],
  ['practicalAt', 'practical mail to who comes'],
  ['linkAt', 'the link once more'],
  ['briefingAt', 'briefing of reps and host'],
  ['handOff.at', 'hand-off to sales'],
  ['conversationsAt', 'reps note their conversations'],
  ['attendance.closeAt', 'attendance list closed at the latest'],
  ['thankYouAt', 'thanks to who came'],
  ['presentation.noShow', 'presentation to who did not come'],
  ['presentation.silent', 'presentation to who declined or did not answer'],
  ['recording.noShow', 'recording to who did not come'],
  ['recording.silent', 'recording to who declined or did not answer'],
];

/** The campaign's dates in order, by its own calendar; a setting the workflow does not have is left out. */
export function campaignDates({ settings, calendar, anchors, hasEvent }: DatesRequest): readonly CampaignDate[] {
  const { launch, eventStart, eventEnd } = anchors;
  const window = settingAt(settings, 'responseWindow');
  const reminders = typeof window === 'object' && 'unit' in window ? [calendar.add(launch, window, 1)] : [];
  const conversation = settingAt(settings, 'conversationCall.at');
  const conversations =
    typeof conversation === 'object' && 'base' in conversation ? [calendar.pointAt(conversation, anchors)] : [];
  const points = POINTS.flatMap(([path, what]) => {
    const point = settingAt(settings, path);
    return typeof point === 'object' && 'base' in point ? [{ what, at: calendar.pointAt(point, anchors) }] : [];
  });
  const dates = [
    { what: hasEvent ? 'launch: the first invitations' : 'launch: the first item', at: launch },
    ...reminders.map((at) => ({ what: 'first calls to who did not answer', at: morningOf(calendar, at) })),
    ...conversations.map((at) => ({ what: 'first conversation calls', at: morningOf(calendar, at) })),
    ...(hasEvent ? [{ what: 'the event begins', at: eventStart }] : []),
    ...(hasEvent ? [{ what: 'the event ends', at: eventEnd }] : []),
    ...points,
  ];
  return dates.sort((one, other) => one.at - other.at);
}

/** Calls are drawn at the start of a rep's day, whatever the hour their waiting time was counted from. */
function morningOf(calendar: Calendar, at: number): number {
  return calendar.nextOpen(calendar.instant(calendar.localDate(at), 0));
}
