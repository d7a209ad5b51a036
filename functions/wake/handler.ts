import type { SQSEvent } from 'aws-lambda';
import { createRuntime } from '../adapters/aws/create-runtime.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleBatch } from '../shared/handle-event.ts';
import { readMessages } from '../shared/queue-records.ts';
import { timerMessage } from '../shared/timer-message.ts';
import { envSchema } from './env.ts';
import { wake } from './wake.ts';

const runtime = createRuntime('wake', readEnv(envSchema, process.env));
const wakeUp = wake(runtime.ports);

/** The wake queue, filled by schedules, by the sweep, and directly for times close by. */
export const handler = handleBatch(runtime, {
  read: (event: SQSEvent) => readMessages(event, timerMessage.wake),
  work: (message) => wakeUp(message().wake),
});
