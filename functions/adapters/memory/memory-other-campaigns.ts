import type { Enrollment } from '../../../workflows/domain/enrollment.ts';
import type { OtherCampaigns } from '../../launch-campaign/launch-ports.ts';
import { enrollmentId } from '../../shared/launch-rows.ts';
import type { MemoryStore } from './memory-store.ts';

/** What a contact is in besides: an enrollment is found by campaign and contact, as its id is made of them. */
export function createMemoryOtherCampaigns({ items }: Pick<MemoryStore, 'items'>): OtherCampaigns {
  return {
    openOf: async (contact) =>
      [...items.campaigns.keys()].flatMap((campaign): Enrollment[] => {
        const enrollment = items.enrollments.get(enrollmentId(campaign, contact));
        return enrollment?.status === 'open' ? [enrollment] : [];
      }),
  };
}
