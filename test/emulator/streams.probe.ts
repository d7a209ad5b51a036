import {
  type AttributeValue,
  CreateTableCommand,
  DescribeTableCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateEventSourceMappingCommand,
  type CreateEventSourceMappingCommandInput,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { createFunction, createQueue, dynamodb, fresh, lambda, pause, sqs, until } from './probe-world.ts';

interface StreamRecord {
  readonly dynamodb: { readonly Keys: { readonly pk: { readonly S: string } }; readonly SequenceNumber: string };
}
interface StreamEvent {
  readonly Records: readonly StreamRecord[];
}
interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

async function createTable(): Promise<{ name: string; streamArn: string }> {
  const TableName = fresh('table');
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
  return { name: TableName, streamArn: Table?.LatestStreamArn ?? '' };
}

const put = (TableName: string, pk: string, more: Record<string, AttributeValue> = {}) =>
  dynamodb.send(new PutItemCommand({ TableName, Item: { pk: { S: pk }, ...more } }));

async function map(input: CreateEventSourceMappingCommandInput): Promise<string> {
  return (await lambda.send(new CreateEventSourceMappingCommand(input))).UUID ?? '';
}
const keysOf = (event: unknown): string => (event as StreamEvent).Records.map((one) => one.dynamodb.Keys.pk.S).join('');
const batches = (seen: readonly unknown[]): string => seen.map(keysOf).join(' ');

describe('stream-failures', () => {
  it('halves a failing batch, gives up on what still fails, tells the queue, and goes on', async () => {
    const table = await createTable();
    const lost = await createQueue();
    const broken = (event: StreamEvent) => keysOf(event).includes('1');
    const { name, seen } = await createFunction((event: StreamEvent) =>
      broken(event) ? { error: { name: 'Broken' } } : {},
    );
    for (const pk of ['0', '1', '2', '3']) await put(table.name, pk);
    await map({
      FunctionName: name,
      EventSourceArn: table.streamArn,
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 4,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: lost.arn } },
    });
    await until(() => batches(seen).endsWith(' 23'), 15_000);
    expect(batches(seen)).toBe('0123 01 0 123 1 1 23');
    const told = await until(async () => (await lost.take())[0]);
    expect(JSON.parse(told.Body ?? '')).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: { batchSize: 1, streamArn: table.streamArn },
    });
  });

  it('begins again at the first record reported as failed', async () => {
    const table = await createTable();
    let failed = false;
    const { name, seen } = await createFunction(({ Records }: StreamEvent) => {
      const two = Records.find((one) => one.dynamodb.Keys.pk.S === '2');
      if (failed || two === undefined) return {};
      failed = true;
      return { result: { batchItemFailures: [{ itemIdentifier: two.dynamodb.SequenceNumber }] } };
    });
    for (const pk of ['0', '1', '2', '3']) await put(table.name, pk);
    await map({
      FunctionName: name,
      EventSourceArn: table.streamArn,
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 4,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    await until(() => batches(seen) === '0123 23');
  });

  it('gives up all from a record on that is reported as failed again and again', async () => {
    const table = await createTable();
    const lost = await createQueue();
    const { name, seen } = await createFunction(({ Records }: StreamEvent) => {
      const one = Records.find((record) => record.dynamodb.Keys.pk.S === '1');
      return { result: { batchItemFailures: one ? [{ itemIdentifier: one.dynamodb.SequenceNumber }] : [] } };
    });
    for (const pk of ['0', '1', '2']) await put(table.name, pk);
    await map({
      FunctionName: name,
      EventSourceArn: table.streamArn,
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 3,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      DestinationConfig: { OnFailure: { Destination: lost.arn } },
    });
    const told = await until(async () => (await lost.take())[0]);
    expect(JSON.parse(told.Body ?? '')).toMatchObject({ DDBStreamBatchInfo: { batchSize: 2 } });
    expect(batches(seen)).toBe('012 12 12');
  });

  it('lets a slow function hold up no other mapping', async () => {
    const table = await createTable();
    const [slow, fast] = [
      await createFunction(async () => {
        await pause(3000);
        return {};
      }),
      await createFunction(() => ({})),
    ];
    await put(table.name, 'a');
    for (const FunctionName of [slow.name, fast.name]) {
      await map({ FunctionName, EventSourceArn: table.streamArn, StartingPosition: 'TRIM_HORIZON' });
    }
    await until(() => slow.seen.length > 0 && fast.seen.length > 0, 2500);
  });
});

describe('mapping-filters', () => {
  it('filters by nested attributes, also by those that are missing', async () => {
    const table = await createTable();
    const { name, seen } = await createFunction(() => ({}));
    const Pattern = JSON.stringify({
      eventName: ['INSERT', 'MODIFY'],
      dynamodb: {
        NewImage: { kind: { S: ['enrollment'] }, name: { S: [{ 'anything-but': { prefix: 'test' } }] } },
        OldImage: { signal: { M: { id: { S: [{ exists: false }] } } } },
      },
    });
    await map({
      FunctionName: name,
      EventSourceArn: table.streamArn,
      StartingPosition: 'TRIM_HORIZON',
      FilterCriteria: { Filters: [{ Pattern }] },
    });
    const item = (kind: string, called: string) => ({ kind: { S: kind }, name: { S: called } });
    await put(table.name, '1', item('touch', 'anna'));
    await put(table.name, '2', item('enrollment', 'test-anna'));
    await put(table.name, '3', item('enrollment', 'anna'));
    await put(table.name, '4', item('enrollment', 'berta'));
    await until(() => batches(seen).includes('4'));
    expect(batches(seen).replaceAll(' ', '')).toBe('34');
  });
});

describe('queue-failures', () => {
  it('brings a whole batch again when an answer names an unknown message', async () => {
    const queue = await createQueue({ VisibilityTimeout: '1' });
    let calls = 0;
    const { name, seen } = await createFunction(() => {
      calls += 1;
      return calls === 1 ? { result: { batchItemFailures: [{ itemIdentifier: 'nobody' }] } } : {};
    });
    await sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: 'again' }));
    await map({ FunctionName: name, EventSourceArn: queue.arn, FunctionResponseTypes: ['ReportBatchItemFailures'] });
    await until(() => seen.length === 2);
  });
});

describe('as it is', () => {
  it('brings only the failed messages of a batch again, then moves them to the dead-letter queue', async () => {
    const dead = await createQueue();
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 2 });
    const queue = await createQueue({ VisibilityTimeout: '1', RedrivePolicy });
    const { name, seen } = await createFunction(({ Records }: QueueEvent) => {
      const bad = Records.filter(({ body }) => body === 'bad');
      return { result: { batchItemFailures: bad.map(({ messageId }) => ({ itemIdentifier: messageId })) } };
    });
    const Entries = ['good', 'bad'].map((body) => ({ Id: body, MessageBody: body }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl: queue.url, Entries }));
    await map({ FunctionName: name, EventSourceArn: queue.arn, FunctionResponseTypes: ['ReportBatchItemFailures'] });
    expect((await until(async () => (await dead.take())[0])).Body).toBe('bad');
    const bodies = seen.flatMap((event) => (event as QueueEvent).Records.map(({ body }) => body));
    expect(bodies.toSorted()).toEqual(['bad', 'bad', 'good']);
  });

  it('keeps to the maximum concurrency of a queue', async () => {
    const queue = await createQueue();
    let running = 0;
    let most = 0;
    const { name, seen } = await createFunction(async () => {
      running += 1;
      most = Math.max(most, running);
      await pause(300);
      running -= 1;
      return {};
    });
    const ScalingConfig = { MaximumConcurrency: 2 };
    await map({ FunctionName: name, EventSourceArn: queue.arn, BatchSize: 1, ScalingConfig });
    const Entries = Array.from({ length: 8 }, (_, i) => ({ Id: `m${i}`, MessageBody: `${i}` }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl: queue.url, Entries }));
    await until(() => seen.length === 8);
    expect(most).toBe(2);
  });

  it('delivers what came while a mapping was disabled once it is enabled', async () => {
    const table = await createTable();
    const { name, seen } = await createFunction(() => ({}));
    const UUID = await map({ FunctionName: name, EventSourceArn: table.streamArn, StartingPosition: 'TRIM_HORIZON' });
    await put(table.name, 'a');
    await until(() => seen.length === 1);
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
    await put(table.name, 'b');
    await pause(2000);
    expect(seen).toHaveLength(1);
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: true }));
    await until(() => seen.length === 2);
    expect(batches(seen)).toBe('a b');
  });
});
