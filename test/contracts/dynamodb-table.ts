import { randomUUID } from 'node:crypto';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { onTestFinished } from 'vitest';
import { TABLE } from '../../functions/adapters/dynamodb/table.ts';
import { createTableClient, type TableAccess } from '../../functions/adapters/dynamodb/table-access.ts';
import type { Engine } from '../emulator/engines.ts';

/** The table as CDK makes it, of the same data. */
function tableInput(name: string): CreateTableCommandInput {
  const { partitionKey, sortKey, indexes, stream } = TABLE;
  const keys = [partitionKey, sortKey, ...indexes.flatMap((index) => [index.partitionKey, index.sortKey])];
  const numbers = indexes.filter(({ sortType }) => sortType === 'N').map((index) => index.sortKey);
  const schema = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ];
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: keys.map((key) => ({ AttributeName: key, AttributeType: numbers.includes(key) ? 'N' : 'S' })),
    KeySchema: schema(partitionKey, sortKey),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: schema(index.partitionKey, index.sortKey),
      Projection:
        index.include.length > 0
          ? { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...index.include] }
          : { ProjectionType: 'KEYS_ONLY' as const },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: stream },
  };
}

export interface TestTable extends TableAccess {
  readonly engine: Engine;
  /** Of the table's stream. */
  readonly streamArn: string;
  /** Deletes it now: an engine with many tables is a slow one. */
  remove(): Promise<void>;
}

/** An empty table on an engine, gone when the test is. */
export async function createTestTable(engine: Engine): Promise<TestTable> {
  const table = `contract-${randomUUID()}`;
  const plain = new DynamoDBClient(engine.clientConfig);
  const { TableDescription } = await plain.send(new CreateTableCommand(tableInput(table)));
  await waitUntilTableExists({ client: plain, maxWaitTime: 300, minDelay: 1 }, { TableName: table });
  let removed: Promise<void> | undefined;
  const remove = async (): Promise<void> => {
    await plain.send(new DeleteTableCommand({ TableName: table }));
    plain.destroy();
  };
  const once = (): Promise<void> => (removed ??= remove());
  onTestFinished(once);
  const streamArn = TableDescription?.LatestStreamArn ?? '';
  return { client: createTableClient(plain), table, engine, streamArn, remove: once };
}
