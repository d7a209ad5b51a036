import * as z from 'zod';
import { createRuntime } from '../adapters/aws/create-runtime.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleEvent } from '../shared/handle-event.ts';
import { envSchema } from './env.ts';
import { executionClosed } from './execution-closed.ts';

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html */
const change = z.object({
  detail: z.object({
    name: z.string(),
    status: z.enum(['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']),
    error: z.string().nullish(),
  }),
});
const runtime = createRuntime('execution-closed', readEnv(envSchema, process.env));
const closed = executionClosed(runtime.ports);

/** A rule on status changes of our machines. */
export const handler = handleEvent(runtime, (event: unknown) => {
  const { name, status, error } = change.parse(event).detail;
  return closed({ name, status, ...(error != null && { error }) });
});
