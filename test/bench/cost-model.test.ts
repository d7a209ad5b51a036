import { describe, expect, it } from 'vitest';
import { costOf, PRICES, type Usage } from './cost-model.ts';

/** A thousand contacts of 20 transitions, 12 invocations (256 MB, 60 ms), 24 writes, 16 reads, 2 schedules, 6 requests and 5 mails each. */
const usage: Usage = {
  contacts: 1_000,
  transitions: 20_000,
  functions: { wake: { invocations: 12_000, billedMs: 720_000, memoryMb: 256 } },
  writeUnits: 24_000,
  readUnits: 16_000,
  schedules: 2_000,
  queueRequests: 0,
  httpRequests: 6_000,
  busEvents: 0,
  mails: { toContacts: 4_000, toColleagues: 1_000 },
};

const total = (lines: ReturnType<typeof costOf>['lines']): number => lines.reduce((sum, { usd }) => sum + usd, 0);

describe('the cost of a thousand contacts', () => {
  it('adds up by hand: 0.50 for transitions and three cents for the rest, mails apart', () => {
    const { lines, mails } = costOf(usage);
    expect(total(lines)).toBeCloseTo(0.5 + 0.0024 + 0.0024 + 0.01692 + 0.002264 + 0.002 + 0.00666, 6);
    expect(mails.map(({ usd }) => usd)).toEqual([expect.closeTo(0.5), expect.closeTo(0.8)]);
  });

  it('is the same for a tenth of the contacts with a tenth of the use', () => {
    const tenth: Usage = {
      ...usage,
      contacts: 100,
      transitions: 2_000,
      functions: { wake: { invocations: 1_200, billedMs: 72_000, memoryMb: 256 } },
      writeUnits: 2_400,
      readUnits: 1_600,
      schedules: 200,
      httpRequests: 600,
      mails: { toContacts: 400, toColleagues: 100 },
    };
    expect(total(costOf(tenth).lines)).toBeCloseTo(total(costOf(usage).lines), 9);
  });

  it('knows where each price is from, and of when', () => {
    for (const { source, asOf } of Object.values(PRICES)) {
      expect(source).toMatch(/^https:\/\/aws\.amazon\.com\/.*pricing/);
      expect(asOf).toMatch(/^\d{4}-\d{2}$/);
    }
  });
});
