import type { PageAddress, Receipt, Receipts, RefusedPress } from '../../shared/cloud-ports.ts';

/** Receipts in memory, for ever. */
export function createMemoryReceipts(): Receipts {
  const receipts = new Map<string, Receipt>();
  const refused = new Map<string, RefusedPress>();
  const pageOf = ({ letter, subject }: PageAddress): string => JSON.stringify([letter, subject]);
  const keyOf = (source: string, id: string): string => JSON.stringify([source, id]);
  return {
    take: async (receipt) => {
      const key = keyOf(receipt.source, receipt.id);
      const earlier = receipts.get(key);
      if (!earlier) receipts.set(key, receipt);
      return earlier;
    },
    find: async (source, id) => receipts.get(keyOf(source, id)),
    finish: async (source, id) => {
      const receipt = receipts.get(keyOf(source, id));
      if (receipt) receipts.set(keyOf(source, id), { ...receipt, status: 'done', events: [] });
    },
    move: async (source, id, from, to) => {
      const receipt = receipts.get(keyOf(source, id));
      if (receipt?.status !== from) return false;
      receipts.set(keyOf(source, id), { ...receipt, status: to });
      return true;
    },
    refuse: async (press) => {
      const key = pageOf(press.page);
      if ((refused.get(key)?.pressedAt ?? 0) <= press.pressedAt) refused.set(key, press);
    },
    refusedOn: async (page) => refused.get(pageOf(page)),
  };
}
