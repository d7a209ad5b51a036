import type { AudienceReview } from '../../workflows/domain/audience-review.ts';
import { Unavailable } from '../../workflows/errors.ts';
import type { Claim, Ports } from '../../workflows/ports.ts';
import { commitOrWait, MAX_TRIES } from '../shared/transact.ts';

/**
 * Changes the review as it stands now, in one transaction; passed by another one, it decides anew. `undefined` = there is
 * nothing to write, or the claim says that it was written. Resolves with the review as it stands then.
 */
export async function writeReview(
  ports: Ports,
  campaign: string,
  change: (review: AudienceReview | undefined) => Omit<AudienceReview, 'version'> | undefined,
  claim?: Claim,
): Promise<AudienceReview | undefined> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const before = await ports.store.audienceReview(campaign);
    const changed = change(before);
    if (!changed) return before;
    const review = { ...changed, version: (before?.version ?? 0) + 1 };
    const committed = await commitOrWait(ports, { review, ...(claim && { claim }) }, attempt);
    if (committed?.ok) return review;
    if (committed?.reason === 'duplicate') return ports.store.audienceReview(campaign);
  }
  throw new Unavailable(`${campaign}: its review was not written after ${MAX_TRIES} tries`);
}
