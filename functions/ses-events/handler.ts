import { createRuntime } from '../adapters/aws/create-runtime.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleEvent } from '../shared/handle-event.ts';
import { applyMailEvent } from './apply-mail-event.ts';
import { envSchema } from './env.ts';

const runtime = createRuntime('ses-events', readEnv(envSchema, process.env));

/** A rule on what SES tells of our configuration set. */
export const handler = handleEvent(runtime, applyMailEvent(runtime.ports));
