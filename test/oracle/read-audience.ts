/** The audience file as docs/campaign-file.md tells it; headings in four languages. Rows the oracle cannot read are left out. */
import { parse } from 'csv-parse/sync';

export interface Invitee {
  readonly email: string;
  readonly phone: string;
  readonly mobile: string;
  readonly organisation: string;
  readonly legalForm: string;
  readonly country: string;
  readonly region: string;
  readonly language: string;
  readonly timeZone: string;
  readonly source: string;
  readonly rep: string;
  readonly stage: string;
  readonly emailPermission: string;
  readonly phonePermission: string;
  readonly phonePermissionReason: string;
}

const HEADINGS: Readonly<Record<keyof Invitee, string>> = {
  email: 'email e-mail mail mailadres e-mailadres e-mailadresse',
  phone: 'phone telefoon telefon',
  mobile: 'mobile mobiel mobil',
  organisation: 'organisation bedrijf bedrijfsnaam organisatie company virksomhed firma unternehmen',
  legalForm: 'legalForm rechtsvorm virksomhedsform rechtsform',
  country: 'country land',
  region: 'region provincie bundesland',
  language: 'language taal sprog sprache',
  timeZone: 'timeZone tijdzone tidszone zeitzone',
  source: 'source bron kilde quelle',
  rep: 'rep verkoper accountmanager relatiebeheerder owner sælger ansvarlig vertrieb betreuer',
  stage: 'stage fase status phase',
  emailPermission: 'emailPermission toestemmingmail samtykkemail einwilligunge-mail',
  phonePermission: 'phonePermission toestemmingtelefoon samtykketelefon einwilligungtelefon',
  phonePermissionReason:
    'phonePermissionReason toestemmingtelefoonreden samtykketelefonbegrundelse einwilligungtelefongrund',
};

const COUNTRIES: Readonly<Record<string, string>> = {
  nederland: 'NL',
  netherlands: 'NL',
  danmark: 'DK',
  denemarken: 'DK',
  denmark: 'DK',
  deutschland: 'DE',
  duitsland: 'DE',
  germany: 'DE',
  uk: 'GB',
  'united kingdom': 'GB',
  'verenigd koninkrijk': 'GB',
  belgië: 'BE',
  belgium: 'BE',
};

const plain = (heading: string): string => heading.toLowerCase().replace(/[\s_-]/g, '');

const FIELD_BY_HEADING: ReadonlyMap<string, keyof Invitee> = new Map(
  Object.entries(HEADINGS).flatMap(([field, names]) =>
    names.split(' ').map((name): [string, keyof Invitee] => [plain(name), field as keyof Invitee]),
  ),
);

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function parseRows(text: string): readonly (readonly string[])[] {
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = head.split(';').length > head.split(',').length ? ';' : ',';
  return parse(text, {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  }) as readonly (readonly string[])[];
}

function inviteeOf(fields: readonly (keyof Invitee | undefined)[], row: readonly string[]): Invitee {
  const read = (field: keyof Invitee): string => {
    const index = fields.indexOf(field);
    return index < 0 ? '' : (row[index] ?? '').trim();
  };
  const country = read('country');
  return {
    email: read('email').toLowerCase(),
    phone: read('phone'),
    mobile: read('mobile'),
    organisation: read('organisation'),
    legalForm: read('legalForm'),
    country: COUNTRIES[country.toLowerCase()] ?? country.toUpperCase(),
    region: read('region'),
    language: read('language').toLowerCase(),
    timeZone: read('timeZone'),
    source: read('source'),
    rep: read('rep'),
    stage: read('stage').toLowerCase() || 'lead',
    emailPermission: read('emailPermission').toLowerCase(),
    phonePermission: read('phonePermission').toLowerCase(),
    phonePermissionReason: read('phonePermissionReason'),
  };
}

/** Last nine digits: one number in any of its spellings. */
export function phoneKey(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length >= 8 ? `tel:${digits.slice(-9)}` : '';
}

/**
 * Contacts by address in lower case and by phone. Two rows with one address: the first counts. How a contact without
 * an address is named in the timeline is left open by the contracts; its phone is tried.
 */
export function readAudience(bytes: Uint8Array): ReadonlyMap<string, Invitee> {
  const rows = parseRows(decode(bytes));
  const fields = (rows[0] ?? []).map((heading) => FIELD_BY_HEADING.get(plain(heading)));
  const invitees = new Map<string, Invitee>();
  for (const row of rows.slice(1)) {
    const invitee = inviteeOf(fields, row);
    for (const key of [invitee.email, phoneKey(invitee.phone), phoneKey(invitee.mobile)]) {
      if (key && !invitees.has(key)) invitees.set(key, invitee);
    }
  }
  return invitees;
}

/** Addresses in lower case of a suppression list: whoever asked, ever, not to be approached. */
export function readSuppressed(bytes: Uint8Array): ReadonlySet<string> {
  const rows = parseRows(decode(bytes));
  const column = (rows[0] ?? []).findIndex((heading) => FIELD_BY_HEADING.get(plain(heading)) === 'email');
  return new Set(rows.slice(1).flatMap((row) => row[column]?.trim().toLowerCase() || []));
}
