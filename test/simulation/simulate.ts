import { runJourney } from './journey.ts';

/** `npm run simulate -- [JOURNEYS] [FIRST SEED]`: whole journeys under seeded faults; exit 1 when one of them went wrong. */
const journeys = Number(process.argv[2] ?? 200_000);
const first = Number(process.argv[3] ?? 1);
const made: Record<string, number> = {};
let bad = 0;
for (let seed = first; seed < first + journeys; seed += 1) {
  const result = await runJourney(seed);
  for (const [kind, count] of Object.entries(result.made)) made[kind] = (made[kind] ?? 0) + count;
  if (result.violations.length > 0) {
    bad += 1;
    if (bad <= 20) console.log(`seed ${seed}: ${result.violations.join(' | ')}`);
  }
  if ((seed - first + 1) % 10_000 === 0) console.error(`${seed - first + 1} journeys, ${bad} bad`);
}
console.log(`${journeys} journeys from seed ${first}: ${bad} bad; faults made: ${JSON.stringify(made)}`);
process.exitCode = bad > 0 ? 1 : 0;
