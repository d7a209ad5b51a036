import type { Touch } from '../../workflows/domain/touch.ts';

/** Whether a touch stands in its rep's queue or is open with him: what the index by rep holds. */
export function isTask(touch: Touch): boolean {
  if (touch.kind !== 'call' && touch.kind !== 'ask') return false;
  return touch.status === 'planned' || touch.open === true;
}
