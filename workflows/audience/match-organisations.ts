import type { Organisation } from '../domain/contact.ts';
import { fold, foldWords } from './fold.ts';
import { hashId } from './hash-id.ts';
import { present } from './present.ts';
import { PUBLIC_MAIL_DOMAINS } from './public-mail-domains.ts';

/** What a contact's row says about its organisation. */
export interface OrganisationClue {
  readonly name: string;
  readonly organisationId?: string;
  readonly email?: string;
  readonly country?: string;
  readonly legalForm?: string;
  readonly segment?: string;
}

/** Each organisation once, in the order of the file, and the id of each clue's organisation in the order of the clues. */
export interface MatchedOrganisations {
  readonly organisations: readonly Organisation[];
  readonly ids: readonly string[];
}

/** `BV`, `ApS`, `GmbH & Co. KG` … at the end of a name; folded. */
const LEGAL_WORDS = new Set(
  [
    'bv nv vof cv bvba aps as is ivs ks ps amba gmbh ggmbh mbh ag ug ohg kg gbr ek eg ev kgaa se',
    'ltd limited plc llp inc corp llc sa sas sarl srl spa sl ab oy oyj asa holding group groep gruppe co',
  ].flatMap((line) => line.split(' ')),
);

/**
 * Which contacts are of one organisation: the same `organisationId`; else the same mail domain, unless anybody can have
 * a mailbox there; else the same name in the same country. A row without an id joins the one that its domain, else its
 * name, already stands for, whatever the order of rows. `hash` is SHA-256 in hexadecimal.
 */
export function matchOrganisations(
  clues: readonly OrganisationClue[],
  hash: (text: string) => string,
): MatchedOrganisations {
  const keysOf = clues.map(clueKeys);
  const byDomain = new Map<string, string>();
  const byName = new Map<string, string>();
  for (const { id, domain, name } of keysOf) {
    if (id === undefined) continue;
    if (domain !== undefined) keepFirst(byDomain, domain, id);
    keepFirst(byName, name, id);
  }
  for (const { id, domain, name } of keysOf) {
    if (id === undefined && domain !== undefined) keepFirst(byName, name, byDomain.get(domain) ?? domain);
  }
  const drafts = new Map<string, Organisation>();
  const ids = keysOf.map(({ id, domain, name }, index) => {
    const key = id ?? (domain === undefined ? (byName.get(name) ?? name) : (byDomain.get(domain) ?? domain));
    const clue = clues[index];
    const known = drafts.get(key);
    const organisation = clue === undefined ? known : merged(known ?? { id: hashId(hash(key)) }, clue);
    if (organisation !== undefined) drafts.set(key, organisation);
    return organisation?.id ?? '';
  });
  return { organisations: [...drafts.values()], ids };
}

/** What is known first stays; later rows fill what is missing. */
function merged(known: Organisation | { readonly id: string }, clue: OrganisationClue): Organisation {
  const { name, organisationId, country, legalForm, segment } = clue;
  const domain = ownDomain(clue.email);
  const base = { schema: 1, version: 0, owner: 'marketing', name } as const;
  return { ...base, ...present({ organisationId, domain, country, legalForm, segment }), ...known };
}

function clueKeys(clue: OrganisationClue): { id: string | undefined; domain: string | undefined; name: string } {
  const country = clue.country ?? '';
  const number = clue.organisationId === undefined ? '' : fold(clue.organisationId);
  const domain = ownDomain(clue.email);
  return {
    id: number === '' ? undefined : `organisation-id:${country}:${number}`,
    domain: domain === undefined ? undefined : `organisation-domain:${domain}`,
    name: `organisation-name:${country}:${plainName(clue.name)}`,
  };
}

function ownDomain(email: string | undefined): string | undefined {
  const domain = email?.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return domain === undefined || PUBLIC_MAIL_DOMAINS.has(domain) ? undefined : domain;
}

/** A name without accents, punctuation and legal form: `Møller & Søn A/S` → `moller son`. Never empty for a name. */
function plainName(name: string): string {
  const dotless = name.replace(/\b(\p{L})[./](?=\p{L}\b)/gu, '$1').replace(/\b(\p{L})[./](?=\p{L}\b)/gu, '$1');
  const words = foldWords(dotless).split(' ');
  while (words.length > 1 && LEGAL_WORDS.has(words.at(-1) ?? '')) words.pop();
  return words.join(' ') || name;
}

function keepFirst(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value);
}
