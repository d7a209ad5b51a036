import { describe, expect, it } from 'vitest';
import { asksForMore, mergeContact } from '../../functions/enroll-batch/merge-contact.ts';
import type { Contact, EmailPermission, PhonePermission } from '../../workflows/domain/contact.ts';

const NOW = Date.UTC(2027, 1, 1);
const EMAIL: readonly EmailPermission[] = ['consent', 'customer', 'published', 'none', 'objected'];
const PHONE: readonly PhonePermission[] = ['consent', 'customer', 'business', 'presumed', 'none', 'objected'];

function contact(changes: Partial<Contact> = {}): Contact {
  return {
    schema: 1,
    id: 'c',
    version: 3,
    email: 'anna@voorbeeld.example',
    phone: '+31101234567',
    salutation: 'ms',
    firstName: 'Anna',
    buyingRole: 'unknown',
    language: 'nl',
    timeZone: 'Europe/Amsterdam',
    organisation: 'o',
    organisationName: 'Voorbeeld',
    more: {},
    emailPermission: { status: 'consent' },
    phonePermission: { status: 'business' },
    stage: 'lead',
    ...changes,
  };
}

const merge = (stored: Partial<Contact>, file: Partial<Contact>, base?: Partial<Contact>) =>
  mergeContact(contact(stored), contact(file), base && contact(base), NOW);

describe('a contact whom a newer list names again', () => {
  it('stays the very same where the list says nothing new', () => {
    const stored = contact();
    expect(mergeContact(stored, contact({ version: 0 }), contact(), NOW)).toEqual({
      contact: stored,
      fields: [],
      lowered: [],
    });
  });

  it('takes over what the list changed', () => {
    const { contact: merged, fields } = merge({}, { firstName: 'Hanna', role: 'inkoop' }, {});
    expect(merged).toMatchObject({ firstName: 'Hanna', role: 'inkoop', version: 4 });
    expect(fields).toEqual(['firstName', 'role']);
  });

  it('keeps the number a call has taught us while the list stays as it was', () => {
    expect(merge({ phone: '+31611111111' }, {}, {}).contact.phone).toBe('+31611111111');
  });

  it('takes the list’s number where the list itself changed', () => {
    const { contact: merged } = merge({ phone: '+31611111111' }, { phone: '+31622222222' }, {});
    expect(merged.phone).toBe('+31622222222');
  });

  it('goes back with a list that goes back', () => {
    expect(merge({ firstName: 'Hanna' }, { firstName: 'Anna' }, { firstName: 'Hanna' }).contact.firstName).toBe('Anna');
  });

  it('loses nothing that the list leaves empty', () => {
    const { role, ...rest } = contact({ role: 'inkoop' });
    expect(mergeContact(contact({ role: 'inkoop' }), rest, contact({ role: 'inkoop' }), NOW).contact.role).toBe(role);
  });

  it('keeps what calls have learnt beside the columns of the list', () => {
    const { contact: merged } = merge({ more: { issue: 'douane' } }, { more: { beurs: 'ja' } }, {});
    expect(merged.more).toEqual({ issue: 'douane', beurs: 'ja' });
  });

  it('keeps his stage, his organisation and who he is', () => {
    const { contact: merged } = merge({ stage: 'prospect' }, { stage: 'lead', organisation: 'other', id: 'd' }, {});
    expect(merged).toEqual(contact({ stage: 'prospect' }));
  });

  it.each(EMAIL.flatMap((stored) => EMAIL.map((file) => [stored, file] as const)))(
    'who may be mailed by %s is by a list that says %s never more',
    (stored, file) => {
      const { contact: merged, lowered } = merge(
        { emailPermission: { status: stored } },
        { emailPermission: { status: file } },
      );
      const lower = Math.max(EMAIL.indexOf(stored), EMAIL.indexOf(file));
      expect(merged.emailPermission.status).toBe(EMAIL[lower]);
      expect(lowered).toEqual(
        EMAIL.indexOf(file) > EMAIL.indexOf(stored)
          ? [{ channel: 'email', from: stored, to: file, reason: 'audience file' }]
          : [],
      );
    },
  );

  it.each(PHONE.flatMap((stored) => PHONE.map((file) => [stored, file] as const)))(
    'who may be called by %s is by a list that says %s never more',
    (stored, file) => {
      const permissions = [{ phonePermission: { status: stored } }, { phonePermission: { status: file } }] as const;
      const lower = Math.max(PHONE.indexOf(stored), PHONE.indexOf(file));
      expect(merge(...permissions).contact.phonePermission.status).toBe(PHONE[lower]);
      expect(asksForMore(contact(permissions[0]), contact(permissions[1]))).toBe(
        PHONE.indexOf(file) < PHONE.indexOf(stored),
      );
    },
  );

  it.each([
    ['an opt-out', { emailClosed: 'unsubscribed' }],
    ['a complaint', { emailClosed: 'complained', objectedAt: 5 }],
    ['a hard bounce', { emailClosed: 'hard bounce' }],
    ['do not call', { phoneClosed: 'do-not-call' }],
    ['an objection to everything', { objectedAt: 5 }],
  ] as const)('%s stays, whatever the list says', (_what, closed) => {
    const generous = { emailPermission: { status: 'consent' }, phonePermission: { status: 'consent' } } as const;
    expect(merge(closed, generous, {}).contact).toMatchObject(closed);
    expect(merge({ ...closed, ...{ emailPermission: { status: 'none' } } }, generous).contact).toMatchObject({
      ...closed,
      emailPermission: { status: 'none' },
    });
  });

  it('objects from now on where he stands on a suppression list', () => {
    const { contact: merged, lowered } = merge({}, { objectedAt: 0 }, {});
    expect(merged.objectedAt).toBe(NOW);
    expect(lowered.map(({ channel, to }) => [channel, to])).toEqual([
      ['email', 'objected'],
      ['phone', 'objected'],
    ]);
  });
});
