import * as z from 'zod';
import type { PagePorts } from '../../serve-pages/page-ports.ts';
import type { Objects } from '../../shared/cloud-ports.ts';

const storedFile = z.looseObject({ schema: z.literal(1), name: z.string(), type: z.string(), body: z.base64() });

/** Where a file of a campaign lies: by its key under `files`, as text, in the bucket that holds text only. */
function campaignFileKey(campaign: string, key: string): string {
  return `campaigns/${campaign}/files/${encodeURIComponent(key)}.json`;
}

/** Files that mails lead to. One that was never launched is not there: the page says that it comes. */
export function createCampaignFiles(objects: Pick<Objects, 'get'>): PagePorts['files'] {
  return {
    find: async (campaign, key) => {
      const text = await objects.get(campaignFileKey(campaign, key));
      if (text === undefined) return undefined;
      const { name, type, body } = storedFile.parse(JSON.parse(text));
      return { name, type, body: Uint8Array.from(Buffer.from(body, 'base64')) };
    },
  };
}
