import type { Contact } from '../../../workflows/domain/contact.ts';
import type { DomainEvent } from '../../../workflows/domain/event.ts';
import { heldSeats } from '../../../workflows/domain/seats.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';
import { Unavailable } from '../../../workflows/errors.ts';
import { createJournal, type Journal } from '../../../workflows/story/journal.ts';
import type { StoryLine } from '../../../workflows/story/story-line.ts';
import { readMany } from '../../shared/read-many.ts';
import { renderTimeline } from '../../shared/timeline.ts';
import { instantsOf, type MailContext } from './mail-context.ts';
import type { MailSources } from './mail-sources.ts';
import { MOST_COLLEAGUES } from './task-colleagues.ts';
import { sendingAt, tellTouch } from './touch-line.ts';

/** What a mail is written from, and the line that will say that it was sent. */
export interface LoadedMail {
  readonly context: MailContext;
  readonly line: StoryLine;
}

/** A mail about one contact: to him, or to his rep. Throws `Unavailable` where the table's list lags behind. */
export async function loadSingle(sources: MailSources, touch: Touch, enrollment: string): Promise<LoadedMail> {
  const { store, history } = sources;
  const [live, texts, events, contact, organisation, link] = await Promise.all([
    sources.live(touch.campaign),
    sources.texts(touch.campaign),
    history.eventsOfEnrollment(enrollment),
    store.contact(touch.contact ?? ''),
    store.organisation(touch.organisation ?? ''),
    sources.links(sendingAt(touch)),
  ]);
  if (!contact) throw new Unavailable(`${touch.id}: its contact is missing`);
  expectStart(enrollment, events);
  const { before, line } = tellTouch(touch, events, new Map<string, Contact>([[contact.id, contact]]));
  const journal = createJournal();
  for (const told of before) journal.read(told);
  const counts = live.setup.campaign.event?.capacity !== undefined;
  const seats = counts ? await store.seats(touch.campaign) : undefined;
  const colleagues = touch.kind === 'call' ? await readColleagues(sources, touch, journal) : undefined;
  const context: MailContext = {
    live,
    texts,
    journal,
    instants: instantsOf(live),
    touches: new Map([[touch.id, touch]]),
    drawn: new Map(),
    seatsHeld: () => (seats ? heldSeats(seats) : 0),
    ...(colleagues && { colleaguesOf: () => colleagues.all }),
    contactOf: (id) => (id === enrollment ? contact : colleagues?.contacts.get(id)),
    organisationOf: () => organisation,
    link,
  };
  return { context, line };
}

interface Colleagues {
  /** Their enrollments. */
  readonly all: readonly string[];
  /** By enrollment, of the first few. */
  readonly contacts: ReadonlyMap<string, Contact>;
}

/** Who else of the organisation is in the campaign; what happened to the first few is read into the journal. */
async function readColleagues(
  { store, history }: MailSources,
  { enrollment, organisation = '', campaign }: Touch,
  journal: Journal,
): Promise<Colleagues> {
  const members = (await store.membersOf(organisation)).filter(
    (member) => member.campaign === campaign && member.enrollment !== enrollment,
  );
  const contactOf = new Map(members.map((member) => [member.enrollment, member.contact]));
  const named = [...contactOf.keys()].slice(0, MOST_COLLEAGUES);
  const [contacts, events] = await Promise.all([
    readMany(named, (id) => store.contact(contactOf.get(id) ?? '')),
    readMany(named, (id) => history.eventsOfEnrollment(id)),
  ]);
  for (const told of events.values()) for (const line of renderTimeline(told, new Map())) journal.read(line);
  return { all: [...contactOf.keys()], contacts };
}

/** The first line says whose rep writes: a list that lags behind it would write in somebody else's name. */
export function expectStart(enrollment: string, events: readonly DomainEvent[]): void {
  if (events.some(({ type }) => type === 'EnrollmentStarted')) return;
  throw new Unavailable(`${enrollment}: its first event is not listed yet`);
}
