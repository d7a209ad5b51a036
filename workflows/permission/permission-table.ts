import type { EmailPermission, PhonePermission } from '../domain/contact.ts';
import type { LegalFormKind } from './legal-forms.ts';

export type BeforeCalling = 'offer the right to object in each call' | 'check TPS and CTPS';

/** One row of the table: which permissions open which channel for marketing, in one country, for some legal forms. */
export interface PermissionRule {
  /** ISO 3166-1 alpha-2; `other` = every other country, and an unknown one. */
  readonly country: 'NL' | 'DK' | 'DE' | 'GB' | 'other';
  readonly forms: readonly LegalFormKind[];
  /** Permissions that open mail. */
  readonly email: readonly EmailPermission[];
  /** Permissions that open the phone. */
  readonly phone: readonly PhonePermission[];
  /** Permissions that open the phone only where the reason is recorded. */
  readonly phoneWithReason: readonly PhonePermission[];
  /** An objection to mail closes the phone too, unless there is consent for the phone by itself. */
  readonly anyObjectionClosesPhone: boolean;
  /** What to do before a call, beside having the permission. */
  readonly beforeCalling?: BeforeCalling;
  readonly source: { readonly email: string; readonly phone: string; readonly letter: string };
  readonly note: 'confirm with a lawyer';
}

const UNTIL_OBJECTION = ['consent', 'customer', 'business', 'presumed', 'none'] as const;
const note = 'confirm with a lawyer';

const NL_SOURCE = {
  email: 'NL Telecommunicatiewet art. 11.7 (consent; similar products to customers; addresses published for it)',
  phone:
    'NL Telecommunicatiewet art. 11.7 (natural persons: consent since 1 July 2021; legal persons: until objection)',
  letter: 'GDPR art. 6(1)(f) and 21(2)',
};
const DK_SOURCE = {
  email: 'DK markedsføringsloven § 10, stk. 1 and 2',
  phone: 'DK forbrugeraftaleloven § 4 (consumers); markedsføringsloven § 3 (businesses)',
  letter: 'DK markedsføringsloven § 10; GDPR art. 21(2)',
};
const DE_SOURCE = {
  email: 'DE UWG § 7 (2) no. 2 and § 7 (3)',
  phone: 'DE UWG § 7 (2) no. 1 (business: at least presumed consent) and § 7a',
  letter: 'DE UWG § 7 (1) sentence 2; GDPR art. 21(2)',
};
const GB_SOURCE = {
  email: 'GB PECR reg. 22',
  phone: 'GB PECR reg. 21 (TPS, CTPS)',
  letter: 'UK GDPR art. 21(2)',
};
const OTHER_SOURCE = {
  email: 'Directive 2002/58/EC art. 13; as DE UWG § 7, the strictest known here',
  phone: 'Directive 2002/58/EC art. 13; as the strictest known here: consent',
  letter: 'GDPR art. 21(2)',
};

/**
 * The permission table of the seminar, as data. Letters go everywhere until the contact objects. It is a reading of
 * the laws named in `source` by people who are no lawyers: a lawyer has to confirm each row.
 */
export const PERMISSION_RULES: readonly PermissionRule[] = [
  {
    country: 'NL',
    forms: ['legal'],
    email: ['consent', 'customer', 'published'],
    phone: UNTIL_OBJECTION,
    phoneWithReason: [],
    anyObjectionClosesPhone: false,
    source: NL_SOURCE,
    note,
  },
  {
    country: 'NL',
    forms: ['sole', 'unknown'],
    email: ['consent', 'customer', 'published'],
    phone: ['consent'],
    phoneWithReason: [],
    anyObjectionClosesPhone: false,
    beforeCalling: 'offer the right to object in each call',
    source: NL_SOURCE,
    note,
  },
  {
    country: 'DK',
    forms: ['legal', 'sole'],
    email: ['consent', 'customer'],
    phone: UNTIL_OBJECTION,
    phoneWithReason: [],
    anyObjectionClosesPhone: false,
    source: DK_SOURCE,
    note,
  },
  {
    country: 'DK',
    forms: ['unknown'],
    email: ['consent', 'customer'],
    phone: ['consent', 'business'],
    phoneWithReason: [],
    anyObjectionClosesPhone: false,
    source: DK_SOURCE,
    note,
  },
  {
    country: 'DE',
    forms: ['legal', 'sole'],
    email: ['consent', 'customer'],
    phone: ['consent'],
    phoneWithReason: ['presumed', 'business', 'customer'],
    anyObjectionClosesPhone: true,
    source: DE_SOURCE,
    note,
  },
  {
    country: 'DE',
    forms: ['unknown'],
    email: ['consent', 'customer'],
    phone: ['consent'],
    phoneWithReason: [],
    anyObjectionClosesPhone: true,
    source: DE_SOURCE,
    note,
  },
  {
    country: 'GB',
    forms: ['legal'],
    email: ['consent', 'customer', 'published', 'none'],
    phone: UNTIL_OBJECTION,
    phoneWithReason: [],
    anyObjectionClosesPhone: false,
    beforeCalling: 'check TPS and CTPS',
    source: GB_SOURCE,
    note,
  },
  {
    country: 'GB',
    forms: ['sole', 'unknown'],
    email: ['consent', 'customer'],
    phone: UNTIL_OBJECTION,
    phoneWithReason: [],
    anyObjectionClosesPhone: false,
    beforeCalling: 'check TPS and CTPS',
    source: GB_SOURCE,
    note,
  },
  {
    country: 'other',
    forms: ['legal', 'sole', 'unknown'],
    email: ['consent', 'customer'],
    phone: ['consent'],
    phoneWithReason: [],
    anyObjectionClosesPhone: true,
    source: OTHER_SOURCE,
    note,
  },
];

const BY_COUNTRY = new Map<string, ReadonlyMap<LegalFormKind, PermissionRule>>(
  ['NL', 'DK', 'DE', 'GB', 'other'].map((country) => [
    country,
    new Map(
      PERMISSION_RULES.filter((rule) => rule.country === country).flatMap((rule) =>
        rule.forms.map((form) => [form, rule]),
      ),
    ),
  ]),
);

/** The row that holds for a contact of this country (undefined: unknown, so the strictest) and kind of legal form. */
export function permissionRule(country: string | undefined, form: LegalFormKind): PermissionRule {
  const rule = BY_COUNTRY.get(country ?? 'other')?.get(form) ?? BY_COUNTRY.get('other')?.get(form);
  if (rule === undefined)
    throw new Error(`The permission table has no row for ${country ?? 'an unknown country'}, ${form}.`);
  return rule;
}
