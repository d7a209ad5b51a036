import type { PagePorts } from '../../serve-pages/page-ports.ts';
import type { Objects } from '../../shared/cloud-ports.ts';
import { campaignFileKey, readFile } from '../../shared/stored-file.ts';

/** Files that mails lead to. One that was never launched is not there: the page says that it comes. */
export function createCampaignFiles(objects: Pick<Objects, 'get' | 'list'>): PagePorts['files'] {
  return {
    has: async (campaign, key) => {
      const path = campaignFileKey(campaign, key);
      return (await objects.list(path)).includes(path);
    },
    find: async (campaign, key) => {
      const text = await objects.get(campaignFileKey(campaign, key));
      return text === undefined ? undefined : readFile(text);
    },
  };
}
