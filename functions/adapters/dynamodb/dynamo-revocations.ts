import type { Revocations } from '../../shared/cloud-ports.ts';
import { commitWrites } from './commit-writes.ts';
import { revocationKey } from './keys.ts';
import { storedRevocation } from './stored-ports.ts';
import { getItem, type TableAccess } from './table-access.ts';
import { update } from './writes.ts';

/** Links that were taken back, an item a holder. */
export function createDynamoRevocations(access: TableAccess): Revocations {
  return {
    revokedAt: async (holder) => {
      const item = await getItem(access, revocationKey(holder));
      return item && storedRevocation.read(item).at;
    },
    revoke: async (holder, at) => {
      await commitWrites(access, [update(revocationKey(holder), storedRevocation, { holder, at }, {})]);
    },
  };
}
