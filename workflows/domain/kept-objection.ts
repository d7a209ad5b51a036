import type { Contact } from './contact.ts';

/** What somebody objected to, as far as it goes with a mailbox or a number. */
export interface Objection {
  readonly objectedAt?: number;
  readonly refusedAt?: number;
  readonly emailClosed?: string;
  readonly phoneClosed?: string;
}

/** An objection that outlives its contact's data: kept for each address and number he had, without saying which. */
export interface KeptObjection extends Objection {
  readonly schema: 1;
  /** A keyed hash of the address or number: without the key nobody can try addresses against it. */
  readonly id: string;
  readonly version: number;
}

/**
 * What is kept of somebody who is erased; undefined where he objected to nothing. His mailbox is his alone and keeps all
 * of it; his number may be his colleagues' too, and keeps what concerns the number and "no contact whatsoever".
 */
export function objectionOf(contact: Contact, by: 'mail' | 'number'): Objection | undefined {
  const { objectedAt, refusedAt } = contact;
  const mail = contact.emailClosed ?? objected(contact.emailPermission.status);
  const phone = contact.phoneClosed ?? objected(contact.phonePermission.status);
  const kept: Objection = {
    ...(objectedAt !== undefined && { objectedAt }),
    ...(phone !== undefined && { phoneClosed: phone }),
    ...(by === 'mail' && refusedAt !== undefined && { refusedAt }),
    ...(by === 'mail' && mail !== undefined && { emailClosed: mail }),
  };
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function objected(status: string): string | undefined {
  return status === 'objected' ? status : undefined;
}

/** What several objections come to together: each of them counts. */
export function together(kept: readonly Objection[]): Objection {
  const [objectedAt] = defined(kept.map((each) => each.objectedAt)).sort(ascending);
  const refusedAt = defined(kept.map((each) => each.refusedAt))
    .sort(ascending)
    .at(-1);
  const [emailClosed] = defined(kept.map((each) => each.emailClosed));
  const [phoneClosed] = defined(kept.map((each) => each.phoneClosed));
  return {
    ...(objectedAt !== undefined && { objectedAt }),
    ...(refusedAt !== undefined && { refusedAt }),
    ...(emailClosed !== undefined && { emailClosed }),
    ...(phoneClosed !== undefined && { phoneClosed }),
  };
}

/** The contact with what is kept against him: it closes what is open, and opens nothing. The same where nothing is. */
export function withKept(contact: Contact, kept: Objection): Contact {
  const closes = {
    ...(contact.objectedAt === undefined && kept.objectedAt !== undefined && { objectedAt: kept.objectedAt }),
    ...(contact.emailClosed === undefined && kept.emailClosed !== undefined && { emailClosed: kept.emailClosed }),
    ...(contact.phoneClosed === undefined && kept.phoneClosed !== undefined && { phoneClosed: kept.phoneClosed }),
  };
  return Object.keys(closes).length === 0 ? contact : { ...contact, ...closes };
}

function defined<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}

const ascending = (left: number, right: number): number => left - right;
