import type { AudienceLine, AudienceReview } from '../../workflows/domain/audience-review.ts';
import { type Reviewed, reviewedRows, signedAudience } from '../../workflows/domain/reviewed-audience.ts';
import type { Ports } from '../../workflows/ports.ts';
import { signatureOf } from '../shared/signature-of.ts';

/** What is signed as it stands now, and the lines it was made from. */
export interface Current {
  readonly hash: string;
  readonly lines: readonly AudienceLine[];
  readonly reviewed: Reviewed;
}

/** The SHA-256 of audience, reps and content. */
export function hashOf({ rows }: Reviewed, parts: AudienceReview['parts']): string {
  return signatureOf({ audience: signatureOf(signedAudience(rows)), ...parts });
}

/** Reads the lines and says what a signature would be put under. */
export async function currentHash({ store }: Pick<Ports, 'store'>, review: AudienceReview): Promise<Current> {
  const lines = await store.audienceLines(review.id);
  const rows = lines.filter(({ gone, added }) => !gone && !added).map(({ row }) => row);
  const reviewed = reviewedRows(rows, new Map(lines.map((line) => [line.contact, line])));
  return { hash: hashOf(reviewed, review.parts), lines, reviewed };
}
