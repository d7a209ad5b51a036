import * as z from 'zod';
import { readImage } from '../../functions/adapters/dynamodb/read-image.ts';
import type { Change, Store } from '../../workflows/ports.ts';
import type { TestTable } from './dynamodb-table.ts';
import type { StoreUnderTest } from './store-under-test.ts';

type Streamed = Awaited<ReturnType<StoreUnderTest['streamed']>>[number];
type Image = NonNullable<ReturnType<typeof readImage>>;

const description = z.object({ StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }) });
const iterator = z.object({ ShardIterator: z.string() });
const records = z.object({
  Records: z.array(
    z.object({ eventName: z.string(), dynamodb: z.object({ NewImage: z.record(z.string(), z.unknown()).optional() }) }),
  ),
  NextShardIterator: z.string().nullish(),
});

/** It is read until all is told: only what is never told waits so long. */
const LATE_MS = 120_000;

/** Reads the table's stream behind each commit: what comes until it has told of all that was written is that commit's. */
export async function withStream(table: TestTable, store: Store): Promise<StoreUnderTest> {
  const next = await openStream(table);
  const commits: Streamed[] = [];
  let token: Change['token'];
  const drain = async (expected: number): Promise<void> => {
    const images: Image[] = [];
    const until = Date.now() + LATE_MS;
    do images.push(...(await next()));
    while (images.length < expected && Date.now() < until);
    if (images.length > 0) commits.push(commitOf(images));
  };
  return {
    store: {
      ...store,
      commit: async (change) => {
        const result = await store.commit(change);
        if (!result.ok) return result;
        // An item written as it stands already is not streamed.
        const isSame = JSON.stringify(change.token) === JSON.stringify(token);
        token = change.token ?? token;
        await drain(streamedItems(change) - (change.token && isSame ? 1 : 0));
        return result;
      },
    },
    streamed: async () => {
      await drain(0);
      return commits;
    },
  };
}

function streamedItems({ enrollment, token, events = [] }: Change): number {
  return (enrollment ? 1 : 0) + (token ? 1 : 0) + events.length;
}

function commitOf(images: readonly Image[]): Streamed {
  return {
    ...Object.assign({}, ...images.filter(({ kind }) => kind !== 'event').map(({ kind: _kind, ...image }) => image)),
    events: images.flatMap((image) => (image.kind === 'event' ? [image.event] : [])),
  };
}

/** From the stream's begin: all images that came since the last call, in order. */
async function openStream({ engine, streamArn }: TestTable): Promise<() => Promise<Image[]>> {
  const call = async <T>(operation: string, body: object, schema: z.ZodType<T>): Promise<T> => {
    const response = await fetch(engine.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
        authorization: CREDENTIAL,
      },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${operation}: ${JSON.stringify(answer)}`);
    return schema.parse(answer);
  };
  const { StreamDescription } = await call('DescribeStream', { StreamArn: streamArn }, description);
  const iterators = await Promise.all(
    StreamDescription.Shards.map(async ({ ShardId }) => {
      const from = { StreamArn: streamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' };
      return (await call('GetShardIterator', from, iterator)).ShardIterator;
    }),
  );
  return async () => {
    const images: Image[] = [];
    for (const [index, current] of iterators.entries()) {
      const { Records, NextShardIterator } = await call('GetRecords', { ShardIterator: current }, records);
      iterators[index] = NextShardIterator ?? current;
      images.push(...Records.flatMap(({ eventName, dynamodb }) => told(eventName, dynamodb.NewImage ?? {})));
    }
    return images;
  };
}

/** As the filters of the functions on the stream have it: an event is told when it is new, and not when it is put again. */
function told(eventName: string, image: object): readonly Image[] {
  const found = readImage(withEmptyMaps(image));
  return found && (found.kind !== 'event' || eventName === 'INSERT') ? [found] : [];
}

/** Neither engine looks at the signature; both want to see whose it is. */
const CREDENTIAL =
  'AWS4-HMAC-SHA256 Credential=test/20270101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

/** DynamoDB Local writes an empty map as a value without a type, where AWS writes `{"M": {}}`. */
function withEmptyMaps(image: object): object {
  return JSON.parse(JSON.stringify(image, (name, value) => (isEmpty(value) && name !== 'M' ? { M: {} } : value)));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
