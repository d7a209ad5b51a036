import ICAL from 'ical.js';

/** A calendar file as a parser of other people reads it. */
export interface ReadCalendar {
  readonly method: string;
  /** Names of the calendar's own properties, then of the event's, in order. */
  readonly properties: readonly string[];
  /** Components beside the one event. */
  readonly others: readonly string[];
  readonly uid: string;
  readonly sequence: number;
  readonly stampAt: number;
  readonly startAt: number;
  readonly endAt: number;
  readonly status: string;
  readonly summary: string;
  readonly location: string;
  readonly organiser: { readonly name: string; readonly address: string };
  readonly attendees: readonly string[];
}

/** Throws on what is no calendar file. */
export function readCalendar(file: string): ReadCalendar {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const components = calendar.getAllSubcomponents();
  const [event] = components;
  if (!event) throw new Error('no event');
  const text = (name: string): string => String(event.getFirstPropertyValue(name) ?? '');
  const at = (name: string): number => instantOf(event.getFirstPropertyValue(name));
  const organiser = event.getFirstProperty('organizer');
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    properties: [...calendar.getAllProperties(), ...event.getAllProperties()].map(({ name }) => name),
    others: [...components.slice(1), ...event.getAllSubcomponents()].map(({ name }) => name),
    ...{ uid: text('uid'), status: text('status'), summary: text('summary'), location: text('location') },
    sequence: Number(text('sequence')),
    ...{ stampAt: at('dtstamp'), startAt: at('dtstart'), endAt: at('dtend') },
    organiser: {
      name: String(organiser?.getFirstParameter('cn') ?? ''),
      address: addressOf(organiser?.getFirstValue()),
    },
    attendees: event.getAllProperties('attendee').map((each) => addressOf(each.getFirstValue())),
  };
}

/** The scheme of an address is the same in capitals (RFC 3986 §3.1). */
function addressOf(value: unknown): string {
  return String(value ?? '').replace(/^mailto:/i, 'mailto:');
}

function instantOf(value: unknown): number {
  if (!(value instanceof ICAL.Time) || value.zone !== ICAL.Timezone.utcTimezone) throw new Error('no instant in UTC');
  return value.toJSDate().getTime();
}
