import type { CampaignPointers } from '../../shared/cloud-ports.ts';
import { commitWrites } from './commit-writes.ts';
import { hasVersion } from './expression.ts';
import { filesKey, launchedKey } from './keys.ts';
import { storedFiles, storedLaunched } from './stored-ports.ts';
import { getItem, queryItems, type TableAccess } from './table-access.ts';
import { put, update } from './writes.ts';

/** Which files a campaign runs on, beside its state. */
export function createDynamoPointers(access: TableAccess): CampaignPointers {
  return {
    pointer: async (campaign) => {
      const item = await getItem(access, filesKey(campaign));
      return item && storedFiles.read(item);
    },
    point: async (next) => {
      const condition = hasVersion(next.version - 1);
      const { campaign } = next;
      const files = update(filesKey(campaign), storedFiles, next, { condition, refusal: 'version' });
      // With every version: a campaign launched before there was such a list stands on it from its next launch on.
      const launched = put(launchedKey(campaign), storedLaunched.write({ campaign }));
      return (await commitWrites(access, [files, launched])).ok;
    },
    launched: async () => {
      const { pk } = launchedKey('');
      const query = { condition: '#pk = :pk', names: { '#pk': 'pk' }, values: { ':pk': pk } };
      return (await queryItems(access, query)).map((item) => storedLaunched.read(item).campaign);
    },
  };
}
