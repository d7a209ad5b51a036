import type { ReviewEntry, Reviews } from '../../shared/cloud-ports.ts';
import { compareText } from '../past-order.ts';

/** Review lists in memory. */
export function createMemoryReviews(): Reviews {
  const entries = new Map<string, ReviewEntry>();
  const keyOf = (campaign: string, id: string): string => JSON.stringify([campaign, id]);
  return {
    add: async (entry) => {
      const key = keyOf(entry.campaign, entry.id);
      if (!entries.has(key)) entries.set(key, entry);
    },
    of: async (campaign) =>
      [...entries.values()]
        .filter((entry) => entry.campaign === campaign)
        .sort((left, right) => left.at - right.at || compareText(left.id, right.id)),
    settle: async (campaign, id) => void entries.delete(keyOf(campaign, id)),
  };
}
