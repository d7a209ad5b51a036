import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { approachSummary } from '../../workflows/permission/approach.ts';
import type { Invited } from './launch-rows.ts';

/** What a launch says of itself: how many may be approached how, and each row that was left out with its reason. */
export function launchEvents(
  setup: CampaignSetup,
  { contacts, rejected }: Pick<Invited, 'contacts' | 'rejected'>,
  at: number,
): DomainEvent[] {
  const { campaign, audience } = setup.campaign;
  const key = `${campaign}.launched`;
  const { mail, phone, letter, none } = approachSummary(contacts);
  const launched: DomainEvent = {
    key,
    at,
    type: 'CampaignLaunched',
    campaign,
    data: {
      contacts: contacts.length,
      rejected: rejected.length,
      approach: { mail, phone, letter, none },
    },
  };
  const left = rejected.map(
    ({ line, reason }): DomainEvent => ({
      key: `${campaign}.rejected.${line}`,
      at,
      type: 'RowRejected',
      campaign,
      cause: key,
      data: { file: audience.file, line, reason },
    }),
  );
  return [launched, ...left];
}
