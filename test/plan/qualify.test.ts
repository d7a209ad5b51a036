import { describe, expect, it } from 'vitest';
import type { Fact } from '../../workflows/domain/enrollment.ts';
import { planSchema } from '../../workflows/language/plan-schema.ts';
import { checkProfiles } from '../../workflows/plan/check-profiles.ts';
import { daysOf, parseCriterion } from '../../workflows/plan/criterion.ts';
import { qualify, reasonWords } from '../../workflows/plan/qualify.ts';
import { contactWith as contact } from '../permission/contact-fixture.ts';

const PROFILE = {
  segment: 'forwarders',
  fits: { employees: '20..500', country: ['NL', 'DK'], trade: ['africa'] },
  points: 40,
};
const plan = planSchema.parse({
  plan: '2027',
  profiles: [PROFILE],
  qualified: {
    must: ['role in decides, advises', 'solution fits'],
    points: { attended: 20, downloaded: 10, askedQuestion: 10, knowsUs: 5 },
    from: 50,
    readiness: { ready: 'timing <= 3 months', interested: 'otherwise' },
  },
});

const fact = (value: string, data?: Fact['data']): Fact => ({
  value,
  occurredAt: 1,
  recordedAt: 1,
  version: 1,
  signal: value,
  ...(data && { data }),
});
const lead = contact({ segment: 'forwarders', country: 'NL', buyingRole: 'decides', more: { medewerkers: '80' } });

describe('M17 a qualified lead', () => {
  it('M17 meets what both sides signed: role, profile, solution, and points enough, with every reason shown', () => {
    const made = qualify(plan, {
      contact: lead,
      facts: { attendance: fact('attended'), spoken: fact('yes', { interest: 4, timing: '2 maanden' }) },
    });
    expect(made).toMatchObject({ points: 65, band: 'B', met: true, readiness: 'ready' });
    expect(made && reasonWords(made)).toBe('65 points: role ✓, solution ✓, profile ✓ 40, attended ✓ 20, knowsUs ✓ 5');
  });

  it('M17 is not qualified while something is unknown, however many points', () => {
    const made = qualify(plan, {
      contact: lead,
      facts: { attendance: fact('attended'), downloaded: fact('yes') },
    });
    expect(made).toMatchObject({ points: 70, met: false });
    expect(made?.reasons).toContainEqual({ what: 'solution', mark: '?' });
  });

  it('M17 is not qualified by the wrong role or a talk without interest', () => {
    const talk = { spoken: fact('yes', { interest: 2 }), attendance: fact('attended') };
    expect(qualify(plan, { contact: lead, facts: talk })).toMatchObject({ met: false });
    const user = contact({ ...lead, buyingRole: 'uses' });
    const good = { spoken: fact('yes', { interest: 5 }), attendance: fact('attended') };
    expect(qualify(plan, { contact: user, facts: good })).toMatchObject({ met: false });
    expect(qualify(plan, { contact: lead, facts: good })).toMatchObject({ met: true, readiness: 'interested' });
  });

  it('M17 scores in bands: B is enough, A half as much again', () => {
    const bands = [0, 24, 25, 49, 50, 74, 75].map((points) => {
      const by = planSchema.parse({ plan: 'x', qualified: { points: { accepted: points }, from: 50 } });
      return qualify(by, { contact: lead, facts: { response: fact('accepted') } })?.band;
    });
    expect(bands).toEqual(['D', 'D', 'C', 'C', 'B', 'B', 'A']);
  });

  it.each([
    ['3 months', 91.2],
    ['3 maanden', 91.2],
    ['2 Wochen', 14],
    ['6 uger', 42],
    ['1 jaar', 365],
    ['nu', 0],
    ['na de zomer', undefined],
  ])('M17 understands "%s" as a rep notes it', (text, days) => {
    expect(daysOf(text)).toEqual(days === undefined ? undefined : expect.closeTo(days, 1));
  });

  it('refuses a criterion it cannot apply, and says what would be right', () => {
    expect(parseCriterion('role is decides')).toEqual({ field: 'role', test: 'in', values: ['decides'] });
    for (const text of ['nice people', 'role in', 'timing <= soon', 'solution fits well']) {
      const { error } = planSchema.safeParse({ plan: 'x', qualified: { must: [text] } });
      expect(error?.issues[0]?.message).toContain(`"${text}" is no criterion: write e.g. "role in decides, advises"`);
    }
  });
});

describe('M16 the ideal customer profile', () => {
  const said = (answer: 'yes' | 'no', country: string, count: number) =>
    Array.from({ length: count }, () => ({ contact: contact({ segment: 'forwarders', country, more: {} }), answer }));

  it('M16 holds where those it calls a fit say yes more often than the others', () => {
    const answered = [...said('yes', 'NL', 4), ...said('no', 'NL', 2), ...said('yes', 'FR', 1), ...said('no', 'FR', 5)];
    expect(checkProfiles(plan, answered)).toEqual([
      { segment: 'forwarders', fits: { yes: 4, no: 2 }, others: { yes: 1, no: 5 }, holds: true },
    ]);
  });

  it('M16 does not hold where it is the other way round, and says nothing on a handful of answers', () => {
    const turned = [...said('no', 'NL', 5), ...said('yes', 'FR', 5)];
    expect(checkProfiles(plan, turned)).toMatchObject([{ holds: false }]);
    expect(checkProfiles(plan, turned.slice(2))[0]).not.toHaveProperty('holds');
  });
});
