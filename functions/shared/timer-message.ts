import * as z from 'zod';
import type { TimerMessage } from '../../workflows/ports.ts';

const wakeMessage = z.object({
  enrollment: z.string(),
  stay: z.number().exactOptional(),
  rev: z.number().exactOptional(),
});

/** What a schedule carries to its target, and the wake and send queues to their functions. */
export const timerMessage = {
  wake: z.object({ kind: z.literal('wake'), wake: wakeMessage }),
  send: z.object({ kind: z.literal('send'), touch: z.string() }),
  repDay: z.object({ kind: z.literal('rep-day'), campaign: z.string(), rep: z.string(), date: z.string() }),
  campaign: z.object({
    kind: z.literal('campaign'),
    campaign: z.string(),
    rev: z.number(),
    look: z.literal('delivery').exactOptional(),
  }),
} satisfies Record<string, z.ZodType<TimerMessage>>;
