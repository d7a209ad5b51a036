import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { createPagePorts } from '../adapters/aws/create-page-ports.ts';
import { createSurroundings } from '../adapters/aws/create-surroundings.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleEvent } from '../shared/handle-event.ts';
import { createPages } from './app.ts';
import { envSchema } from './env.ts';

const env = readEnv(envSchema, process.env);
const base = createSurroundings(env.BATON_STAGE, 'serve-pages');
const answer = handle(createPages(createPagePorts(base, env)));

/** The pages behind links, HTTP API payload 2.0. Nothing of a request is logged: its path is the key to a page. */
export const handler = handleEvent(base, (event: LambdaEvent) => answer(event));
