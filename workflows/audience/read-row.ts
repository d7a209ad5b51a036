import type { Contact, Stage } from '../domain/contact.ts';
import { present } from './present.ts';
import { parseEmail } from './read-email.ts';
import { readPermissions } from './read-permissions.ts';
import { readPhone } from './read-phone.ts';
import type { Place } from './read-place.ts';
import type { RepOfRow } from './read-rep.ts';
import { type Choices, choose, didYouMean, type RowCells } from './row-cells.ts';

const MAX_PERSONAL_LINE = 300;

const SALUTATIONS: Choices<Contact['salutation']> = {
  ...words('mr', 'mr mister sir dhr deheer heer meneer de heer m man male hr herr herrn'),
  ...words('ms', 'ms mrs miss mevr mevrouw mw mej v vrouw female fru froken fr frau k kvinde w'),
  ...words('none', 'none geen ingen keine mx divers x onbekend unknown ukendt unbekannt dhrmevr hrfru'),
};
const BUYING_ROLES: Choices<Contact['buyingRole']> = {
  ...words('decides', 'decides beslist besluit beslutter bestemmer entscheidet entscheider decider'),
  ...words('advises', 'advises adviseert adviseur radgiver rader berat berater adviser'),
  ...words('uses', 'uses gebruikt gebruiker bruger nutzt nutzer user'),
  ...words('unknown', 'unknown onbekend ukendt unbekannt'),
};
const STAGES: Choices<Stage> = {
  ...words('lead', 'lead'),
  ...words('prospect', 'prospect kundeemne interessent'),
  ...words('customer', 'customer klant kunde'),
  ...words('refused', 'refused definitiefnee endeligtnej endgultigesnein'),
};

/** A contact as its row says, before ids and organisations; with what they are made from. */
export interface AudienceRow {
  readonly contact: Omit<Contact, 'id' | 'organisation'>;
  readonly organisationId?: string;
  /** The column `rep` names somebody who is not a rep. */
  readonly repUnknown: boolean;
}

/** What reading a row needs beside the row. */
export interface RowContext {
  /** The country of a phone number in a row without a country. */
  readonly country: string;
  readonly sources: readonly string[];
  readonly placeOf: (cells: RowCells) => Place;
  readonly repOf: (cells: RowCells) => RepOfRow;
}

/** `said`: a problem says already why. */
export type ReadRow =
  | { readonly ok: true; readonly row: AudienceRow }
  | { readonly ok: false; readonly reason: string; readonly said?: true };

/** One row into a contact. What can be left out is left out with a problem; what cannot makes the row a rejected one. */
export function readRow(cells: RowCells, context: RowContext): ReadRow {
  const organisationName = cells.get('organisation');
  if (organisationName === undefined) return reject('organisation: empty. It is required.');
  const written = cells.get('email');
  const email = written === undefined ? undefined : parseEmail(written);
  if (written !== undefined && email === undefined) return reject(`email: "${written}" is no mail address.`);
  const permissions = readPermissions(cells);
  if (!permissions.ok) return permissions;
  const place = context.placeOf(cells);
  const phone = readPhone(cells, 'phone', place.country ?? context.country);
  const mobile = readPhone(cells, 'mobile', place.country ?? context.country);
  const address = addressOf(cells);
  if ((email ?? phone ?? mobile) === undefined && !isAddress(address)) {
    return reject('no mail address, no phone number and no postal address: at least one is needed.');
  }
  const { rep, unknown } = context.repOf(cells);
  const contact: AudienceRow['contact'] = {
    schema: 1,
    version: 0,
    ...nameOf(cells),
    ...present({ ...place, ...address, email, phone, mobile, rep, source: sourceOf(cells, context.sources) }),
    ...aboutOf(cells),
    organisationName,
    emailPermission: permissions.email,
    phonePermission: permissions.phone,
    more: cells.more(),
  };
  const organisationId = cells.get('organisationId');
  return { ok: true, row: { contact, repUnknown: unknown, ...present({ organisationId }) } };
}

function addressOf(cells: RowCells) {
  return present({ street: cells.get('street'), postcode: cells.get('postcode'), city: cells.get('city') });
}

function isAddress(address: { street?: string; postcode?: string; city?: string }): boolean {
  return address.street !== undefined && (address.postcode ?? address.city) !== undefined;
}

/** Danish lists write hr/fru under "titel", Dutch and German ones Dr. and Prof.: the word decides. */
function nameOf(cells: RowCells) {
  const titel = cells.get('titel');
  const isSalutation = choose(titel, SALUTATIONS) !== undefined;
  const word = cells.get('salutation') ?? (isSalutation ? titel : undefined);
  const salutation = choose(word, SALUTATIONS) ?? choose(word?.split(' ')[0], SALUTATIONS); // "Frau Dr."
  if (word !== undefined && salutation === undefined) {
    cells.say('salutation', 'warning', `"${word}" is not known: write mr, ms or none. none is used.`);
  }
  return {
    salutation: salutation ?? 'none',
    ...present({
      title: cells.get('title') ?? (isSalutation ? undefined : titel),
      firstName: cells.get('firstName'),
      initials: cells.get('initials'),
      lastNamePrefix: cells.get('lastNamePrefix'),
      lastName: cells.get('lastName'),
    }),
  } as const;
}

function aboutOf(cells: RowCells) {
  const stage = cells.get('stage');
  const buyingRole = cells.get('buyingRole');
  if (stage !== undefined && choose(stage, STAGES) === undefined) {
    cells.say('stage', 'error', `"${stage}" is no stage: write lead, prospect, customer or refused. lead is used.`);
  }
  if (buyingRole !== undefined && choose(buyingRole, BUYING_ROLES) === undefined) {
    cells.say('buyingRole', 'warning', `"${buyingRole}" is not known: write decides, advises, uses or unknown.`);
  }
  return {
    stage: choose(stage, STAGES) ?? 'lead',
    buyingRole: choose(buyingRole, BUYING_ROLES) ?? 'unknown',
    ...present({
      role: cells.get('role'),
      legalForm: cells.get('legalForm'),
      segment: cells.get('segment'),
      personalLine: personalLineOf(cells),
      note: cells.text('note'),
      crmContactId: cells.get('crmContactId'),
      crmOrganisationId: cells.get('crmOrganisationId'),
    }),
  } as const;
}

function personalLineOf(cells: RowCells): string | undefined {
  const line = cells.text('personalLine');
  if (line === undefined || line.length <= MAX_PERSONAL_LINE) return line;
  const told = `${line.length} characters, at most ${MAX_PERSONAL_LINE}.`;
  cells.say('personalLine', 'error', `${told} Shorten it; until then the row has no personal line.`);
  return undefined;
}

/** The first mail must say where the address comes from (GDPR art. 14): a source that is not in the plan has no text. */
function sourceOf(cells: RowCells, sources: readonly string[]): string | undefined {
  const source = cells.get('source');
  if (source !== undefined && sources.includes(source)) return source;
  const known = sources.length === 0 ? 'the plan names none' : sources.join(', ');
  if (source === undefined) {
    cells.say(
      'source',
      'error',
      `empty: the first mail says where the address comes from. Sources of the plan: ${known}.`,
    );
  } else {
    cells.say(
      'source',
      'error',
      `"${source}" is no source of the plan.${didYouMean(source, sources)} Sources there: ${known}.`,
    );
  }
  return source;
}

function reject(reason: string): ReadRow {
  return { ok: false, reason };
}

function words<Value extends string>(value: Value, list: string): Record<string, Value> {
  return Object.fromEntries(list.split(' ').map((word) => [word, value]));
}
