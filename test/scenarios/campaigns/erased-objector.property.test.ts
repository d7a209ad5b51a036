import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactIds } from '../../../functions/shared/contact-id.ts';
import { keyedHash } from '../../../functions/shared/keyed-hash.ts';
import { sha256 } from '../../../functions/shared/sha256.ts';
import { rehearsalAddressKeys } from '../../../infra/local/rehearsal-links.ts';
import { identitiesOf } from '../../../workflows/audience/identities.ts';
import type { SignalName } from '../../../workflows/signals.ts';
import type { Invitee } from '../campaign-files.ts';
import { type Scenario, startScenarios } from '../scenario.ts';

const STEPS = ['phone-invite', 'call-reminder', 'maybe-call', 'conversation-call', 'call-1', 'call-2'];
const AZIE = {
  campaign: 'azie',
  launchAt: '2027-06-07 09:00',
  eventStart: '2027-07-15 14:00',
  eventEnd: '2027-07-15 17:30',
};

/** One mailbox, as lists and people write it. */
const MAILS: readonly ((number: number) => string)[] = [
  (n) => `dirk.${n}@kade-${n}.example`,
  (n) => `Dirk.${n}@Kade-${n}.Example`,
  (n) => `DIRK.${n}@KADE-${n}.EXAMPLE`,
  (n) => `dirk.${n}+beurs@kade-${n}.example`,
  (n) => `Dirk.${n}+Fair+2027@kade-${n}.example`,
  (n) => `mailto:dirk.${n}@kade-${n}.example`,
];
const NEW_MAIL = (n: number) => `directie@nieuw-${n}.example`;
/** One number, likewise. */
const digits = (n: number) => String(2000 + n);
const NUMBERS: readonly ((number: number) => string)[] = [
  (n) => `+31 10 000 ${digits(n)}`,
  (n) => `0031-10-000-${digits(n)}`,
  (n) => `+31 (0)10 000 ${digits(n)}`,
  (n) => `010 000${digits(n)}`,
  (n) => `+3110000${digits(n)}`,
];
const NEW_NUMBER = (n: number) => `+31 10 000 ${String(7000 + n)}`;

const objector = fc.record({
  closes: fc.constantFrom('objected', 'complained', 'unsubscribed', 'do-not-call', undefined),
  mail: fc.option(fc.nat({ max: MAILS.length - 1 }), { nil: undefined, freq: 2 }),
  number: fc.option(fc.nat({ max: NUMBERS.length - 1 }), { nil: undefined, freq: 2 }),
  /** His number stands in the other column of the second list. */
  asMobile: fc.boolean(),
});
type Objector = typeof objector extends fc.Arbitrary<infer Made> ? Made : never;

function second({ mail, number, asMobile }: Objector, n: number): Invitee {
  const phone = number === undefined ? NEW_NUMBER(n) : (NUMBERS[number]?.(n) ?? '');
  return {
    name: `b${n}`,
    organisation: `Nieuw ${n} BV`,
    email: mail === undefined ? NEW_MAIL(n) : (MAILS[mail]?.(n) ?? ''),
    ...(asMobile ? { phone: '', mobile: phone } : { phone, mobile: '' }),
  };
}

/** Everybody is erased three days after what he closed, and is on a list of June again, written in another way. */
async function play(people: readonly Objector[], between?: (scenario: Scenario) => Promise<void>) {
  const [afrika, azie] = await startScenarios([
    {
      contacts: people.map((_, n) => ({
        name: `a${n}`,
        organisation: `Kade ${n} BV`,
        email: MAILS[0]?.(n) ?? '',
        phone: NUMBERS[0]?.(n) ?? '',
        mobile: '',
      })),
    },
    { contacts: people.map(second), ...AZIE },
  ]);
  if (!afrika || !azie) throw new Error('two campaigns');
  for (const [n, { closes }] of people.entries()) {
    for (const step of STEPS) azie.reports(`b${n}`, step, 'not-reached');
    if (closes) afrika.at('2027-02-02 10:00', () => afrika.signal(`a${n}`, closes as SignalName));
  }
  afrika.at('2027-02-05 10:00', async () => {
    for (const n of people.keys()) await afrika.run((doors) => doors.eraseContact(afrika.contact(`a${n}`).id));
    await between?.(afrika);
  });
  await azie.runUntil('2027-08-10 00:00');
  expect(azie.faults).toEqual([]);
  return { afrika, azie };
}

/** What must not have reached him: worked out from the papers, not by the product. */
function wrong({ closes, mail, number }: Objector, n: number, azie: Scenario): string[] {
  const sameMail = mail !== undefined;
  const sameNumber = number !== undefined;
  const reached = azie.world.events.filter(({ enrollment }) => enrollment === azie.idOf(`b${n}`));
  const mails = reached.filter(({ type, data }) => type === 'MailSent' && data.to === 'contact');
  const calls = reached.filter(({ type }) => type === 'CallTaskSent');
  const everything = closes === 'objected' || closes === 'complained';
  const isStarted = reached.some(({ type }) => type === 'EnrollmentStarted');
  return [
    ...(everything && (sameMail || sameNumber) && isStarted ? ['he is enrolled'] : []),
    ...(closes === 'unsubscribed' && sameMail && mails.length > 0 ? ['he is mailed'] : []),
    ...(closes === 'do-not-call' && (sameMail || sameNumber) && calls.length > 0 ? ['he is called'] : []),
    // Nobody is closed for what another one said, or for an erasure alone.
    ...(closes === undefined && !isStarted ? ['he is not enrolled'] : []),
    ...(closes === undefined && (mails.length === 0 || calls.length === 0) ? ['nothing reached him'] : []),
    ...(!(sameMail || sameNumber) && !isStarted ? ['a stranger is not enrolled'] : []),
  ];
}

const OLD = { mail: 0, number: undefined, asMobile: false } as const;

describe('M40 an objection holds for ever and everywhere', () => {
  it('M40 who objected and was erased is found again under any spelling of his address or number, whatever id that gives', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(objector, { minLength: 10, maxLength: 16 }), async (people) => {
        const { azie } = await play(people);
        for (const [n, one] of people.entries()) {
          expect(wrong(one, n, azie), JSON.stringify(one)).toEqual([]);
          seen.add(`${one.closes} ${one.mail !== undefined} ${one.number !== undefined}`);
        }
      }),
      { numRuns: 8, seed: 40 },
    );
    // Every way of closing, with the mailbox alone, the number alone, both, and neither.
    expect(seen.size).toBe(20);
  }, 120_000);

  it('M40 what is kept of his addresses cannot be found by who has the table and guesses them, only with the key', async () => {
    const { afrika } = await play([{ closes: 'objected', ...OLD, mail: 1 }]);
    const kept = [...afrika.world.store.items.objections.values()];
    const his = identitiesOf({ email: 'dirk.0@kade-0.example', phone: '+31100002000' });
    const [key] = await rehearsalAddressKeys();
    if (!key) throw new Error('no key');
    expect(kept.map(({ id }) => id).sort()).toEqual(his.map((identity) => keyedHash(key, identity)).sort());
    expect(kept).toHaveLength(2);
    const guessed = ['dirk.0@kade-0.example', '+31100002000', ...his].flatMap((text) => [
      sha256(text),
      Buffer.from(sha256(text), 'hex').toString('base64url'),
      keyedHash({ ...key, secret: 'a guess' }, text).split('.')[1] ?? '',
    ]);
    for (const guess of [...guessed, 'kade', '2000']) expect(JSON.stringify(kept)).not.toContain(guess);
  });

  it('M40 what an older release kept, under the id of the address alone, is honoured as before', async () => {
    const { azie } = await play([{ closes: 'objected', ...OLD }], async ({ world }) => {
      world.store.items.objections.clear();
    });
    const [id = ''] = contactIds({ email: 'dirk.0@kade-0.example' });
    expect(azie.world.store.items.contacts.get(id)?.objectedAt).toBeDefined();
    expect(wrong({ closes: 'objected', ...OLD }, 0, azie)).toEqual([]);
    expect(azie.world.events.filter(({ type }) => type === 'RowRejected').map(({ data }) => data.reason)).toEqual([
      'objected to everything',
    ]);
  });
});
