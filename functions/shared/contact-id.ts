import { hashId } from '../../workflows/audience/hash-id.ts';
import { mailbox } from '../../workflows/audience/identities.ts';
import { sha256 } from './sha256.ts';

/**
 * Ids of the contacts that somebody known by this address or number can be, as reading an audience makes them: by the
 * mail address, or by the number (E.164) of who has no address. Nothing is looked up.
 */
export function contactIds({ email, phone }: { readonly email?: string; readonly phone?: string }): readonly string[] {
  return [
    ...(email === undefined ? [] : [`mail:${email.toLowerCase()}`]),
    ...(phone === undefined ? [] : [`phone:${phone}`]),
  ].map((identity) => hashId(sha256(identity)));
}

/** Ids by which a suppression list knows somebody, however his address is spelled: by his mailbox, and by each number. */
export function suppressionIds({
  email,
  phone,
  mobile,
}: {
  readonly email?: string;
  readonly phone?: string;
  readonly mobile?: string;
}): readonly string[] {
  const numbers = [phone, mobile].flatMap((number) => (number === undefined ? [] : contactIds({ phone: number })));
  return [...(email === undefined ? [] : contactIds({ email: mailbox(email) })), ...numbers];
}
