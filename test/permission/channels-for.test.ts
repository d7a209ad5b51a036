import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact, EmailPermission, PhonePermission } from '../../workflows/domain/contact.ts';
import { channelsFor, marketingPhone, mayMail } from '../../workflows/permission/channels-for.ts';
import { PERMISSION_RULES, permissionRule } from '../../workflows/permission/permission-table.ts';
import { contactWith } from './contact-fixture.ts';

const EMAIL: EmailPermission[] = ['consent', 'customer', 'published', 'none', 'objected'];
const PHONE: PhonePermission[] = ['consent', 'customer', 'business', 'presumed', 'none', 'objected'];

/** Written down once more, from the table in the seminar's paper: who may be mailed and called with which permission. */
const TABLE: readonly [country: string | undefined, form: string | undefined, mail: string, phone: string][] = [
  ['NL', 'BV', 'consent customer published', 'consent customer business presumed none'],
  ['NL', 'Stichting', 'consent customer published', 'consent customer business presumed none'],
  ['NL', 'eenmanszaak', 'consent customer published', 'consent'],
  ['NL', 'V.O.F.', 'consent customer published', 'consent'],
  ['NL', 'zzp', 'consent customer published', 'consent'],
  ['NL', undefined, 'consent customer published', 'consent'],
  ['NL', 'iets anders', 'consent customer published', 'consent'],
  ['DK', 'ApS', 'consent customer', 'consent customer business presumed none'],
  ['DK', 'A/S', 'consent customer', 'consent customer business presumed none'],
  ['DK', 'enkeltmandsvirksomhed', 'consent customer', 'consent customer business presumed none'],
  ['DK', undefined, 'consent customer', 'consent business'],
  ['DE', 'GmbH', 'consent customer', 'consent'],
  ['DE', 'e.K.', 'consent customer', 'consent'],
  ['DE', undefined, 'consent customer', 'consent'],
  ['GB', 'Ltd', 'consent customer published none', 'consent customer business presumed none'],
  ['GB', 'sole trader', 'consent customer', 'consent customer business presumed none'],
  ['FR', 'SARL', 'consent customer', 'consent'],
  [undefined, 'BV', 'consent customer', 'consent'],
  [undefined, undefined, 'consent customer', 'consent'],
];

function inCountry(country: string | undefined, legalForm: string | undefined, changes: Partial<Contact>): Contact {
  return contactWith({ ...(country && { country }), ...(legalForm && { legalForm }), ...changes });
}

describe('the permission table', () => {
  it.each(TABLE)('opens mail and phone in %s for %s as the seminar says', (country, form, mail, phone) => {
    const mailed = EMAIL.filter(
      (status) => mayMail(inCountry(country, form, { emailPermission: { status } }), 'marketing').allowed,
    );
    const called = PHONE.filter(
      (status) => marketingPhone(inCountry(country, form, { phonePermission: { status } })).allowed,
    );
    expect(mailed.join(' ')).toBe(mail);
    expect(called.join(' ')).toBe(phone);
  });

  it('names a law for each channel in every row, to be confirmed by a lawyer', () => {
    for (const rule of PERMISSION_RULES) {
      expect(rule.note).toBe('confirm with a lawyer');
      for (const source of Object.values(rule.source)) expect(source).toMatch(/art\.|§|reg\./);
    }
  });

  it('takes the strictest row for a country it does not know', () => {
    expect(permissionRule('XX', 'legal').country).toBe('other');
    expect(permissionRule('other', 'legal').country).toBe('other');
  });
});

describe('calls in Germany', () => {
  const presumed = (text?: string) =>
    inCountry('DE', 'GmbH', { phonePermission: { status: 'presumed', ...(text && { text }) } });

  it('need a recorded reason unless there is consent', () => {
    expect(marketingPhone(presumed())).toMatchObject({ allowed: false, reason: 'presumed without a recorded reason' });
    expect(marketingPhone(presumed('asked for a price in May'))).toMatchObject({ allowed: true, reason: 'presumed' });
  });

  it('end with any objection, unless there is consent for the phone by itself', () => {
    const optedOut = { emailClosed: 'unsubscribed' };
    expect(marketingPhone({ ...presumed('asked'), ...optedOut })).toMatchObject({
      allowed: false,
      reason: 'objected to mail',
    });
    expect(marketingPhone({ ...presumed('asked'), emailPermission: { status: 'objected' } }).allowed).toBe(false);
    expect(marketingPhone({ ...presumed(), phonePermission: { status: 'consent' }, ...optedOut }).allowed).toBe(true);
  });

  it('go on after a hard bounce, which is no objection', () => {
    expect(marketingPhone({ ...presumed('asked'), emailClosed: 'hard bounce' }).allowed).toBe(true);
  });
});

describe('an objection', () => {
  it('to mail closes marketing mail only', () => {
    const eva = inCountry('NL', 'BV', { emailPermission: { status: 'consent' }, emailClosed: 'unsubscribed' });
    expect(channelsFor(eva)).toMatchObject({
      email: { allowed: false, reason: 'unsubscribed' },
      phone: { allowed: true, reason: 'until objection' },
      letter: { allowed: true, reason: 'until objection' },
    });
    expect(mayMail(eva, 'service')).toMatchObject({ allowed: true, reason: 'service' });
  });

  it('to calls closes the phone only', () => {
    const contact = inCountry('NL', 'BV', { emailPermission: { status: 'consent' }, phoneClosed: 'do-not-call' });
    expect(channelsFor(contact)).toMatchObject({
      email: { allowed: true, reason: 'consent' },
      phone: { allowed: false, reason: 'do-not-call' },
    });
  });

  it.each([
    { objectedAt: 1 },
    { emailPermission: { status: 'objected' }, phonePermission: { status: 'objected' } },
  ] as const)('to everything closes every channel, service mail too: %o', (objection) => {
    const contact = inCountry('GB', 'Ltd', objection);
    const { email, phone, letter } = channelsFor(contact);
    for (const answer of [email, phone, letter, mayMail(contact, 'service')]) {
      expect(answer).toMatchObject({ allowed: false, reason: 'objected' });
    }
  });

  it('is above every permission and country', () => {
    const anybody = fc.record({
      country: fc.constantFrom('NL', 'DK', 'DE', 'GB', 'FR'),
      legalForm: fc.constantFrom('BV', 'zzp', 'GmbH', 'ApS', 'Ltd', ''),
      emailPermission: fc.record({ status: fc.constantFrom(...EMAIL) }),
      phonePermission: fc.record({ status: fc.constantFrom(...PHONE), text: fc.string() }),
    });
    fc.assert(
      fc.property(anybody, (changes) => {
        const { email, phone, letter } = channelsFor(contactWith({ ...changes, objectedAt: 1 }));
        expect([email, phone, letter].some(({ allowed }) => allowed)).toBe(false);
      }),
      { seed: 40 },
    );
  });
});

describe('a closed channel', () => {
  it('says why', () => {
    const consented = { emailPermission: { status: 'consent' }, phonePermission: { status: 'consent' } } as const;
    const refused = contactWith({ ...consented, country: 'NL', stage: 'refused' });
    expect(channelsFor(refused)).toMatchObject({
      email: { allowed: false, reason: 'refused' },
      phone: { allowed: false, reason: 'refused' },
      letter: { allowed: false, reason: 'refused' },
    });
    const { email, phone, street, ...bare } = contactWith({ ...consented, country: 'NL' });
    expect(channelsFor(bare)).toMatchObject({
      email: { allowed: false, reason: 'no mail address' },
      phone: { allowed: false, reason: 'no phone number' },
      letter: { allowed: false, reason: 'no address' },
    });
    expect(mayMail(bare, 'service')).toMatchObject({ allowed: false, reason: 'no mail address' });
  });

  it('keeps service mail from an address that bounced hard, or complained', () => {
    for (const emailClosed of ['hard bounce', 'complained']) {
      expect(mayMail(contactWith({ emailClosed }), 'service')).toMatchObject({ allowed: false, reason: emailClosed });
    }
  });

  it('is open by a mobile number too', () => {
    const { phone, ...rest } = inCountry('NL', 'BV', { mobile: '+31612345678' });
    expect(marketingPhone(rest).allowed).toBe(true);
  });
});
