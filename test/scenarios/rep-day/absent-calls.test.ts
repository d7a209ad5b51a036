import { expect, it } from 'vitest';
import { withAbsentCalls } from '../../../infra/local/absent-calls.ts';
import { loadScenario } from '../campaign-files.ts';

const LOTTE = 'lotte@voorbeeld.example';

function reps(lotte: string, callsPerDay = 8): string {
  return `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: ${callsPerDay} }
  - { email: ${LOTTE}, name: Lotte Smit, hours: { mon-fri: 08:30-17:00 }, callsPerDay: 8${lotte} }
`;
}

const THIRTY = Array.from({ length: 30 }, (_, index) => ({ name: `c${index}`, rep: LOTTE }));

async function said(lotte: string, callsPerDay?: number): Promise<readonly string[]> {
  const loaded = await loadScenario({ contacts: THIRTY, reps: reps(lotte, callsPerDay) });
  const found = await withAbsentCalls(loaded);
  return found.flatMap(({ path, severity, message, line }) =>
    path.startsWith('reps.') ? [`${line} ${path} ${severity}: ${message}`] : [],
  );
}

const AWAY = ', absences: [ { from: 2027-03-22, to: 2027-03-26 } ]';

it('rule 17: story (f) in January: validate counts her calls of that week, and asks who takes them over', async () => {
  expect(await said(AWAY)).toMatchInlineSnapshot(`
    [
      "3 reps.1.absences.0 warning: Lotte Smit is away 22–26 March without a deputy; 22–24 calls fall then. Who takes over? Write deputy: and a colleague's mail address.",
    ]
  `);
});

it('rule 17: story (f) in January: with a deputy it says whether they fit his week', async () => {
  const deputy = `, deputy: pieter@voorbeeld.example${AWAY}`;
  expect(await said(deputy)).toMatchInlineSnapshot(`
    [
      "3 reps.1.absences.0 note: Lotte Smit is away 22–26 March; 22–24 calls fall then. Pieter Bakker stands in: 0–1 calls already, room for 40: fits.",
    ]
  `);
  expect(await said(deputy, 1)).toMatchInlineSnapshot(`
    [
      "3 reps.1.absences.0 warning: Lotte Smit is away 22–26 March; 22–24 calls fall then. Pieter Bakker stands in: 0–1 calls already, room for 5: 20 too many. Raise callsPerDay, or name another deputy for these days.",
    ]
  `);
});

it('rule 17: an absence in which nothing falls, or long after, costs nothing and says what it said', async () => {
  expect(await said(', absences: [ { from: 2027-09-22, to: 2027-09-26 } ]')).toEqual([]);
  expect(await said(', absences: [ { from: 2027-02-01, to: 2027-02-01 } ]')).toEqual([
    "3 reps.1.absences.0 warning: Lotte Smit is away 1 February without a deputy. Who takes over? Write deputy: and a colleague's mail address.",
  ]);
});
