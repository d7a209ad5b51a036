import { describe, expect, it } from 'vitest';
import { absenceFinding } from '../../workflows/language/absence-calls.ts';

const LOTTE = { rep: { name: 'Lotte Smit' }, absence: { from: '2027-03-22', to: '2027-03-26' } };
const CALLS = { least: 12, most: 18 };
const pieter = (least: number, most: number) => ({ name: 'Pieter Bakker', calls: { least, most }, room: 40 });

describe('rule 17: what validate says of an absence', () => {
  it('rule 17: so many calls fall then; without a deputy it asks who takes over', () => {
    expect(absenceFinding({ ...LOTTE, calls: CALLS })).toEqual({
      severity: 'warning',
      message:
        "Lotte Smit is away 22–26 March without a deputy; 12–18 calls fall then. Who takes over? Write deputy: and a colleague's mail address.",
    });
  });

  it('rule 17: with a deputy, whether they fit his days', () => {
    expect(absenceFinding({ ...LOTTE, calls: CALLS, deputy: pieter(21, 21) })).toEqual({
      severity: 'note',
      message:
        'Lotte Smit is away 22–26 March; 12–18 calls fall then. Pieter Bakker stands in: 21 calls already, room for 40: fits.',
    });
    expect(absenceFinding({ ...LOTTE, calls: CALLS, deputy: pieter(21, 25) })).toEqual({
      severity: 'warning',
      message:
        'Lotte Smit is away 22–26 March; 12–18 calls fall then. Pieter Bakker stands in: 21–25 calls already, room for 40: 3 too many. Raise callsPerDay, or name another deputy for these days.',
    });
  });
});
