import { describe, expect, it } from 'vitest';
import type { Contact } from '../../workflows/domain/contact.ts';
import { approachSummary } from '../../workflows/permission/approach.ts';
import { approachFile } from '../../workflows/permission/approach-file.ts';
import { approachNote } from '../../workflows/permission/approach-summary.ts';
import { contactWith } from './contact-fixture.ts';

function times(count: number, changes: Partial<Contact>): Contact[] {
  return Array.from({ length: count }, () => contactWith({ country: 'NL', legalForm: 'BV', ...changes }));
}

function withoutAddress(contacts: readonly Contact[]): Contact[] {
  return contacts.map(({ street, ...rest }) => rest);
}

const audience = [
  ...times(77, { emailPermission: { status: 'consent' } }),
  ...times(55, {}),
  ...times(6, { phoneClosed: 'do-not-call' }),
  ...withoutAddress(times(8, { legalForm: 'eenmanszaak' })),
  ...times(2, { emailPermission: { status: 'objected' } }),
  ...withoutAddress(times(2, { emailPermission: { status: 'objected' }, phoneClosed: 'do-not-call' })),
];

describe('the summary of approaches', () => {
  it('counts mail before phone before letter', () => {
    expect(approachSummary(audience)).toMatchObject({ mail: 77, phone: 57, letter: 6, none: 10 });
  });

  it('says word by word who may not be mailed, and what happens to them', () => {
    expect(approachNote(approachSummary(audience), 'invitees.csv')).toEqual({
      file: 'invitees.csv',
      path: '',
      severity: 'note',
      message:
        '73 of 150 contacts may not be mailed (emailPermission empty: 61; NL sole trader without consent: 8; objected: 4). ' +
        'They are called first (57), get a letter (6) or cannot be approached (10). ' +
        'List: out/approach.csv. Not an error; sales sees it before signing.',
    });
  });

  it('leaves out the ways that nobody goes, and says nothing when all may be mailed', () => {
    expect(approachNote(approachSummary(times(2, {})), 'a.csv')?.message).toContain('They are called first (2). List');
    expect(
      approachNote(approachSummary(times(2, { emailPermission: { status: 'consent' } })), 'a.csv'),
    ).toBeUndefined();
  });
});

describe('the list of approaches', () => {
  it('has a row for each contact that may not be mailed, phones unchanged and formulas harmless', () => {
    const contacts = times(1, { organisationName: '=cmd()', firstName: 'Anna', lastName: 'Jansen' });
    const [heading, row] = approachFile([...contacts, ...times(1, { emailPermission: { status: 'consent' } })])
      .trimEnd()
      .split('\n');
    expect(heading?.replace('\ufeff', '').split(';')).toEqual([
      ...['organisation', 'email', 'phone', 'mobile', 'firstName', 'lastNamePrefix', 'lastName', 'role', 'legalForm'],
      ...[
        'street',
        'postcode',
        'city',
        'country',
        'region',
        'language',
        'timeZone',
        'segment',
        'source',
        'rep',
        'stage',
      ],
      ...['approach', 'byMail', 'byPhone', 'byLetter', 'beforeCalling', 'law'],
      ...['emailPermission', 'emailPermissionSource', 'emailPermissionAt', 'emailPermissionText'],
      ...['phonePermission', 'phonePermissionSource', 'phonePermissionAt', 'phonePermissionReason'],
    ]);
    expect(row).toMatch(/^'=cmd\(\);anna@voorbeeld\.example;\+31101234567;;Anna;;Jansen;/);
    expect(row).toContain(
      ';phone;emailPermission empty;until objection;until objection;;"NL Telecommunicatiewet art. 11.7 (natural persons: consent since 1 July 2021; legal persons: until objection)";none;;;;none;;;',
    );
  });

  it('tells the basis, from where and since when, and what the law wants before a call', () => {
    const phonePermission = { status: 'consent', source: 'beurs 2026', at: '2026-11-12', text: '=mag altijd' } as const;
    const sole = times(1, { legalForm: 'eenmanszaak', phonePermission });
    const row = approachFile(sole).trimEnd().split('\n')[1] ?? '';
    expect(row).toContain(';offer the right to object in each call;');
    expect(row).toMatch(/;consent;beurs 2026;2026-11-12;'=mag altijd$/);
  });
});
