import type * as z from 'zod';
import { envSchema as applyReceipt } from '../../functions/apply-receipt/env.ts';
import { envSchema as drawRepDay } from '../../functions/draw-rep-day/env.ts';
import { envSchema as enrollBatch } from '../../functions/enroll-batch/env.ts';
import { envSchema as enterStep } from '../../functions/enter-step/env.ts';
import { envSchema as executionClosed } from '../../functions/execution-closed/env.ts';
import { envSchema as operate } from '../../functions/operate/env.ts';
import { envSchema as publishEvents } from '../../functions/publish-events/env.ts';
import { envSchema as receiveWebhook } from '../../functions/receive-webhook/env.ts';
import { envSchema as relayAnswers } from '../../functions/relay-answers/env.ts';
import { envSchema as runCampaignClock } from '../../functions/run-campaign-clock/env.ts';
import { envSchema as sendTouch } from '../../functions/send-touch/env.ts';
import { envSchema as servePages } from '../../functions/serve-pages/env.ts';
import { envSchema as sesEvents } from '../../functions/ses-events/env.ts';
import type { cloudEnv } from '../../functions/shared/cloud-env.ts';
import { envSchema as sweep } from '../../functions/sweep/env.ts';
import { envSchema as wake } from '../../functions/wake/env.ts';

export type EnvName = keyof typeof cloudEnv.shape;

interface FunctionSettings {
  /** Which variables it gets: those its own `env.ts` reads. */
  readonly env: z.ZodObject;
  readonly timeoutSeconds: number;
  /** @default 512: a Lambda's share of a processor grows with its memory; below it, loading the SDK takes twice as long */
  readonly memoryMegabytes?: 256 | 1024;
}

/**
 * Every Lambda. Whoever decides about an enrollment may wait 25 seconds for a busy table; whoever walks over a whole
 * campaign gets minutes. The HTTP API hangs up after 30 seconds.
 */
const FUNCTIONS = {
  'enter-step': { env: enterStep, timeoutSeconds: 60 },
  'relay-answers': { env: relayAnswers, timeoutSeconds: 60 },
  'publish-events': { env: publishEvents, timeoutSeconds: 60, memoryMegabytes: 256 },
  wake: { env: wake, timeoutSeconds: 60 },
  'send-touch': { env: sendTouch, timeoutSeconds: 60 },
  sweep: { env: sweep, timeoutSeconds: 290 },
  'draw-rep-day': { env: drawRepDay, timeoutSeconds: 300 },
  'run-campaign-clock': { env: runCampaignClock, timeoutSeconds: 600 },
  'execution-closed': { env: executionClosed, timeoutSeconds: 60 },
  'enroll-batch': { env: enrollBatch, timeoutSeconds: 240 },
  'receive-webhook': { env: receiveWebhook, timeoutSeconds: 28 },
  'serve-pages': { env: servePages, timeoutSeconds: 28 },
  'apply-receipt': { env: applyReceipt, timeoutSeconds: 300 },
  'ses-events': { env: sesEvents, timeoutSeconds: 60 },
  operate: { env: operate, timeoutSeconds: 600, memoryMegabytes: 1024 },
} satisfies Readonly<Record<string, FunctionSettings>>;

export type FunctionName = keyof typeof FUNCTIONS;

export const EVERY_FUNCTION = Object.keys(FUNCTIONS) as readonly FunctionName[];

export function settingsOf(name: FunctionName): FunctionSettings {
  return FUNCTIONS[name];
}

/** The variables a function reads, in the order of its `env.ts`. */
export function envOf(name: FunctionName): readonly EnvName[] {
  return Object.keys(settingsOf(name).env.shape) as EnvName[];
}
