import { stringify } from 'csv-stringify/sync';
import type { Contact, Permission } from '../domain/contact.ts';
import type { Problem } from '../language/problem.ts';
import { type ApproachSummary, approachOf } from './approach.ts';
import { type Channels, channelsFor } from './channels-for.ts';
import { legalFormKind } from './legal-forms.ts';
import { permissionRule } from './permission-table.ts';

/** The note of `validate` on who may not be mailed; undefined where everybody may. */
export function approachNote(summary: ApproachSummary, file: string): Problem | undefined {
  const { phone, letter, none } = summary;
  const closed = phone + letter + none;
  if (closed === 0) return undefined;
  const reasons = [...summary.notMailed].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  const why = reasons.map(([reason, count]) => `${reason}: ${count}`).join('; ');
  const ways = [
    phone > 0 ? `are called first (${phone})` : '',
    letter > 0 ? `get a letter (${letter})` : '',
    none > 0 ? `cannot be approached (${none})` : '',
  ].filter((way) => way !== '');
  const message =
    `${closed} of ${closed + summary.mail} contacts may not be mailed (${why}). They ${joinOr(ways)}. ` +
    'List: out/approach.csv. Not an error; sales sees it before signing.';
  return { file, path: '', message, severity: 'note' };
}

const HEADINGS = [
  ...['email', 'phone', 'name', 'organisation', 'rep', 'approach', 'mail', 'call', 'letter'],
  ...['mailBasis', 'mailSource', 'mailSince', 'mailWording', 'phoneBasis', 'phoneSource', 'phoneSince', 'phoneReason'],
  ...['beforeCalling', 'law'],
];

/**
 * The text of `out/approach.csv`: every contact that may not be mailed, how it is approached first, why not otherwise, and
 * on what basis, known from where and since when; the last column names the law the answer was read from.
 */
export function approachFile(contacts: Iterable<Contact>): string {
  const rows: string[][] = [HEADINGS];
  for (const contact of contacts) {
    const channels = channelsFor(contact);
    if (!channels.email.allowed) rows.push(approachRow(contact, channels));
  }
  return stringify(rows, { bom: true, delimiter: ';', escape_formulas: true, cast: { string: keepPhone } });
}

function approachRow(contact: Contact, channels: Channels): string[] {
  const name = [contact.firstName, contact.lastNamePrefix, contact.lastName].filter(Boolean).join(' ');
  const { email, phone, letter } = channels;
  const approach = approachOf(channels);
  const { beforeCalling, source } = permissionRule(contact.country, legalFormKind(contact.legalForm));
  return [
    ...[contact.email ?? '', contact.phone ?? contact.mobile ?? '', name, contact.organisationName, contact.rep ?? ''],
    ...[approach, email.reason, phone.reason, letter.reason],
    ...basisOf(contact.emailPermission),
    ...basisOf(contact.phonePermission),
    approach === 'phone' ? (beforeCalling ?? '') : '',
    approach === 'phone' || approach === 'letter' ? source[approach] : source.email,
  ];
}

function basisOf({ status, source, at, text }: Permission<string>): string[] {
  return [status, source ?? '', at ?? '', text ?? ''];
}

/** An E.164 number is no formula: escaped, its plus sign would not survive the next import. */
function keepPhone(value: string): string | { value: string; escape_formulas: boolean } {
  return /^\+\d{7,15}$/.test(value) ? { value, escape_formulas: false } : value;
}

function joinOr(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} or ${last}`;
}
