import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { createRuntime } from '../adapters/aws/create-runtime.ts';
import { createDynamoReceipts } from '../adapters/dynamodb/dynamo-receipts.ts';
import { createDynamoReviews } from '../adapters/dynamodb/dynamo-reviews.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleBatch } from '../shared/handle-event.ts';
import { readMessages } from '../shared/queue-records.ts';
import { applyReceipt } from './apply-receipt.ts';
import { envSchema } from './env.ts';

const message = z.object({ source: z.string(), id: z.string() });
const runtime = createRuntime('apply-receipt', readEnv(envSchema, process.env));
const { ports, access } = runtime;
const apply = applyReceipt({
  ...ports,
  receipts: createDynamoReceipts(access),
  reviews: createDynamoReviews(access),
});

/** The receipt queue, filled by the webhook door. */
export const handler = handleBatch(runtime, {
  read: (event: SQSEvent) => readMessages(event, message),
  work: (receipt) => apply(receipt()),
});
