import type { Reviews } from '../../shared/cloud-ports.ts';
import { compareText } from '../past-order.ts';
import { commitWrites } from './commit-writes.ts';
import { isAbsent } from './expression.ts';
import { campaignKey, REVIEWS, reviewKey } from './keys.ts';
import { storedReview } from './stored-ports.ts';
import { below, deleteItem, queryItems, type TableAccess } from './table-access.ts';
import { update } from './writes.ts';

/** What waits for a person, below its campaign. */
export function createDynamoReviews(access: TableAccess): Reviews {
  return {
    add: async (entry) => {
      const key = reviewKey(entry.campaign, entry.id);
      await commitWrites(access, [update(key, storedReview, entry, { condition: isAbsent, refusal: 'duplicate' })]);
    },
    of: async (campaign) => {
      const { pk } = campaignKey(campaign);
      const entries = (await queryItems(access, below(pk, REVIEWS))).map(storedReview.read);
      return entries.sort((left, right) => left.at - right.at || compareText(left.id, right.id));
    },
    settle: (campaign, id) => deleteItem(access, reviewKey(campaign, id)),
  };
}
