import * as z from 'zod';
import { createRuntime } from '../adapters/aws/create-runtime.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleEvent } from '../shared/handle-event.ts';
import { enterStep } from './enter-step.ts';
import { envSchema } from './env.ts';

const payload = z.object({
  contract: z.literal(1),
  enrollment: z.string(),
  run: z.number(),
  stay: z.number(),
  attempt: z.number(),
  step: z.string(),
  taskToken: z.string(),
});
const runtime = createRuntime('enter-step', readEnv(envSchema, process.env));
const enter = enterStep(runtime.ports);

/** Called by machines only, with a task token. */
export const handler = handleEvent(runtime, (event: unknown) => enter(payload.parse(event)));
