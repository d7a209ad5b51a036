import type { Enrollment } from '../../../workflows/domain/enrollment.ts';
import type { OtherCampaigns } from '../../launch-campaign/launch-ports.ts';
import { enrollmentId } from '../../shared/launch-rows.ts';
import type { MemoryStore } from './memory-store.ts';

/** What a contact is in besides: an enrollment is found by campaign and contact, as its id is made of them. */
export function createMemoryOtherCampaigns({ items }: Pick<MemoryStore, 'items'>): OtherCampaigns {
  const allOf = async (contact: string): Promise<readonly Enrollment[]> =>
    [...items.campaigns.keys()].flatMap((campaign) => items.enrollments.get(enrollmentId(campaign, contact)) ?? []);
  return { allOf, openOf: async (contact) => (await allOf(contact)).filter(({ status }) => status === 'open') };
}
