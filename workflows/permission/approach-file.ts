import type { AudienceField } from '../audience/accepted-headings.ts';
import { csvText } from '../audience/csv-text.ts';
import type { Contact, Permission } from '../domain/contact.ts';
import { approachOf } from './approach.ts';
import { channelsFor } from './channels-for.ts';
import { legalFormKind } from './legal-forms.ts';
import { permissionRule } from './permission-table.ts';

/** Who it is, by the headings of an audience: the list reads back as one, with nobody allowed more than before. */
const WHO = [
  ...['email', 'phone', 'mobile', 'firstName', 'lastNamePrefix', 'lastName', 'role', 'legalForm'],
  ...['street', 'postcode', 'city', 'country', 'region', 'language', 'timeZone', 'segment', 'source', 'rep', 'stage'],
] as const satisfies readonly (AudienceField & keyof Contact)[];

const BASIS = [
  ...['emailPermission', 'emailPermissionSource', 'emailPermissionAt', 'emailPermissionText'],
  ...['phonePermission', 'phonePermissionSource', 'phonePermissionAt', 'phonePermissionReason'],
] as const satisfies readonly AudienceField[];

/** None of them is a heading of an audience: read back they are kept beside it. */
const HOW = ['approach', 'byMail', 'byPhone', 'byLetter', 'beforeCalling', 'law'];

/**
 * The text of `out/approach.csv`: every contact that may not be mailed, how it is approached first, why not otherwise, and
 * on what basis, known from where and since when; the last column names the law the answer was read from.
 */
export function approachFile(contacts: Iterable<Contact>): string {
  const rows: string[][] = [['organisation', ...WHO, ...HOW, ...BASIS]];
  for (const contact of contacts) if (!channelsFor(contact).email.allowed) rows.push(approachRow(contact));
  return csvText(rows);
}

function approachRow(contact: Contact): string[] {
  const channels = channelsFor(contact);
  const { email, phone, letter } = channels;
  const approach = approachOf(channels);
  const { beforeCalling, source } = permissionRule(contact.country, legalFormKind(contact.legalForm));
  return [
    contact.organisationName,
    ...WHO.map((field) => contact[field] ?? ''),
    ...[approach, email.reason, phone.reason, letter.reason],
    approach === 'phone' ? (beforeCalling ?? '') : '',
    approach === 'phone' || approach === 'letter' ? source[approach] : source.email,
    ...basisOf(contact, contact.emailPermission),
    ...basisOf(contact, contact.phonePermission),
  ];
}

/** Who stands on a suppression list has objected, whatever his row says. */
function basisOf({ objectedAt }: Contact, { status, source, at, text }: Permission<string>): string[] {
  return [objectedAt === undefined ? status : 'objected', source ?? '', at ?? '', text ?? ''];
}
