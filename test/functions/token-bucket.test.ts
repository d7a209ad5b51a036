import { describe, expect, it } from 'vitest';
import { createTokenBucket } from '../../functions/send-touch/token-bucket.ts';

function createClock() {
  let at = 0;
  return {
    now: () => at,
    sleep: async (ms: number) => {
      at += ms;
    },
    pass: (ms: number) => {
      at += ms;
    },
  };
}

describe('the token bucket', () => {
  it('lets a second of mails go at once and then keeps the rate', async () => {
    const clock = createClock();
    const take = createTokenBucket(10, clock);
    for (let count = 0; count < 10; count += 1) await take();
    expect(clock.now()).toBe(0);
    for (let count = 0; count < 50; count += 1) await take();
    expect(clock.now()).toBeCloseTo(5_000);
  });

  it('saves up no more than a second of mails', async () => {
    const clock = createClock();
    const take = createTokenBucket(10, clock);
    clock.pass(3_600_000);
    const start = clock.now();
    for (let count = 0; count < 20; count += 1) await take();
    expect(clock.now() - start).toBeCloseTo(1_000);
  });

  it('puts those who ask at the same moment behind each other', async () => {
    const waits: number[] = [];
    const take = createTokenBucket(2, { now: () => 0, sleep: async (ms) => void waits.push(ms) });
    await Promise.all([take(), take(), take(), take()]);
    expect(waits).toEqual([500, 1_000]);
  });

  it('sends a mail every two seconds at half a mail a second', async () => {
    const clock = createClock();
    const take = createTokenBucket(0.5, clock);
    for (let count = 0; count < 4; count += 1) await take();
    expect(clock.now()).toBeCloseTo(6_000);
  });
});
