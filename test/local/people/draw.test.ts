import { describe, expect, it } from 'vitest';
import { draw, pickByWeight, saltOf, wholeBetween } from '../../../infra/local/people/draw.ts';

const SALTS = Array.from({ length: 20_000 }, (_, index) => saltOf(7, `contact-${index}`));

/** The share of contacts below a rate. */
function share(what: string, rate: number, turn = 0): number {
  return SALTS.filter((salt) => draw(salt, what, turn) < rate).length / SALTS.length;
}

describe('a draw', () => {
  it('is the same for ever for the same seed, contact, matter and turn', () => {
    expect(draw(saltOf(7, 'anna'), 'responds', 2)).toBe(draw(saltOf(7, 'anna'), 'responds', 2));
    expect(draw(saltOf(7, 'anna'), 'responds')).toMatchInlineSnapshot(`0.8777554277330637`);
  });

  it('falls below a rate as often as the rate says', () => {
    for (const rate of [0.02, 0.25, 0.5, 0.9]) expect(Math.abs(share('shows', rate) - rate)).toBeLessThan(0.015);
  });

  it('says nothing about another matter, turn, contact or seed', () => {
    const both = (left: (salt: number, index: number) => number, right: (salt: number, index: number) => number) =>
      SALTS.filter((salt, index) => left(salt, index) < 0.25 && right(salt, index) < 0.25).length / SALTS.length;
    const plain = (salt: number) => draw(salt, 'quoted 7.ask.1');
    expect(Math.abs(both(plain, (salt) => draw(salt, 'quoted 6.ask.1')) - 0.0625)).toBeLessThan(0.008);
    expect(Math.abs(both(plain, (salt) => draw(salt, 'quoted 7.ask.1', 1)) - 0.0625)).toBeLessThan(0.008);
    expect(Math.abs(both(plain, (_, index) => plain(SALTS[index + 1] ?? 0)) - 0.0625)).toBeLessThan(0.008);
    expect(Math.abs(both(plain, (_, index) => plain(saltOf(8, `contact-${index}`))) - 0.0625)).toBeLessThan(0.008);
  });

  it('picks names by weight and whole numbers with both ends', () => {
    const weights = [
      ['date', 3],
      ['subject', 1],
    ] as const;
    expect([0, 0.74, 0.76, 0.999].map((drawn) => pickByWeight(drawn, weights, 'date'))).toEqual([
      'date',
      'date',
      'subject',
      'subject',
    ]);
    expect([0, 0.34, 0.999].map((drawn) => wholeBetween(drawn, 3, 5))).toEqual([3, 4, 5]);
  });
});
