import * as z from 'zod';
import { localDateTimeSchema } from '../../workflows/language/value-schemas.ts';

/** What a manager or an operator may do to a whole campaign, as it comes through any door. */
export const campaignActSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('pause'), reason: z.string().min(1).max(200) }),
  z.strictObject({
    type: z.literal('resume'),
    perHour: z.int().min(1).max(10_000).exactOptional(),
    /** Of a restored copy: the original sends no more. */
    arm: z.literal(true).exactOptional(),
  }),
  z.strictObject({ type: z.literal('stop') }),
  z.strictObject({ type: z.literal('cancel-event'), afterwards: z.enum(['presentation', 'stop']) }),
  z.strictObject({
    type: z.literal('reschedule'),
    start: localDateTimeSchema,
    end: localDateTimeSchema.exactOptional(),
    venue: z.string().min(1).max(300).exactOptional(),
    askDeclined: z.boolean().exactOptional(),
  }),
]);

export type CampaignAct = z.output<typeof campaignActSchema>;
