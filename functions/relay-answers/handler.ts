import type { DynamoDBStreamEvent } from 'aws-lambda';
import { createRuntime } from '../adapters/aws/create-runtime.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleBatch } from '../shared/handle-event.ts';
import { readImages, textOf } from '../shared/queue-records.ts';
import { envSchema } from './env.ts';
import { relayAnswers } from './relay-answers.ts';

const runtime = createRuntime('relay-answers', readEnv(envSchema, process.env));
const relay = relayAnswers(runtime.ports);

/** The table's stream: enrollments that were answered or ended, and new tokens. */
export const handler = handleBatch(runtime, {
  read: (event: DynamoDBStreamEvent) =>
    readImages(event).flatMap(({ id, image }) => {
      const enrollment = textOf(image, 'kind') === 'token' ? textOf(image, 'enrollment') : textOf(image, 'id');
      return enrollment === undefined ? [] : [{ id, entry: enrollment }];
    }),
  work: relay,
});
