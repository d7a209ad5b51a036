import * as z from 'zod';
import { parseCriterion } from '../plan/criterion.ts';
import {
  durationSchema,
  emailSchema,
  fileNameSchema,
  idSchema,
  localDateSchema,
  localTextSchema,
  shareSchema,
  wordsSchema,
} from './value-schemas.ts';

const moneySchema = z.number().min(0);

const repTargetSchema = z.strictObject({
  customers: z.int().min(0).optional(),
  marginInPeriod: moneySchema.optional(),
  marginPerCustomer12Months: moneySchema.optional(),
  by: localDateSchema.optional(),
});

const targetsSchema = z.strictObject({
  revenue: moneySchema.optional(),
  margin: moneySchema.optional(),
  reps: z.record(emailSchema, repTargetSchema).default({}),
  marketing: z
    .strictObject({ qualifiedLeads: z.int().min(0).optional(), wonAtLeast: z.int().min(0).optional() })
    .optional(),
});

const rangeSchema = z
  .string()
  .regex(/^\d+\.\.\d+$/, { error: 'is no range: write e.g. 20..500' })
  .transform((text) => {
    const [from = 0, to = 0] = text.split('..').map(Number);
    return { from, to };
  });

const profileSchema = z.strictObject({
  segment: idSchema,
  fits: z.strictObject({
    employees: rangeSchema.optional(),
    country: z.array(z.string()).optional(),
    trade: z.array(z.string()).optional(),
  }),
  points: z.number(),
});

const criterionSchema = z.string().superRefine((text, context) => {
  if (parseCriterion(text)) return;
  const message = `"${text}" is no criterion: write e.g. "role in decides, advises", "profile fits", "solution fits", "issue known" or "timing <= 3 months"`;
  context.addIssue({ code: 'custom', message, input: text });
});

/** What a lead may earn points by: what he did, as signals tell it. */
const SIGNS = ['accepted', 'attended', 'downloaded', 'askedQuestion', 'knowsUs', 'spoken', 'appointment'] as const;

const qualifiedSchema = z.strictObject({
  must: z.array(criterionSchema).default([]).describe('All of them must hold.'),
  points: z.partialRecord(z.enum(SIGNS), z.number()).default({}),
  from: z.number().default(0).describe('Points that are enough; the profile’s count too.'),
  readiness: z
    .strictObject({ ready: criterionSchema, interested: z.literal('otherwise').default('otherwise') })
    .optional()
    .describe('Ready: needs the last push. Interested: serious, no plans yet.'),
});

const serviceLevelsSchema = z
  .strictObject({
    marketing: z
      .strictObject({
        handOver: z
          .strictObject({ complete: z.array(z.string()).default([]), qualifiedPerMonth: z.int().min(0).optional() })
          .prefault({}),
      })
      .prefault({}),
    sales: z
      .strictObject({
        takeOver: durationSchema.prefault('2 business days'),
        firstCall: z
          .strictObject({
            ready: durationSchema.prefault('1 business day'),
            interested: durationSchema.prefault('3 business days'),
          })
          .prefault({}),
        attempts: z.int().min(1).default(3),
        report: durationSchema.prefault('1 business day'),
      })
      .prefault({}),
    warnAt: shareSchema.prefault('80 %').describe('Of the time: warned before, a breach after.'),
  })
  .prefault({});

const fieldSchema = z.strictObject({
  owner: z.enum(['marketing', 'sales']),
  required: z.boolean().default(false),
  values: z.array(z.string()).optional(),
});

const sourceSchema = z.strictObject({
  name: localTextSchema.describe('What colleagues call it: one name for all, or one a language.'),
  text: localTextSchema.describe('Where the address comes from, as the contact reads it.'),
  script: fileNameSchema.optional().describe('The ending of texts made for this source: invitation.<script>.md.'),
});

/** The year's agreement of marketing and sales; a first campaign needs only `sources`. */
export const planSchema = z.strictObject({
  plan: wordsSchema.describe('Its name, in quotes: "2027".'),
  period: z.strictObject({ from: localDateSchema, to: localDateSchema }).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: 'is no currency: write its three letters, e.g. EUR' })
    .default('EUR'),
  signers: z.strictObject({ marketing: emailSchema, sales: emailSchema }).optional(),
  reviewOn: z.array(localDateSchema).default([]),
  targets: targetsSchema.optional(),
  funnel: z
    .strictObject({
      leads: shareSchema.prefault('1 %'),
      approached: shareSchema.prefault('2.5 %'),
      visited: shareSchema.prefault('10 %'),
      quoted: shareSchema.prefault('50 %'),
    })
    .prefault({})
    .describe('The chance to become a customer from here.'),
  profiles: z.array(profileSchema).default([]),
  qualified: qualifiedSchema.optional(),
  serviceLevels: serviceLevelsSchema,
  data: z.strictObject({ fields: z.record(z.string(), fieldSchema).default({}) }).prefault({}),
  sources: z.record(idSchema, sourceSchema).default({}),
});

/** A plan with its defaults; shares are 0 to 1, money is in `currency`. */
export type Plan = z.output<typeof planSchema>;
