import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { SignalName } from '../../workflows/signals.ts';
import { type Scenario, startScenario } from './scenario.ts';

const STEPS = ['phone-invite', 'call-reminder', 'maybe-call', 'conversation-call', 'call-1', 'call-2'];
const PHONES: Readonly<Record<string, string>> = {
  DK: '+45 33 12 34',
  DE: '+49 40 1234',
  GB: '+44 20 7946 0',
  FR: '+33 1 70 18 9',
};
const FORMS = {
  legal: { NL: 'BV', DK: 'ApS', DE: 'GmbH', GB: 'Ltd', FR: 'SA' },
  sole: { NL: 'eenmanszaak', DK: 'PMV', DE: 'e.K.', GB: 'sole trader', FR: 'eenmanszaak' },
} as const;

const COUNTRIES = ['NL', 'DK', 'DE', 'GB', 'FR'] as const;
const KINDS = ['legal', 'sole', 'unknown'] as const;
const EMAILS = ['consent', 'customer', 'published', 'none', 'objected'] as const;
const CALLS = ['consent', 'customer', 'business', 'presumed', 'none', 'objected'] as const;

/** Each row of the table: 900 of them. */
const ROWS = COUNTRIES.flatMap((country) =>
  KINDS.flatMap((form) =>
    EMAILS.flatMap((email) =>
      CALLS.flatMap((phone) => [true, false].map((withReason) => ({ country, form, email, phone, withReason }))),
    ),
  ),
);

/** What becomes of him, and when he closes what. */
const fate = fc.record({
  answers: fc.constantFrom('accepted' as const, 'declined' as const, undefined),
  comes: fc.boolean(),
  closes: fc.constantFrom('unsubscribed', 'do-not-call', 'objected', 'complained', 'bounced', undefined),
  /** Days after the launch, and minutes: never in the minute in which tasks go out and are reported. */
  day: fc.noBias(fc.nat({ max: 100 })),
  minute: fc.noBias(fc.integer({ min: 1, max: 1439 })),
});
type Person = (typeof ROWS)[number] & (typeof fate extends fc.Arbitrary<infer Made> ? Made : never);

/** The table of the seminar, read once more: it shares nothing with the product's. */
function mayBeMailed({ country, form, email }: Person): boolean {
  if (email === 'objected') return false;
  if (email === 'consent' || email === 'customer') return true;
  if (country === 'GB' && form === 'legal') return true;
  return country === 'NL' && email === 'published';
}

function mayBeCalled({ country, form, email, phone, withReason }: Person): boolean {
  if (phone === 'objected') return false;
  if (phone === 'consent') return true;
  if (country === 'GB') return true;
  if (country === 'NL') return form === 'legal';
  if (country === 'DK') return form !== 'unknown' || phone === 'business';
  if (country !== 'DE' || form === 'unknown' || email === 'objected') return false;
  return phone !== 'none' && withReason;
}

function rowOf(one: Person, index: number) {
  const { country, form, email, phone, withReason } = one;
  return {
    name: `p${index}`,
    country,
    language: 'en',
    legalForm: form === 'unknown' ? '' : FORMS[form][country],
    phone: `${PHONES[country] ?? '+31 10 000 '}${String(1000 + index)}`,
    emailPermission: email,
    phonePermission: phone,
    phonePermissionReason: withReason ? 'asked in 2026' : '',
  };
}

async function play(people: readonly Person[]): Promise<Scenario> {
  const scenario = await startScenario({ contacts: people.map(rowOf) });
  const launch = scenario.local('2027-02-01 09:00');
  for (const [index, { answers, comes, closes, day, minute }] of people.entries()) {
    const name = `p${index}`;
    for (const step of STEPS) scenario.reports(name, step, 'not-reached', answers ?? 'not-reached', 'not-reached');
    if (answers) scenario.at('2027-02-03 10:07', () => scenario.signal(name, answers, { data: { reason: 'date' } }));
    if (comes) scenario.at('2027-03-18 13:40', () => scenario.signal(name, 'attended', { by: 'system' }));
    if (closes)
      scenario.atInstant(launch + (day * 1440 + minute) * 60_000, async () => {
        const data = closes === 'bounced' ? { data: { kind: 'hard' } } : {};
        await scenario.signal(name, closes as SignalName, {
          by: closes === 'unsubscribed' ? 'contact' : 'system',
          ...data,
        });
      });
  }
  scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
  await scenario.runUntil('2027-05-20 00:00');
  return scenario;
}

/** What was sent although his permission does not allow it. */
function forbidden(one: Person, events: readonly DomainEvent[]): string[] {
  const said = new Set<unknown>();
  return events.flatMap(({ type, data, at }) => {
    if (type === 'SignalReceived') said.add(data.signal);
    const what = `${new Date(at).toISOString()} ${type} ${String(data.template ?? data.script)} after ${[...said].join(' ')}`;
    const everything = said.has('objected') || said.has('complained');
    if (type === 'MailSent' && data.to === 'contact') {
      const closed = everything || said.has('bounced') || (data.kind === 'marketing' && said.has('unsubscribed'));
      return closed || (data.kind === 'marketing' && !mayBeMailed(one)) ? [what] : [];
    }
    if (type !== 'CallTaskSent') return [];
    const byMail = said.has('unsubscribed') && !['NL', 'DK', 'GB'].includes(one.country) && one.phone !== 'consent';
    return everything || said.has('do-not-call') || byMail || !mayBeCalled(one) ? [what] : [];
  });
}

/** So many fit into their rep's days. */
const AT_ONCE = 20;

describe('M40', () => {
  it('M40 nobody gets a touch his permission does not allow, over all countries, forms, permissions and moments of opting out', async () => {
    let mails = 0;
    let calls = 0;
    const fates = fc.sample(fate, { numRuns: ROWS.length, seed: 40 });
    const everybody = ROWS.flatMap((row, index) => {
      const drawn = fates[index];
      return drawn ? [{ ...row, ...drawn }] : [];
    });
    expect(everybody).toHaveLength(900);
    for (let from = 0; from < everybody.length; from += AT_ONCE) {
      const people = everybody.slice(from, from + AT_ONCE);
      const scenario = await play(people);
      expect(scenario.faults).toEqual([]);
      for (const [index, one] of people.entries()) {
        const events = scenario.events(`p${index}`, 'MailSent', 'CallTaskSent', 'SignalReceived');
        expect(forbidden(one, events), JSON.stringify(one)).toEqual([]);
        mails += events.filter(({ type, data }) => type === 'MailSent' && data.kind === 'marketing').length;
        calls += events.filter(({ type }) => type === 'CallTaskSent').length;
      }
    }
    // Not because nothing was sent at all.
    expect(mails).toBeGreaterThan(600);
    expect(calls).toBeGreaterThan(400);
  }, 120_000);
});
