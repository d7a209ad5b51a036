import type { Audience } from '../../workflows/audience/audience.ts';
import { hashId } from '../../workflows/audience/hash-id.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import { withFirstOwners } from '../../workflows/domain/hand-off.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { mayMail } from '../../workflows/permission/channels-for.ts';
import type { EnrollRow } from '../enroll-batch/enroll-batch.ts';
import { sha256 } from './sha256.ts';

/** What an audience file brings to a launch. */
export type Invited = Pick<Audience, 'contacts' | 'organisations' | 'rejected'> &
  Partial<Pick<Audience, 'rows' | 'suppressed'>>;

/** Id of an enrollment: equal for the same campaign and contact wherever it is made. */
export function enrollmentId(campaign: string, contact: string): string {
  return hashId(sha256(`${campaign} ${contact}`));
}

/**
 * A row for everybody who is enrolled, in the order of the file. At most so many invitations a rep a day: the rest waits
 * for his next business days.
 */
export function launchRows(
  setup: CampaignSetup,
  { contacts, organisations }: Pick<Invited, 'contacts' | 'organisations'>,
  launchedAt: number,
): EnrollRow[] {
  const limit = setup.campaign.limits.invitesPerRepPerDay;
  const owned = withFirstOwners(organisations, contacts, setup.campaign.managers.sales);
  const byId = new Map(owned.map((organisation) => [organisation.id, organisation]));
  const invites = new Map<string, number>();
  return contacts.flatMap((contact) => {
    const organisation = byId.get(contact.organisation);
    if (!organisation) return [];
    const paceFrom = mayMail(contact, 'marketing').allowed
      ? paceOf(setup, contact, { invites, limit, launchedAt })
      : launchedAt;
    return [{ id: enrollmentId(setup.campaign.campaign, contact.id), contact, organisation, paceFrom }];
  });
}

interface Pace {
  readonly invites: Map<string, number>;
  readonly limit: number;
  readonly launchedAt: number;
}

function paceOf(setup: CampaignSetup, contact: Contact, { invites, limit, launchedAt }: Pace): number {
  const rep = contact.rep ?? '';
  const before = invites.get(rep) ?? 0;
  invites.set(rep, before + 1);
  const days = Math.floor(before / limit);
  return days === 0
    ? launchedAt
    : setup.calendars.contact(contact).add(launchedAt, { amount: days, unit: 'business days' }, 1);
}
