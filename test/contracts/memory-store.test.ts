import { createMemoryStore, type Streamed } from '../../functions/adapters/memory/memory-store.ts';
import { storeContract } from './store-contract.ts';

storeContract('the store in memory', async () => {
  const streamed: Streamed[] = [];
  const store = createMemoryStore((commit) => void streamed.push(commit));
  return { store, streamed: async () => streamed };
});
