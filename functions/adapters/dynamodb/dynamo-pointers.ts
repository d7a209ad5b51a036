import type { CampaignPointers } from '../../shared/cloud-ports.ts';
import { commitWrites } from './commit-writes.ts';
import { hasVersion } from './expression.ts';
import { filesKey } from './keys.ts';
import { storedFiles } from './stored-ports.ts';
import { getItem, type TableAccess } from './table-access.ts';
import { update } from './writes.ts';

/** Which files a campaign runs on, beside its state. */
export function createDynamoPointers(access: TableAccess): CampaignPointers {
  return {
    pointer: async (campaign) => {
      const item = await getItem(access, filesKey(campaign));
      return item && storedFiles.read(item);
    },
    point: async (next) => {
      const condition = hasVersion(next.version - 1);
      const write = update(filesKey(next.campaign), storedFiles, next, { condition, refusal: 'version' });
      return (await commitWrites(access, [write])).ok;
    },
  };
}
