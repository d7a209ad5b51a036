import { createHmac, timingSafeEqual } from 'node:crypto';
import type { BuildLink, LinkPage } from '../../workflows/texts/contact-values.ts';

/** A key that links are signed with. Several are valid while one is replaced by the next; the first of them signs. */
export interface LinkKey {
  /** Its version, as it stands in each link: lower-case letters and digits. */
  readonly id: string;
  readonly secret: string;
}

/** What a signed link says; `issuedAt` and `expiresAt` are epoch milliseconds, rounded up to whole minutes. */
export interface SignedLink {
  readonly page: LinkPage;
  readonly subject: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** What became of a link that somebody followed; `forged` covers everything we did not sign for this page. */
export type LinkCheck =
  | { readonly status: 'valid' | 'expired'; readonly link: SignedLink }
  | { readonly status: 'forged' };

export interface LinkRequest {
  readonly page: LinkPage;
  /** An id of ours: never an address, a name or a number. */
  readonly subject: string;
  /** When the mail it stands in goes: the same mail always has the same links. */
  readonly at: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * For how many days a link is good. An objection must be as easy years later, when the mail is found again; a rep's links
 * stand in every digest anew, and lead to other people's data.
 */
export const LINK_DAYS: Readonly<Record<LinkPage, number>> = {
  r: 400,
  u: 3_650,
  f: 400,
  c: 90,
  k: 60,
  l: 90,
  n: 60,
  i: 60,
  m: 60,
  dashboard: 60,
};

/** Ids only: an address (`@`) or a name with a blank cannot get into a link. */
const SUBJECT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
/** `<key>.<expiry in minutes, base 36>.<signature>.<subject>`. 128 bits of an HMAC are enough by RFC 2104 §5. */
const TOKEN = /^([a-z0-9]{1,16})\.([a-z0-9]{1,8})\.([A-Za-z0-9_-]{22})\.(.+)$/;
const SIGNATURE_LENGTH = 22;

/** The token of a link. Throws where the subject is no id of ours: personal data never stand in an address. */
export function signLink(key: LinkKey, { page, subject, at }: LinkRequest): string {
  if (!SUBJECT.test(subject)) throw new Error(`/${page}: a link is about an id of ours, in letters, digits and . _ -`);
  const expiry = Math.ceil((at + LINK_DAYS[page] * DAY_MS) / MINUTE_MS).toString(36);
  return `${key.id}.${expiry}.${signatureOf(key, { page, expiry, subject })}.${subject}`;
}

/** What a token says, if one of the keys signed it for this page. Takes as long for a near miss as for any other. */
export function verifyLink(keys: readonly LinkKey[], page: string, token: string, now: number): LinkCheck {
  const [, id, expiry, signature, subject] = TOKEN.exec(token) ?? [];
  const key = keys.find((each) => each.id === id);
  if (!key || !isPage(page) || expiry === undefined || signature === undefined || subject === undefined)
    return { status: 'forged' };
  const expected = Buffer.from(signatureOf(key, { page, expiry, subject }));
  if (!timingSafeEqual(expected, Buffer.from(signature))) return { status: 'forged' };
  const expiresAt = Number.parseInt(expiry, 36) * MINUTE_MS;
  const link = { page, subject, expiresAt, issuedAt: expiresAt - LINK_DAYS[page] * DAY_MS };
  return { status: now < expiresAt ? 'valid' : 'expired', link };
}

/** The version of the key a token names, whether or not it is ours. */
export function keyOfToken(token: string): string | undefined {
  return TOKEN.exec(token)?.[1];
}

/** Builds the links of mails that go at an instant. `base` has no slash at its end. Throws without a key. */
export function createLinks(base: string, keys: readonly LinkKey[]): (at: number) => BuildLink {
  const [key] = keys;
  if (!key) throw new Error('no key for links: nobody could tell ours from a forged one');
  return (at) =>
    (page, subject, query = {}) => {
      const parameters = new URLSearchParams(query).toString();
      return `${base}/${page}/${signLink(key, { page, subject, at })}${parameters === '' ? '' : `?${parameters}`}`;
    };
}

interface Signed {
  readonly page: LinkPage;
  readonly expiry: string;
  readonly subject: string;
}

/** No part of it may hold a line break, so that no two links have the same text. */
function signatureOf({ id, secret }: LinkKey, { page, expiry, subject }: Signed): string {
  const text = ['baton-link-1', id, page, expiry, subject].join('\n');
  return createHmac('sha256', secret).update(text).digest('base64url').slice(0, SIGNATURE_LENGTH);
}

function isPage(page: string): page is LinkPage {
  return Object.hasOwn(LINK_DAYS, page);
}
