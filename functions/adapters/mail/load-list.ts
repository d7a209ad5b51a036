import type { Enrollment } from '../../../workflows/domain/enrollment.ts';
import type { DomainEvent } from '../../../workflows/domain/event.ts';
import type { LiveCampaign } from '../../../workflows/domain/live-campaign.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';
import { createJournal, type Journal } from '../../../workflows/story/journal.ts';
import type { StoryLine } from '../../../workflows/story/story-line.ts';
import { readMany } from '../../shared/read-many.ts';
import { listedOf } from './list-mail.ts';
import { expectStart, type LoadedMail } from './load-single.ts';
import { instantsOf, type MailContext } from './mail-context.ts';
import type { MailSources } from './mail-sources.ts';
import type { MailedAudience } from './review-fields.ts';
import { sendingAt, tellTouch } from './touch-line.ts';

/** A list or notice to a rep, manager or host. The contacts are read of those who stand on it. */
export async function loadList(sources: MailSources, touch: Touch): Promise<LoadedMail> {
  const empty = await emptyContext(sources, touch.campaign, { touches: [touch], at: sendingAt(touch) });
  const audience = await audienceOf(sources, touch);
  const context = { ...empty, ...(audience && { audience }) };
  const events = await eventsOfList(sources, touch, context);
  const { before, line } = tellTouch(touch, events, new Map());
  readAll(context.journal, before);
  const contactOf = new Map(events.map(({ enrollment = '', contact = '' }) => [enrollment, contact]));
  const listed = listedOf(context, line).map(({ enrollment }) => contactOf.get(enrollment) ?? '');
  const contacts = await readMany(listed, (id) => sources.store.contact(id));
  const about = contacts.get(touch.contact ?? '');
  const organisation = about && (await sources.store.organisation(about.organisation));
  const known = { contactOf: (enrollment: string) => contacts.get(contactOf.get(enrollment) ?? '') };
  return { context: { ...context, ...known, organisationOf: () => organisation }, line };
}

/** What is reviewed: of mails about that only. */
async function audienceOf({ store }: MailSources, { template, campaign }: Touch): Promise<MailedAudience | undefined> {
  if (template !== 'review' && template !== 'sign-off') return undefined;
  const review = await store.audienceReview(campaign);
  return review && { review, lines: await store.audienceLines(campaign) };
}

/** A campaign's files and state; nothing is known of anybody yet. */
export async function emptyContext(
  sources: MailSources,
  campaign: string,
  { touches, at }: { readonly touches: readonly Touch[]; readonly at: number },
): Promise<MailContext> {
  const [live, texts, link] = await Promise.all([sources.live(campaign), sources.texts(campaign), sources.links(at)]);
  const journal = createJournal();
  return {
    live,
    texts,
    journal,
    seatsHeld: journal.seats,
    instants: instantsOf(live),
    touches: new Map(touches.map((touch) => [touch.id, touch])),
    drawn: new Map(),
    contactOf: () => undefined,
    organisationOf: () => undefined,
    link,
  };
}

const PAGE = 200;

/** A rep's list is about his own enrollments; the others are about everybody's. */
async function eventsOfList(
  sources: MailSources,
  touch: Touch,
  { live }: MailContext,
): Promise<readonly DomainEvent[]> {
  if (touch.about !== undefined) return eventsOfAll(sources, [touch.about]);
  if (touch.rep === undefined) return sources.history.eventsOf(touch.campaign);
  const own = await enrollmentsOf(sources, { live, id: touch.campaign }, (rep) => rep === touch.rep);
  return eventsOfAll(
    sources,
    own.map(({ id }) => id),
  );
}

/** Those of a campaign whose rep is meant; nobody's are the sales manager's. */
export async function enrollmentsOf(
  { store }: Pick<MailSources, 'store'>,
  { live, id }: { readonly live: LiveCampaign; readonly id: string },
  isMeant: (rep: string) => boolean,
): Promise<readonly Enrollment[]> {
  const own: Enrollment[] = [];
  let page: readonly Enrollment[] = [];
  do {
    page = await store.enrollmentsOf(id, page.at(-1)?.id, PAGE);
    own.push(...page.filter(({ rep }) => isMeant(rep ?? live.setup.campaign.managers.sales)));
  } while (page.length === PAGE);
  return own;
}

export async function eventsOfAll(
  { history }: MailSources,
  enrollments: readonly string[],
): Promise<readonly DomainEvent[]> {
  const events = await readMany(enrollments, async (id) => {
    const told = await history.eventsOfEnrollment(id);
    expectStart(id, told);
    return told;
  });
  // In the order it happened: that of a list is the order in which its people were enrolled.
  return [...events.values()].flat().sort((left, right) => left.at - right.at);
}

export function readAll(journal: Journal, lines: readonly StoryLine[]): void {
  for (const line of lines) journal.read(line);
}
