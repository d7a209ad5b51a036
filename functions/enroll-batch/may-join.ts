import type { Contact, Organisation } from '../../workflows/domain/contact.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { isInNurture } from '../../workflows/domain/joined.ts';
import type { Objection } from '../../workflows/domain/kept-objection.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';

/** A row of an audience with what we know of its person already. */
export interface Applicant {
  readonly file: Contact;
  /** Absent for who is new. */
  readonly stored: Contact | undefined;
  /** What was kept against his addresses when somebody with them was erased. */
  readonly kept: Objection;
  readonly organisation: Organisation | undefined;
  /** His open enrollments in other campaigns, each with its campaign. */
  readonly others: readonly { readonly enrollment: Enrollment; readonly live?: LiveCampaign }[];
  /** The owner of his organisation wants him invited although a quote is open there. */
  readonly ticked: boolean;
}

/**
 * Why somebody is not approached by this campaign; undefined = he is. What was said before wins over every file: an
 * objection for ever, a definite no for `reapproachAfter`. One campaign at a time follows a contact, except that nurture
 * makes way. Where a quote is open the organisation's owner has the say.
 */
export function refusalToJoin(live: LiveCampaign, applicant: Applicant, now: number): string | undefined {
  const { file, stored, kept, organisation } = applicant;
  if ((stored?.objectedAt ?? kept.objectedAt) !== undefined && file.objectedAt === undefined)
    return 'objected to everything';
  const isCustomer = (stored ?? file).stage === 'customer';
  if (isCustomer && live.setup.campaign.audience.customers === 'refuse') return 'is a customer already';
  const refused = saidNo(live, applicant, now);
  if (refused !== undefined) return refused;
  const isOpen = [organisation?.heldBy, ...(organisation?.alsoHeldBy ?? [])].some((hold) => hold?.reason === 'quote');
  if (isOpen && !applicant.ticked)
    return `a quote is open at his organisation: ${organisation?.owner ?? 'its owner'} has not ticked him`;
  const busy = applicant.others.filter((other) => !other.live || !isInNurture(other.live, other.enrollment));
  if (busy.length === 0) return undefined;
  return `is in the running campaign ${busy.map(({ enrollment }) => enrollment.campaign).join(', ')}`;
}

/** His own definite no, or a colleague's for their organisation: both hold for a while. */
function saidNo({ setup }: LiveCampaign, { stored, kept, organisation }: Applicant, now: number): string | undefined {
  const { campaign: calendar } = setup.calendars;
  const own = stored?.stage === 'refused' ? (stored.refusedAt ?? now) : kept.refusedAt;
  const theirs = organisation?.decided?.answer === 'no' ? organisation.decided.at : undefined;
  for (const [at, who] of [
    [own, 'he'],
    [theirs, 'his organisation'],
  ] as const) {
    if (at === undefined) continue;
    const until = calendar.add(at, setup.campaign.audience.reapproachAfter, 1);
    if (until > now) return `${who} said no: not again before ${calendar.localDate(until)}`;
  }
  return undefined;
}
