import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { plainLine, plainText } from './plain-text.ts';

/** An event as a calendar keeps it. Instants are epoch milliseconds; they are written in UTC, which needs no VTIMEZONE. */
export interface CalendarFileRequest {
  /** The same through every change: `<enrollment>@<sender's domain>`. RFC 5545 §3.8.4.7. */
  readonly uid: string;
  /** Rises with every change of the event, cancellation included. RFC 5545 §3.8.7.4. */
  readonly sequence: number;
  readonly method: 'PUBLISH' | 'CANCEL';
  readonly event: {
    readonly name: string;
    readonly startAt: number;
    readonly endAt: number;
    readonly location?: string;
    readonly description?: string;
    readonly url?: string;
  };
  readonly organiser: { readonly name: string; readonly email: string };
  readonly attendee?: { readonly name: string; readonly email: string };
  /** When this version was made: DTSTAMP. */
  readonly stampAt: number;
}

/** The calendar file (RFC 5545): `METHOD:CANCEL` comes with `STATUS:CANCELLED`. The same request gives the same bytes. */
export function renderCalendarFile(request: CalendarFileRequest): string {
  const { uid, sequence, method, event, organiser, attendee, stampAt } = request;
  const calendar = ical({
    prodId: { company: 'Baton', product: 'Baton', language: 'EN' },
    method: ICalCalendarMethod[method],
  });
  const entry = calendar.createEvent({
    id: uid,
    sequence,
    start: Temporal.Instant.fromEpochMilliseconds(event.startAt),
    end: Temporal.Instant.fromEpochMilliseconds(event.endAt),
    stamp: Temporal.Instant.fromEpochMilliseconds(stampAt),
    summary: plainLine(event.name),
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: personOf(organiser),
    ...(event.location !== undefined && { location: plainLine(event.location) }),
    ...(event.description !== undefined && { description: plainText(event.description) }),
    ...(event.url !== undefined && { url: event.url }),
  });
  // RFC 5546 §3.2.1: a published event has no ATTENDEE; the cancellation may name who it concerns.
  if (attendee && method === 'CANCEL') {
    entry.createAttendee({ ...personOf(attendee), role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.ACCEPTED });
  }
  return calendar.toString();
}

/**
 * An address is written as it stands into a line of its own: what could end that line never gets there. A name is a
 * parameter, in which a backslash means nothing (RFC 5545 §3.2), but some calendars read `\\n` in it as an end of line.
 */
function personOf({ name, email }: CalendarFileRequest['organiser']): {
  readonly name: string;
  readonly email: string;
} {
  return { name: plainLine(name, 120).replaceAll('\\', '/'), email: plainLine(email).replaceAll(/[\s;:,"<>]/g, '') };
}
