import { describe } from 'vitest';
import { conditionsContract } from './store-conditions.ts';
import { listsContract } from './store-lists.ts';
import { streamContract } from './store-stream.ts';
import type { CreateStore } from './store-under-test.ts';

/** What `Store` promises, whatever table is behind it. */
export function storeContract(name: string, create: CreateStore): void {
  describe(name, () => {
    conditionsContract(create);
    listsContract(create);
    streamContract(create);
  });
}
