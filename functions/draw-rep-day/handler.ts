import { createRuntime } from '../adapters/aws/create-runtime.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleEvent } from '../shared/handle-event.ts';
import { timerMessage } from '../shared/timer-message.ts';
import { drawRepDay } from './draw-rep-day.ts';
import { envSchema } from './env.ts';

const runtime = createRuntime('draw-rep-day', readEnv(envSchema, process.env));
const draw = drawRepDay(runtime.ports);

/** A schedule a rep and day. */
export const handler = handleEvent(runtime, (event: unknown) => draw(timerMessage.repDay.parse(event)));
