import type { Touch } from './touch.ts';

/** The order in which a rep's calls of a day come: the warmest first, then the oldest. */
export function byWarmth(left: Touch, right: Touch): number {
  return (right.warmth ?? 0) - (left.warmth ?? 0) || left.notBefore - right.notBefore || (left.id < right.id ? -1 : 1);
}
