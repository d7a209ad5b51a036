import { createDynamoHistory } from '../../functions/adapters/dynamodb/dynamo-history.ts';
import { createDynamoListChecks } from '../../functions/adapters/dynamodb/dynamo-list-checks.ts';
import { createDynamoPointers } from '../../functions/adapters/dynamodb/dynamo-pointers.ts';
import { createDynamoReceipts } from '../../functions/adapters/dynamodb/dynamo-receipts.ts';
import { createDynamoReviews } from '../../functions/adapters/dynamodb/dynamo-reviews.ts';
import { createDynamoRevocations } from '../../functions/adapters/dynamodb/dynamo-revocations.ts';
import { createDynamoStore } from '../../functions/adapters/dynamodb/dynamo-store.ts';
import { createMemoryHistory } from '../../functions/adapters/memory/memory-history.ts';
import { createMemoryListChecks } from '../../functions/adapters/memory/memory-list-checks.ts';
import { createMemoryPointers } from '../../functions/adapters/memory/memory-pointers.ts';
import { createMemoryReceipts } from '../../functions/adapters/memory/memory-receipts.ts';
import { createMemoryReviews } from '../../functions/adapters/memory/memory-reviews.ts';
import { createMemoryRevocations } from '../../functions/adapters/memory/memory-revocations.ts';
import { createMemoryStore } from '../../functions/adapters/memory/memory-store.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import { createTestTable } from './dynamodb-table.ts';
import { historyContract } from './history-contract.ts';
import { listChecksContract } from './list-checks-contract.ts';
import { pointersContract, receiptsContract, reviewsContract, revocationsContract } from './records-contract.ts';
import { theDynamoDBLocal } from './the-dynamodb-local.ts';
import { theEmulator } from './the-emulator.ts';

pointersContract('CampaignPointers [memory]', async () => createMemoryPointers());
receiptsContract('Receipts [memory]', async () => createMemoryReceipts());
revocationsContract('Revocations [memory]', async () => createMemoryRevocations());
reviewsContract('Reviews [memory]', async () => createMemoryReviews());
listChecksContract('ListChecks [memory]', async () => {
  const store = createMemoryStore(() => undefined);
  return { store, lists: createMemoryListChecks(store.items.touches) };
});
historyContract('History [memory]', async () => {
  const events: DomainEvent[] = [];
  const store = createMemoryStore(({ events: happened, rewritten = [] }) => {
    events.push(...happened);
    for (const event of rewritten) events[events.findIndex(({ key }) => key === event.key)] = event;
  });
  return { store, history: createMemoryHistory({ events, touches: store.items.touches }) };
});

for (const [name, engine] of [
  ['dynamodb-local', theDynamoDBLocal],
  ['emulator', theEmulator],
] as const) {
  const table = async () => createTestTable(await engine());
  pointersContract(`CampaignPointers [${name}]`, async () => createDynamoPointers(await table()));
  receiptsContract(`Receipts [${name}]`, async () => createDynamoReceipts(await table()));
  revocationsContract(`Revocations [${name}]`, async () => createDynamoRevocations(await table()));
  reviewsContract(`Reviews [${name}]`, async () => createDynamoReviews(await table()));
  listChecksContract(`ListChecks [${name}]`, async () => {
    const access = await table();
    return { store: createDynamoStore(access), lists: createDynamoListChecks(access) };
  });
  historyContract(`History [${name}]`, async () => {
    const access = await table();
    return { store: createDynamoStore(access), history: createDynamoHistory(access) };
  });
}
