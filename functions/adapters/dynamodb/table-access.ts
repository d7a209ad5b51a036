import { setTimeout } from 'node:timers/promises';
import { type DynamoDBClient, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { Conflict, Throttled } from '../../../workflows/errors.ts';
import { type Count, callService } from '../aws/call-service.ts';
import type { Key } from './keys.ts';
import type { Meter } from './meter.ts';
import type { Item } from './stored-item.ts';
import type { IndexSpec } from './table.ts';

/** What every adapter of the table is made with; the meter counts what it costs. */
export interface TableAccess {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly meter?: Meter | undefined;
  readonly count?: Count | undefined;
}

/** The client all adapters of the table share: what is undefined inside an attribute is left out of it. */
export function createTableClient(client: DynamoDBClient): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

export async function getItem(access: TableAccess, key: Key, consistent = true): Promise<Item | undefined> {
  const { client, table, meter, count } = access;
  const command = new GetCommand({ TableName: table, Key: { ...key }, ConsistentRead: consistent });
  const { Item } = await callService({ action: 'dynamodb:GetItem', count }, () => client.send(command));
  meter?.got([{ key, item: Item }], consistent);
  return Item;
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const BATCH = 100;
const MAX_ROUNDS = 8;
const FIRST_WAIT_MS = 25;

/**
 * Consistent, in the order of the keys, undefined for what is not there. What the table had no time for is asked for
 * again, at most 8 times, about 3 seconds in all.
 */
export async function getItems(access: TableAccess, keys: readonly Key[]): Promise<readonly (Item | undefined)[]> {
  const found = new Map<string, Item>();
  const distinct = [...new Map(keys.map((key) => [idOf(key), key])).values()];
  for (let start = 0; start < distinct.length; start += BATCH) {
    for (const item of await getBatch(access, distinct.slice(start, start + BATCH))) found.set(idOf(item), item);
  }
  access.meter?.got(
    distinct.map((key) => ({ key, item: found.get(idOf(key)) })),
    true,
  );
  return keys.map((key) => found.get(idOf(key)));
}

async function getBatch({ client, table, count }: TableAccess, keys: readonly Key[]): Promise<readonly Item[]> {
  const items: Item[] = [];
  let left: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
  for (let round = 0; round < MAX_ROUNDS && left.length > 0; round += 1) {
    if (round > 0) await setTimeout(FIRST_WAIT_MS * 2 ** (round - 1));
    const command = new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } });
    const { Responses, UnprocessedKeys } = await callService({ action: 'dynamodb:BatchGetItem', count }, () =>
      client.send(command),
    );
    items.push(...(Responses?.[table] ?? []));
    left = UnprocessedKeys?.[table]?.Keys ?? [];
  }
  if (left.length > 0) throw new Throttled(`${left.length} items not read in ${MAX_ROUNDS} rounds`);
  return items;
}

/** Gone or not there. */
export async function deleteItem(access: TableAccess, { pk, sk }: Key): Promise<void> {
  const { client, table, meter, count } = access;
  const command = new DeleteCommand({ TableName: table, Key: { pk, sk } });
  try {
    await callService({ action: 'dynamodb:DeleteItem', count }, () => client.send(command));
  } catch (fault) {
    if (!(fault instanceof TransactionConflictException)) throw fault;
    throw new Conflict('another transaction holds the item', { cause: fault });
  }
  meter?.deleted({ pk, sk });
}

export interface TableQuery {
  readonly index?: IndexSpec;
  readonly condition: string;
  readonly names: Record<string, string>;
  readonly values: Record<string, unknown>;
  /** At most so many items. @default all */
  readonly limit?: number;
  /** As it is now, at twice the price; of the table itself only. */
  readonly consistent?: true;
}

/** All items of a partition whose sort key begins so. */
export function below(pk: string, prefix: string): TableQuery {
  return {
    condition: '#pk = :pk AND begins_with(#sk, :prefix)',
    names: { '#pk': 'pk', '#sk': 'sk' },
    values: { ':pk': pk, ':prefix': prefix },
  };
}

/** A page holds up to 1 MB: a query that has more pages than this is none of ours. */
const MAX_PAGES = 1_000;

/** In the order of the sort key; lists may lag where consistency is not asked for. */
export async function queryItems(access: TableAccess, query: TableQuery): Promise<readonly Item[]> {
  const { client, table, meter, count } = access;
  const items: Item[] = [];
  let start: QueryCommandInput['ExclusiveStartKey'];
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const left = query.limit === undefined ? undefined : query.limit - items.length;
    const command = new QueryCommand({
      TableName: table,
      IndexName: query.index?.name,
      KeyConditionExpression: query.condition,
      ExpressionAttributeNames: query.names,
      ExpressionAttributeValues: query.values,
      Limit: left,
      ExclusiveStartKey: start,
      ...(query.consistent && { ConsistentRead: true }),
    });
    const { Items = [], LastEvaluatedKey } = await callService({ action: 'dynamodb:Query', count }, () =>
      client.send(command),
    );
    meter?.queried(Items, query.consistent);
    items.push(...Items);
    start = LastEvaluatedKey;
    if (!start || items.length === query.limit) return items;
  }
  throw new Error(`more than ${MAX_PAGES} pages`);
}

function idOf(key: Item | Key): string {
  return `${String(key.pk)}\n${String(key.sk)}`;
}
