import * as z from 'zod';
import { settingsSpecSchema } from './settings-schema.ts';
import { idSchema, wordsSchema } from './value-schemas.ts';
import {
  conditionSchema,
  countValueSchema,
  durationValueSchema,
  hoursValueSchema,
  nameValueSchema,
  pointValueSchema,
  targetsSchema,
} from './workflow-values.ts';

const dueSchema = z
  .strictObject({
    after: durationValueSchema.optional(),
    at: pointValueSchema.optional(),
    go: z.string().optional(),
    hold: z.string().optional(),
  })
  .refine(({ after, at }) => (after === undefined) !== (at === undefined), { error: 'needs exactly one of: after, at' })
  .refine(({ go, hold }) => (go === undefined) !== (hold === undefined), { error: 'needs exactly one of: go, hold' });

const sendSchema = z
  .strictObject({ after: durationValueSchema.optional(), at: pointValueSchema.optional() })
  .refine(({ after, at }) => (after === undefined) !== (at === undefined), {
    error: 'needs exactly one of: after, at',
  });

const fromSchema = z.enum(['rep', 'campaign', 'marketing']);
const urgencySchema = z.enum(['answer', 'urgent', 'normal']);

/** Keys of every step that waits. */
const waitingShape = {
  asks: z.string().optional().describe('The fact that answers this step, of any age.'),
  if: conditionSchema.optional(),
  until: pointValueSchema.optional().describe('Entered later: nothing is sent.'),
  on: targetsSchema.optional(),
  due: dueSchema.optional(),
  skipped: z.string().optional(),
};
const touchShape = {
  ...waitingShape,
  send: sendSchema.optional(),
  hours: hoursValueSchema.optional(),
  urgency: urgencySchema.optional(),
  files: z.array(z.string()).optional(),
  whenNotPermitted: z.string().optional(),
};
const emailShape = {
  ...touchShape,
  template: nameValueSchema.optional(),
  variants: z.record(z.string(), z.number().min(0)).optional().describe('Template: weight, drawn by the enrollment.'),
  rotate: z.literal('content.nurture').optional().describe('Never the same item twice to a contact.'),
  kind: z.enum(['marketing', 'service', 'internal']).optional(),
  from: fromSchema.optional(),
  calendar: z.enum(['publish', 'cancel']).optional(),
};
const callShape = {
  ...touchShape,
  script: nameValueSchema.optional(),
  attempts: countValueSchema.optional(),
  spacing: durationValueSchema.optional(),
  undone: durationValueSchema.optional(),
  exhausted: z.string().optional(),
};
const letterShape = { ...touchShape, template: nameValueSchema.optional() };
const askShape = {
  ...touchShape,
  about: z.enum(['appointment', 'quote']),
  repeat: durationValueSchema.optional(),
  undone: durationValueSchema.optional(),
};
const handOffShape = { who: nameValueSchema.optional(), send: sendSchema.optional(), go: z.string() };
const decideShape = { ...waitingShape, sides: z.array(z.enum(['marketing', 'sales'])).min(1) };

const armSchema = z.strictObject({ if: conditionSchema.optional(), go: z.string() });

/** One step of a workflow file, as written. */
const stepSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('email'), ...emailShape }),
  z.strictObject({ do: z.literal('call'), ...callShape }),
  z.strictObject({ do: z.literal('letter'), ...letterShape }),
  z.strictObject({ do: z.literal('ask'), ...askShape }),
  z.strictObject({ do: z.literal('wait'), ...waitingShape }),
  z.strictObject({ do: z.literal('hand-off'), ...handOffShape }),
  z.strictObject({ do: z.literal('decide'), ...decideShape }),
  z.strictObject({ do: z.literal('branch'), when: z.array(armSchema).min(1) }),
  z.strictObject({ do: z.literal('end'), outcome: z.enum(['released', 'void']) }),
]);

export type StepSource = z.output<typeof stepSchema>;

const defaultsSchema = z.strictObject({
  email: z.strictObject(emailShape).optional(),
  call: z.strictObject(callShape).optional(),
  letter: z.strictObject(letterShape).optional(),
  ask: z.strictObject(askShape).partial().optional(),
  wait: z.strictObject(waitingShape).optional(),
  decide: z.strictObject(decideShape).partial().optional(),
});

const groupSchema = z.strictObject({ steps: z.array(z.string()).min(1), on: targetsSchema });

/** Blocks of the campaign file a workflow may need, and what must stand in them. */
const NEEDS = [
  'event',
  'event.venue.online',
  'reps',
  'managers',
  'plan',
  'files',
  'content',
  'content.nurture',
] as const;

/** A workflow file. Names are checked by `workflow-rules.ts`, values filled in by `compile-workflow.ts`. */
export const workflowSchema = z.strictObject({
  workflow: idSchema,
  describes: wordsSchema.optional(),
  needs: z.array(z.enum(NEEDS)).default([]).describe('Blocks of the campaign file without which it cannot run.'),
  start: z.string(),
  defaults: defaultsSchema.optional().describe('For every step of a kind, unless it says otherwise.'),
  settings: settingsSpecSchema.default({}),
  groups: z
    .record(z.string(), groupSchema)
    .default({})
    .describe('An `on` shared by several steps; a step’s own `on` wins.'),
  steps: z.record(idSchema, stepSchema),
});

/** A workflow file as written, times still as text. */
export type WorkflowSource = z.output<typeof workflowSchema>;
