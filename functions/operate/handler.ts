import { createOperatePorts } from '../adapters/aws/create-operate-ports.ts';
import { createRuntime } from '../adapters/aws/create-runtime.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleEvent } from '../shared/handle-event.ts';
import { envSchema } from './env.ts';
import { operate } from './operate.ts';

const env = readEnv(envSchema, process.env);
const runtime = createRuntime('operate', env);

/** The operators' door: called by the command, with IAM. */
export const handler = handleEvent(runtime, operate(createOperatePorts(runtime, env)));
