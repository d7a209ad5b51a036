import type { Touch } from '../../../workflows/domain/touch.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { readMany } from '../../shared/read-many.ts';
import { inDigest } from './digest-fields.ts';
import { coveredBy } from './digest-scope.ts';
import { emptyContext, enrollmentsOf, eventsOfAll, readAll } from './load-list.ts';
import type { LoadedMail } from './load-single.ts';
import type { MailContext } from './mail-context.ts';
import type { MailSources } from './mail-sources.ts';
import { sendingAt, tellTouch } from './touch-line.ts';

/** Whom a digest may speak of, in one campaign. */
interface Told {
  readonly id: string;
  readonly context: MailContext;
  /** Contact by enrollment. */
  readonly contacts: ReadonlyMap<string, string>;
}

/**
 * The digest of a rep's day. `tasks` are all calls he has not reported, whichever campaign they are of; of each of these
 * campaigns it tells what is new of all contacts that are his today.
 */
export async function loadDigest(sources: MailSources, touch: Touch, tasks: readonly Touch[]): Promise<LoadedMail> {
  const calls = tasks.filter(({ kind }) => kind === 'call');
  const touches = [touch, ...(await lastDigest(sources, touch)), ...calls];
  const campaigns = new Set([touch.campaign, ...calls.map(({ campaign }) => campaign)]);
  const told = await Promise.all([...campaigns].map((id) => tellOf(sources, { touch, touches, calls, id })));
  const enrollments = told.flatMap(({ contacts }) => [...contacts.keys()]);
  const { before, line } = tellTouch(touch, await eventsOfAll(sources, enrollments), new Map());
  for (const { context, contacts } of told)
    readAll(
      context.journal,
      before.filter((each) => contacts.has(fieldOf(each, 'enrollment'))),
    );
  const others = await withPeople(sources, told, line);
  const own = others.get(touch.campaign);
  if (!own) throw new Error(`${touch.id}: no campaign ${touch.campaign}`);
  return { context: { ...own, others }, line };
}

interface Asked {
  readonly touch: Touch;
  readonly touches: readonly Touch[];
  readonly calls: readonly Touch[];
  readonly id: string;
}

async function tellOf(sources: MailSources, { touch, touches, calls, id }: Asked): Promise<Told> {
  const [empty, review] = await Promise.all([
    emptyContext(sources, id, { touches, at: sendingAt(touch) }),
    sources.store.audienceReview(id),
  ]);
  const { live } = empty;
  const { managers } = live.setup.campaign;
  const isManager = [managers.marketing, managers.sales].includes(touch.receiver);
  const his = coveredBy(live, touch.receiver, sendingAt(touch));
  const own = await enrollmentsOf(sources, { live, id }, (rep) => isManager || his.includes(rep));
  const ofTasks = calls.filter(({ campaign }) => campaign === id);
  const lines = review && Object.values(review.lists).includes(0) ? await sources.store.audienceLines(id) : [];
  const context: MailContext = {
    ...empty,
    drawn: new Map([[touch.id, calls.filter(({ digest }) => digest === touch.id)]]),
    ...(review && { audience: { review, lines } }),
  };
  const contacts = [...own, ...ofTasks.map((task) => ({ id: task.enrollment ?? '', contact: task.contact ?? '' }))];
  return { id, context, contacts: new Map(contacts.map(({ id: enrollment, contact }) => [enrollment, contact])) };
}

/** The contacts of those it lists, and no others. */
async function withPeople(sources: MailSources, told: readonly Told[], line: StoryLine) {
  const contactIds = new Map(told.flatMap(({ contacts }) => [...contacts]));
  const listed = told.flatMap(({ context }) => inDigest(context, line).map(({ enrollment }) => enrollment));
  const contacts = await readMany(
    listed.flatMap((enrollment) => contactIds.get(enrollment) ?? []),
    (id) => sources.store.contact(id),
  );
  const organisations = await readMany(
    [...contacts.values()].map(({ organisation }) => organisation),
    (id) => sources.store.organisation(id),
  );
  const named = told.map(({ id, context }): [string, MailContext] => [
    id,
    {
      ...context,
      contactOf: (enrollment) => contacts.get(contactIds.get(enrollment) ?? ''),
      organisationOf: ({ organisation }) => organisations.get(organisation),
    },
  ]);
  return new Map(named);
}

const LOOK_BACK_DAYS = 14;
const DAY_MS = 86_400_000;

/** His last digest before this one: what it told is not told again. */
async function lastDigest({ store, live }: MailSources, touch: Touch): Promise<readonly Touch[]> {
  const { setup } = await live(touch.campaign);
  const calendar = setup.calendars.rep(touch.receiver);
  const noon = calendar.instant(calendar.localDate(touch.notBefore), 720);
  for (let days = 1; days <= LOOK_BACK_DAYS; days += 1) {
    const before = await store.touch(`digest.${touch.receiver}.${calendar.localDate(noon - days * DAY_MS)}`);
    if (before?.sentAt !== undefined) return [before];
  }
  return [];
}
