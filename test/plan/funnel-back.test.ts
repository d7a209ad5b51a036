import { describe, expect, it } from 'vitest';
import { planSchema } from '../../workflows/language/plan-schema.ts';
import { canonicalPlan } from '../../workflows/plan/canonical-plan.ts';
import { funnelBack, shareInPeriod, stepRates } from '../../workflows/plan/funnel-back.ts';
import { ownFigures } from '../../workflows/plan/organisation-margin.ts';

const PERIOD = { period: { from: '2027-01-01', to: '2027-12-31' } };
const plan = planSchema.parse({ plan: '2027', ...PERIOD });

describe('the funnel computed back', () => {
  it('M10 ten customers take 20 quotes, 100 visits, 400 to approach and 1,000 leads', () => {
    expect(funnelBack({ customers: 10, by: '2027-12-31' }, plan).levels).toEqual({
      leads: 1000,
      approached: 400,
      visited: 100,
      quoted: 20,
      customers: 10,
    });
  });

  it('M10 chances to become a customer are no step rates', () => {
    expect(stepRates(plan).map(({ from, rate }) => [from, Math.round(rate * 100)])).toEqual([
      ['leads', 40],
      ['approached', 25],
      ['visited', 20],
      ['quoted', 50],
    ]);
  });

  it('M10 follows the chances of the plan, and counts whole organisations', () => {
    const own = planSchema.parse({
      plan: '2027',
      funnel: { leads: '2 %', approached: '3 %', visited: '12 %', quoted: '40 %' },
    });
    expect(funnelBack({ customers: 7 }, own).levels).toEqual({
      leads: 350,
      approached: 234,
      visited: 59,
      quoted: 18,
      customers: 7,
    });
  });

  it('M10 a customer won in December brings little this year: the margin owed may take more of them', () => {
    expect(shareInPeriod(plan, '2027-12-31')).toBeCloseTo(0.501, 3);
    expect(shareInPeriod(plan, '2027-06-30')).toBeCloseTo(0.753, 2);
    const target = { customers: 10, marginInPeriod: 20_000, marginPerCustomer12Months: 5000, by: '2027-12-31' };
    expect(funnelBack(target, plan)).toMatchObject({ because: 'customers', marginInPeriod: 25_050 });
    expect(funnelBack({ ...target, marginInPeriod: 40_000 }, plan)).toMatchObject({
      because: 'margin',
      levels: { customers: 16, leads: 1600 },
    });
  });
});

describe('chance and margin of an organisation', () => {
  it.each([
    [
      { Kans: '60 %', Marge: '€ 5.000' },
      { chance: 0.6, margin: 5000 },
    ],
    [
      { chance: '0,25', margin: '12,500.50' },
      { chance: 0.25, margin: 12_500.5 },
    ],
    [
      { wahrscheinlichkeit: '40', Deckungsbeitrag: '1 250,00' },
      { chance: 0.4, margin: 1250 },
    ],
    [{ chance: 'groot', marge: '-' }, {}],
    [{ chance: '140 %' }, {}],
  ])('M10 are read from the columns %o', (more, figures) => {
    expect(ownFigures(more)).toEqual(figures);
  });
});

describe('what is signed of a plan', () => {
  it('M14 is the same for the same plan, whatever the order of its keys, and another for another', () => {
    const one = planSchema.parse({ plan: '2027', currency: 'EUR', targets: { revenue: 1, margin: 2 } });
    const other = planSchema.parse({ targets: { margin: 2, revenue: 1 }, plan: '2027' });
    expect(canonicalPlan(other)).toBe(canonicalPlan(one));
    expect(canonicalPlan({ ...one, targets: { ...one.targets, reps: {}, margin: 3 } })).not.toBe(canonicalPlan(one));
  });
});
