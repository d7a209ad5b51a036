import type { Receipt, Receipts } from '../../shared/cloud-ports.ts';
import { commitWrites } from './commit-writes.ts';
import { equals, isAbsent, isAbsentOrUpTo } from './expression.ts';
import { receiptKey, refusedKey } from './keys.ts';
import { storedReceipt, storedRefused } from './stored-ports.ts';
import { getItem, type TableAccess } from './table-access.ts';
import { set, update } from './writes.ts';

/** Deliveries at the webhook door and presses of pages, for 30 days. */
export function createDynamoReceipts(access: TableAccess): Receipts {
  const find = async (source: string, id: string): Promise<Receipt | undefined> => {
    const item = await getItem(access, receiptKey(source, id));
    return item && storedReceipt.read(item);
  };
  return {
    find,
    take: async (receipt) => {
      const key = receiptKey(receipt.source, receipt.id);
      const write = update(key, storedReceipt, receipt, { condition: isAbsent, refusal: 'duplicate' });
      const taken = await commitWrites(access, [write]);
      return taken.ok ? undefined : find(receipt.source, receipt.id);
    },
    finish: async (source, id) => {
      // Only one that is there: what time has removed does not come back as half a receipt.
      const condition = equals('status', 'taken');
      await commitWrites(access, [
        set(receiptKey(source, id), { status: 'done', events: [] }, { condition, refusal: 'version' }),
      ]);
    },
    move: async (source, id, from, to) => {
      const guard = { condition: equals('status', from), refusal: 'version' } as const;
      return (await commitWrites(access, [set(receiptKey(source, id), { status: to }, guard)])).ok;
    },
    refuse: async (refused) => {
      const guard = { condition: isAbsentOrUpTo('pressedAt', refused.pressedAt), refusal: 'version' } as const;
      await commitWrites(access, [update(refusedKey(refused.page), storedRefused, refused, guard)]);
    },
    refusedOn: async (page) => {
      const item = await getItem(access, refusedKey(page));
      return item && storedRefused.read(item);
    },
  };
}
