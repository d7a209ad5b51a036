import * as z from 'zod';
import { actShape, walkInSchema, webhookSchema } from './script-acts.ts';
import { scriptDataShape } from './script-data.ts';
import { durationSchema, emailSchema, idSchema, localMomentSchema } from './value-schemas.ts';

const whenShape = {
  at: localMomentSchema.optional().describe('Local time of the campaign.'),
  after: durationSchema.optional().describe('From launch, or from `on`.'),
  on: idSchema.optional().describe('Each touch of this step.'),
  attempt: z.int().min(1).optional().describe('Only this attempt of a call.'),
  times: z.int().min(1).optional().describe('At most so often.'),
};
const whoShape = {
  contact: z.union([z.literal('*'), emailSchema]).optional(),
  rep: emailSchema.optional(),
  manager: z.enum(['marketing', 'sales', 'tieBreak']).optional(),
  host: z.union([z.literal('close-attendance'), z.strictObject({ walkIn: walkInSchema })]).optional(),
  system: z.strictObject({ webhook: webhookSchema }).optional(),
};

/** One line of a script as written: every key it may have. `script-entry.ts` makes sense of their combination. */
export const scriptLineSchema = z.strictObject({ ...whenShape, ...whoShape, ...actShape, ...scriptDataShape });

export type ScriptLine = z.output<typeof scriptLineSchema>;
