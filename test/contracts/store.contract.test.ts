import { createDynamoStore } from '../../functions/adapters/dynamodb/dynamo-store.ts';
import { createMemoryStore, type Streamed } from '../../functions/adapters/memory/memory-store.ts';
import type { Engine } from '../emulator/engines.ts';
import { withStream } from './dynamodb-stream.ts';
import { createTestTable } from './dynamodb-table.ts';
import { storeContract } from './store-contract.ts';
import { theDynamoDBLocal } from './the-dynamodb-local.ts';
import { theEmulator } from './the-emulator.ts';

storeContract('Store [memory]', async () => {
  const streamed: Streamed[] = [];
  const store = createMemoryStore((commit) => void streamed.push(commit));
  return { store, streamed: async () => streamed };
});

function onTable(engine: () => Promise<Engine>) {
  return async () => {
    const table = await createTestTable(await engine());
    return withStream(table, createDynamoStore(table));
  };
}

storeContract('Store [dynamodb-local]', onTable(theDynamoDBLocal));
storeContract('Store [emulator]', onTable(theEmulator));
