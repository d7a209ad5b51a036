import { CHECK_MARGIN_MS } from '../../workflows/domain/enrollment.ts';
import type { Touch } from '../../workflows/domain/touch.ts';

/** When somebody looks whether a list mail went out: ten minutes after its time, or after it was claimed. Undefined for all others. */
export function listCheckAt({ kind, status, notBefore, claimedAt = notBefore }: Touch): number | undefined {
  if (kind !== 'list' || (status !== 'planned' && status !== 'sending')) return undefined;
  return Math.max(notBefore, claimedAt) + CHECK_MARGIN_MS;
}
