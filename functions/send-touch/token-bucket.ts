/** Waits until one more may go. */
export type TakeToken = () => Promise<void>;

/**
 * At most `ratePerSecond` on average and a second's worth at once. Each instance has a bucket of its own: the account's
 * rate divided by how many instances the queue may start.
 */
export function createTokenBucket(
  ratePerSecond: number,
  clock: { now(): number; sleep(ms: number): Promise<void> },
): TakeToken {
  const size = Math.max(1, ratePerSecond);
  let tokens = size;
  let filledAt = clock.now();
  return async () => {
    const now = clock.now();
    tokens = Math.min(size, tokens + ((now - filledAt) / 1000) * ratePerSecond);
    filledAt = now;
    tokens -= 1;
    // Below zero the token is a promise: whoever comes next waits behind this one.
    if (tokens < 0) await clock.sleep((-tokens / ratePerSecond) * 1000);
  };
}
