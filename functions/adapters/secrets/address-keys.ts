import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { AddressKeys } from '../../shared/keyed-hash.ts';
import type { Base } from '../aws/create-surroundings.ts';
import { createLinkKeys } from './link-keys.ts';

/** The deployment's secret for hashes of addresses: written as that of links is, and apart from it, as those expire. */
export function createAddressKeys({ clock, count }: Pick<Base, 'clock' | 'count'>, secretId: string): AddressKeys {
  const keys = createLinkKeys({ client: new SecretsManagerClient(), secretId, now: clock.now, count });
  return () => keys.current();
}
