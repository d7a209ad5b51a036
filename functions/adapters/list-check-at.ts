import { CHECK_MARGIN_MS } from '../../workflows/domain/enrollment.ts';
import { isReplyTask } from '../../workflows/domain/reply.ts';
import type { Touch } from '../../workflows/domain/touch.ts';

/** When somebody looks whether a mail without a timer of its own went out: ten minutes after its time, or after it was claimed. */
export function listCheckAt(touch: Touch): number | undefined {
  const { kind, requested, meanwhile, status, notBefore, claimedAt = notBefore } = touch;
  const isAlone = kind === 'list' || requested === true || meanwhile === true || isReplyTask(touch);
  if (!isAlone || (status !== 'planned' && status !== 'sending')) return undefined;
  return Math.max(notBefore, claimedAt) + CHECK_MARGIN_MS;
}
