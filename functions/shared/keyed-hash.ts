import { createHmac } from 'node:crypto';
import type { LinkKey } from './links.ts';

/** The keys of this deployment that addresses are hashed with: the first one for what is new, all of them to find. */
export type AddressKeys = () => Promise<readonly LinkKey[]>;

/**
 * What is kept of an address that must be known again and may not be read: an HMAC, so that a copy of the table is worth
 * nothing without the key. The key's version stands in front of it.
 */
export function keyedHash({ id, secret }: LinkKey, identity: string): string {
  const hash = createHmac('sha256', secret).update(`baton-address-1\n${identity}`).digest('base64url');
  return `${id}.${hash}`;
}
