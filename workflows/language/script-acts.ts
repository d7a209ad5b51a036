import * as z from 'zod';
import { AUDIENCE_FIELDS } from '../audience/accepted-headings.ts';
import { isSignalName, SIGNAL_NAMES, type SignalName } from '../signals.ts';
import { emailSchema, localDateSchema, localDateTimeSchema, localMomentSchema, wordsSchema } from './value-schemas.ts';

const signalNameSchema = z
  .string()
  .transform((name, context): SignalName => {
    if (isSignalName(name)) return name;
    context.addIssue({ code: 'invalid_value', values: [...SIGNAL_NAMES], input: name });
    return z.NEVER;
  })
  .meta({ enum: [...SIGNAL_NAMES] });

/** What a rep does with the review list. */
export const reviewSchema = z.strictObject({
  keep: z.array(emailSchema).default([]).describe('Ticked: also where a quote is open at the organisation.'),
  strike: z.array(emailSchema).default([]),
  give: z.record(emailSchema, emailSchema).default({}).describe('Contact → the colleague who gets it.'),
  personalLines: z.record(emailSchema, wordsSchema).default({}),
  add: z
    .array(z.partialRecord(z.enum(AUDIENCE_FIELDS), wordsSchema))
    .default([])
    .describe("Contacts he adds, by the columns of the audience's file."),
  reason: z.string().optional(),
});
/** A rep's answer to the hand-off list. */
export const handOffSchema = z.strictObject({
  accept: z.union([z.literal('all'), z.array(emailSchema)]).default('all'),
  except: z.array(z.strictObject({ contact: emailSchema, reason: wordsSchema })).default([]),
});
/** What a rep notes about a guest. */
export const conversationSchema = z.strictObject({
  contact: emailSchema,
  spoken: z.boolean().default(true),
  interest: z.int().min(1).max(5).optional(),
  appointment: localDateTimeSchema.optional(),
  callBack: localDateTimeSchema.optional(),
  issue: z.string().optional(),
  timing: z.string().optional(),
  note: z.string().optional(),
});
/** A rep away; both days included. */
export const absentSchema = z.strictObject({ from: localDateSchema, until: localDateSchema });
/** Lines of the decision list on which a manager decides otherwise than proposed. */
export const exceptionsSchema = z.array(
  z.strictObject({
    contact: emailSchema,
    decision: z.enum(['go-on', 'recycle', 'release']),
    reason: z.string().optional(),
  }),
);
/** The event's new time. */
export const rescheduleSchema = z.strictObject({
  start: localDateTimeSchema,
  end: localDateTimeSchema,
  venue: z.string().optional(),
});
/** A guest who was not invited. */
export const walkInSchema = z.strictObject({
  email: emailSchema.optional(),
  phone: z.string().optional(),
  firstName: z.string().optional(),
  lastName: wordsSchema,
  organisation: wordsSchema,
  guests: z.int().min(0).optional(),
});
/** A body for the real door, from a file beside the script. */
export const webhookSchema = z.union([
  wordsSchema.transform((file) => ({ file })),
  z.strictObject({ file: wordsSchema }),
]);
const cancelSchema = z.union([
  z.enum(['presentation', 'stop']),
  // biome-ignore lint/suspicious/noThenProperty: a key of the script; the object is never awaited
  z.strictObject({ then: z.enum(['presentation', 'stop']) }).transform(({ then }) => then),
]);
const switchSchema = z.literal(true, { error: 'has no value of its own: write true' });

/** Every key that says what somebody does. */
export const actShape = {
  signal: signalNameSchema.optional(),
  report: signalNameSchema.optional(),
  unsubscribe: z.literal('email').optional(),
  bounce: z.enum(['hard', 'soft']).optional(),
  reply: wordsSchema.optional(),
  autoReply: z.strictObject({ until: localMomentSchema }).optional(),
  review: reviewSchema.optional(),
  handOff: handOffSchema.optional(),
  conversation: conversationSchema.optional(),
  absent: absentSchema.optional(),
  reports: z.literal('nothing').optional(),
  sign: z.enum(['audience', 'plan']).optional(),
  agree: z.literal('all').optional(),
  except: exceptionsSchema.optional(),
  reschedule: rescheduleSchema.optional(),
  pause: switchSchema.optional(),
  resume: switchSchema.optional(),
  stop: switchSchema.optional(),
  cancelEvent: cancelSchema.optional(),
  walkIn: walkInSchema.optional(),
  webhook: webhookSchema.optional(),
};
