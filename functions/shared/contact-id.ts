import { hashId } from '../../workflows/audience/hash-id.ts';
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
