import { createRuntime } from '../adapters/aws/create-runtime.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleEvent } from '../shared/handle-event.ts';
import { timerMessage } from '../shared/timer-message.ts';
import { envSchema } from './env.ts';
import { runCampaignClock } from './run-campaign-clock.ts';

const runtime = createRuntime('run-campaign-clock', readEnv(envSchema, process.env));
const run = runCampaignClock(runtime.ports);

/** One schedule a campaign, for its next moment. */
export const handler = handleEvent(runtime, (event: unknown) => run(timerMessage.campaign.parse(event)));
