import { describe, expect, test } from 'vitest';
import { SIGNAL_NAMES, type SignalName } from '../../workflows/signals.ts';
import { runJourney } from './journey.ts';
import { PLANTS } from './plants.ts';

/** `npm run simulate` runs as many as one likes. */
const JOURNEYS = 3_000;
const FIRST_SEED = 1;

/** In parts, so that a fault is named by its seeds: `npm run simulate -- 1 <seed>` runs one again. */
const PART = 500;

/** Signals of the table that no journey draws, each with the reason. */
const NOT_DRAWN: Partial<Record<SignalName, string>> = {
  'place-offered':
    'in a small room hardly ever one gives his seat back while another waits: a scene of the interleavings does, in every order',
};

describe('whole journeys under seeded faults', () => {
  const heard = new Set<string>();
  for (let first = FIRST_SEED; first < FIRST_SEED + JOURNEYS; first += PART) {
    test(`seeds ${first} to ${first + PART - 1}: nothing twice, nothing lost, every outcome as without faults`, async () => {
      const wrong: unknown[] = [];
      let faults = 0;
      for (let seed = first; seed < first + PART; seed += 1) {
        const { violations, made, heard: signals } = await runJourney(seed);
        for (const signal of signals) heard.add(signal);
        faults += Object.values(made).reduce((sum, count) => sum + count, 0);
        if (violations.length > 0) wrong.push({ seed, violations });
      }
      expect(wrong).toEqual([]);
      expect(faults).toBeGreaterThan(PART);
    }, 300_000);
  }

  test('every signal of the table was drawn', () => {
    expect(SIGNAL_NAMES.filter((name) => !heard.has(name))).toEqual(Object.keys(NOT_DRAWN));
  });
});

describe('planted faults: an engine that', () => {
  for (const plant of PLANTS) {
    test(`${plant.name} is found out`, async () => {
      let violations: readonly string[] = [];
      for (let seed = 1; seed <= 600 && violations.length === 0; seed += 1) {
        violations = (await runJourney(seed, plant)).violations;
      }
      expect(violations).not.toEqual([]);
    }, 300_000);
  }

  test.each(PLANTS.filter((plant) => plant.only !== undefined))(
    'is sound under the limits of "$name" without it',
    async (plant) => {
      const { around: _around, ...limits } = plant;
      for (let seed = 1; seed <= 60; seed += 1) {
        const { violations } = await runJourney(seed, limits);
        expect({ seed, violations }).toEqual({ seed, violations: [] });
      }
    },
    300_000,
  );
});
