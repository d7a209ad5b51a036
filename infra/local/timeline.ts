import type { Contact } from '../../workflows/domain/contact.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';

/** One line of the timeline: what happened, with addresses for ids and numbers for causes. */
export type TimelineLine = Readonly<Record<string, unknown>> & {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
};

/** Numbers events in the order they happened and fills in whom they concern. */
export function renderTimeline(events: readonly DomainEvent[], contacts: ReadonlyMap<string, Contact>): TimelineLine[] {
  const seqOf = new Map<string, number>();
  events.forEach((event, index) => {
    seqOf.set(event.key, index + 1);
  });
  return events.map((event, index) => renderLine(event, index + 1, { seqOf, contacts }));
}

interface Context {
  readonly seqOf: ReadonlyMap<string, number>;
  readonly contacts: ReadonlyMap<string, Contact>;
}

function renderLine(event: DomainEvent, seq: number, { seqOf, contacts }: Context): TimelineLine {
  const { contact, enrollment, organisation, step, stay } = event;
  const cause = event.cause === undefined ? undefined : seqOf.get(event.cause);
  const who = contact === undefined ? undefined : addressOf(contact, contacts);
  return {
    at: iso(event.at),
    seq,
    type: event.type,
    ...(who !== undefined && { contact: who }),
    ...(enrollment !== undefined && { enrollment }),
    ...(organisation !== undefined && { organisation }),
    ...(step !== undefined && { step }),
    ...(stay !== undefined && { stay }),
    ...(cause !== undefined && { cause }),
    ...renderData(event.data, contacts),
  };
}

const INSTANTS = ['occurredAt', 'when', 'until', 'orderedAt'];

function renderData(data: DomainEvent['data'], contacts: Context['contacts']): Record<string, unknown> {
  const rendered: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(data)) {
    if (value === undefined) continue;
    if (INSTANTS.includes(name) && typeof value === 'number') rendered[name] = iso(value);
    else if (name === 'receiver' && data.to === 'contact') rendered[name] = addressOf(String(value), contacts);
    else if (name === 'data') rendered[name] = renderData(value as DomainEvent['data'], contacts);
    else rendered[name] = value;
  }
  return rendered;
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
