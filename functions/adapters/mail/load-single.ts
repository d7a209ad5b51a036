import type { Contact } from '../../../workflows/domain/contact.ts';
import type { DomainEvent } from '../../../workflows/domain/event.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';
import { Unavailable } from '../../../workflows/errors.ts';
import { createJournal } from '../../../workflows/story/journal.ts';
import type { StoryLine } from '../../../workflows/story/story-line.ts';
import { instantsOf, type MailContext } from './mail-context.ts';
import type { MailSources } from './mail-sources.ts';
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
  const context: MailContext = {
    live,
    texts,
    journal,
    instants: instantsOf(live),
    touches: new Map([[touch.id, touch]]),
    drawn: new Map(),
    contactOf: (id) => (id === enrollment ? contact : undefined),
    organisationOf: () => organisation,
    link,
  };
  return { context, line };
}

/** The first line says whose rep writes: a list that lags behind it would write in somebody else's name. */
export function expectStart(enrollment: string, events: readonly DomainEvent[]): void {
  if (events.some(({ type }) => type === 'EnrollmentStarted')) return;
  throw new Unavailable(`${enrollment}: its first event is not listed yet`);
}
