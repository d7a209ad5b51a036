import { createRuntime } from '../adapters/aws/create-runtime.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleEvent } from '../shared/handle-event.ts';
import { envSchema } from './env.ts';
import { sweep } from './sweep.ts';

const runtime = createRuntime('sweep', readEnv(envSchema, process.env));
const look = sweep(runtime.ports);

/** Every five minutes. What it found is a metric: a healthy deployment's sweep finds next to nothing. */
export const handler = handleEvent(runtime, async () => {
  const found = await look();
  runtime.counter.add('SweepRuns');
  runtime.counter.add('SweepFound', found);
  return { found };
});
