import type { Contact } from '../../workflows/domain/contact.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';

/** One line of the timeline: what happened, with addresses for ids and numbers for causes. */
export type TimelineLine = Readonly<Record<string, unknown>> & {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
};

/** What a contact is named by: all that a timeline needs of him. */
type Named = Pick<Contact, 'email' | 'phone' | 'mobile'>;

/** Numbers events in the order they happened and fills in whom they concern. */
export function renderTimeline(events: readonly DomainEvent[], contacts: ReadonlyMap<string, Named>): TimelineLine[] {
  const seqOf = new Map<string, number>();
  events.forEach((event, index) => {
    seqOf.set(event.key, index + 1);
  });
  return events.map((event, index) => renderLine(event, index + 1, { seqOf, contacts }));
}

interface Context {
  readonly seqOf: ReadonlyMap<string, number>;
  readonly contacts: ReadonlyMap<string, Named>;
}

/** Filled in place: there are some forty lines a contact. */
function renderLine(event: DomainEvent, seq: number, { seqOf, contacts }: Context): TimelineLine {
  const { contact, enrollment, organisation, step, stay } = event;
  const line: Record<string, unknown> & TimelineLine = { at: iso(event.at), seq, type: event.type };
  const cause = event.cause === undefined ? undefined : seqOf.get(event.cause);
  if (contact !== undefined) line.contact = addressOf(contact, contacts);
  if (enrollment !== undefined) line.enrollment = enrollment;
  if (organisation !== undefined) line.organisation = organisation;
  if (step !== undefined) line.step = step;
  if (stay !== undefined) line.stay = stay;
  if (cause !== undefined) line.cause = cause;
  fillIn(line, event.data, contacts);
  return line;
}

const INSTANTS = ['occurredAt', 'when', 'until', 'orderedAt'];

function fillIn(line: Record<string, unknown>, data: DomainEvent['data'], contacts: Context['contacts']): void {
  for (const name in data) {
    const value = data[name];
    if (value === undefined) continue;
    if (typeof value === 'number' && INSTANTS.includes(name)) line[name] = iso(value);
    else if (name === 'receiver' && data.to === 'contact') line[name] = addressOf(String(value), contacts);
    else if (name === 'data') {
      const said: Record<string, unknown> = {};
      fillIn(said, value as DomainEvent['data'], contacts);
      line[name] = said;
    } else line[name] = value;
  }
}

/** The address as in the audience; of who has none, his phone or id. */
function addressOf(contact: string, contacts: Context['contacts']): string {
  const known = contacts.get(contact);
  return known?.email ?? known?.phone ?? known?.mobile ?? contact;
}

const known = { at: Number.NaN, text: '' };

/** Events come in the order of time: many share an instant. */
function iso(at: number): string {
  if (known.at !== at) {
    known.at = at;
    known.text = new Date(at).toISOString();
  }
  return known.text;
}
