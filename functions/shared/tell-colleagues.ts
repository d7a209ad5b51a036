import type { Draft } from '../../workflows/domain/draft.ts';
import type { Ports } from '../../workflows/ports.ts';

/** Whom a transaction concerns besides its own enrollment: all at the organisation, or the contact in other campaigns. */
export interface News {
  readonly organisation: string;
  readonly enrollment: string;
  /** Absent: everybody at the organisation. */
  readonly contact?: string;
}

/** What a draft leaves behind that others have to hear of; undefined where it is nobody else's business. */
export function newsOf({ from, next, organisation, contact }: Draft): News | undefined {
  const about = { organisation: next.organisation, enrollment: next.id };
  const before = from.organisation;
  if (organisation.heldBy?.enrollment !== before.heldBy?.enrollment || organisation.decided !== before.decided)
    return about;
  const closed =
    contact.objectedAt !== from.contact.objectedAt ||
    contact.phoneClosed !== from.contact.phoneClosed ||
    contact.emailClosed !== from.contact.emailClosed;
  return closed ? { ...about, contact: next.contact } : undefined;
}

/**
 * What a signal has left behind that stands since: of a repeat, whose first worker may have died before anybody was told.
 * Who waits for what is over now is looked at by the sweep, in three days at the latest.
 */
export async function standingNews({ store }: Pick<Ports, 'store'>, id: string): Promise<News | undefined> {
  const enrollment = await store.enrollment(id);
  if (!enrollment) return undefined;
  const { organisation, contact } = await store.around(enrollment, { seats: false });
  const about = { organisation: enrollment.organisation, enrollment: id };
  if (organisation?.heldBy?.enrollment === id || organisation?.decided?.enrollment === id) return about;
  const closed = contact?.objectedAt ?? contact?.phoneClosed ?? contact?.emailClosed;
  return closed === undefined ? undefined : { ...about, contact: enrollment.contact };
}

/**
 * Wakes those whom it concerns, so that a call is withdrawn at once and not at its claim. Lost on the way nothing goes
 * wrong: every claim looks at contact and organisation, and the sweep looks at who waits.
 */
export async function tellColleagues(ports: Ports, news: News | undefined): Promise<void> {
  if (!news) return;
  const members = await ports.store.membersOf(news.organisation);
  for (const { enrollment, contact } of members) {
    if (enrollment === news.enrollment || (news.contact !== undefined && contact !== news.contact)) continue;
    await ports.queues.wake({ enrollment }, 0);
  }
}
