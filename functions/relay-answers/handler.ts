import type { DynamoDBStreamEvent } from 'aws-lambda';
import { createRuntime } from '../adapters/aws/create-runtime.ts';
import { readImage } from '../adapters/dynamodb/read-image.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleBatch } from '../shared/handle-event.ts';
import { readImages } from '../shared/queue-records.ts';
import { envSchema } from './env.ts';
import { relayAnswers } from './relay-answers.ts';

const runtime = createRuntime('relay-answers', readEnv(envSchema, process.env));
const relay = relayAnswers(runtime.ports);

/** The table's stream: enrollments that were answered or ended, and new tokens. */
export const handler = handleBatch(runtime, {
  read: (event: DynamoDBStreamEvent) => readImages(event),
  work: async (image) => {
    const item = readImage(image);
    if (item?.kind === 'enrollment') await relay(item.enrollment.id);
    if (item?.kind === 'token') await relay(item.token.enrollment);
  },
});
