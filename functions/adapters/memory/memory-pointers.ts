import type { CampaignPointer, CampaignPointers } from '../../shared/cloud-ports.ts';

/** Which files campaigns run on, in memory. */
export function createMemoryPointers(): CampaignPointers {
  const pointers = new Map<string, CampaignPointer>();
  return {
    pointer: async (campaign) => pointers.get(campaign),
    point: async (next) => {
      if ((pointers.get(next.campaign)?.version ?? 0) !== next.version - 1) return false;
      pointers.set(next.campaign, next);
      return true;
    },
    launched: async () => [...pointers.keys()].sort(),
  };
}
