import * as z from 'zod';
import { parseTimeOfDay } from './time-values.ts';
import {
  durationSchema,
  emailSchema,
  fileNameSchema,
  holidaysSchema,
  idSchema,
  localDateSchema,
  shareSchema,
  webAddressSchema,
  wordsSchema,
} from './value-schemas.ts';
import { dayNameSchema, hoursSchema, parseWeekday, type Weekday } from './week-hours.ts';

/** Who the mails come from. */
export const senderSchema = z
  .strictObject({
    organisation: wordsSchema,
    registration: wordsSchema.optional(),
    address: wordsSchema.describe('Postal address: the law wants it in the first touch.'),
    domain: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { error: 'is no domain: write e.g. voorbeeld.example' }),
    from: z.enum(['rep', 'campaign']).default('rep'),
    name: wordsSchema.optional().describe('Default: the organisation.'),
    email: emailSchema.optional().describe('Default: the workflow’s name at the domain.'),
    replies: z.enum(['receive', 'mailbox']).default('receive'),
    privacy: webAddressSchema,
  })
  .refine(({ email, domain }) => email === undefined || isAt(email, domain), {
    path: ['email'],
    error: 'is not at the sender’s domain, so it would be refused: write an address there, or leave it out',
  });

/** The proof of a domain holds for those below it too. */
function isAt(email: string, domain: string): boolean {
  const host = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return host === domain || host.endsWith(`.${domain}`);
}

/** The two sides of every joint decision, and who decides when they stay apart. */
export const managersSchema = z.strictObject({
  marketing: emailSchema,
  sales: emailSchema,
  tieBreak: emailSchema.optional().describe('Default: none, then the line stays go-on.'),
});

const ASSIGNMENTS = ['rep-column', 'organisation', 'segment', 'capacity'] as const;

const audienceBlockSchema = z.strictObject({
  file: fileNameSchema,
  suppress: z.array(z.string()).default([]),
  customers: z.enum(['guests', 'refuse']).default('guests'),
  reapproachAfter: durationSchema.prefault('12 months'),
  assign: z
    .array(z.enum(ASSIGNMENTS))
    .default([...ASSIGNMENTS])
    .describe('Tried in this order.'),
});

/** `audience: invitees.csv`, or the whole block. */
export const audienceSchema = z.union([
  z
    .string()
    .min(1)
    .transform((file) => audienceBlockSchema.parse({ file })),
  audienceBlockSchema,
]);

/** Texts and what is sent along; paths are relative to the campaign's folder. */
export const contentSchema = z
  .strictObject({
    folder: fileNameSchema.default('content'),
    nurture: z.array(idSchema).default([]),
    attach: z.array(fileNameSchema).default([]).describe('Files under 2 MB that must be attached.'),
  })
  .prefault({});

const quietSchema = z.strictObject({ from: localDateSchema, to: localDateSchema });

/** As written; `campaign-schema.ts` spreads the hours over the days and fills in the country's holidays. */
export const calendarBlockSchema = z
  .strictObject({
    hours: hoursSchema.prefault('09:00-17:30'),
    days: z.array(dayNameSchema).default(['mon', 'tue', 'wed', 'thu', 'fri']),
    holidays: holidaysSchema.optional().describe('A country, e.g. NL or DE-NW, or none. Default: the country’s.'),
    closed: z.array(localDateSchema).default([]),
    quiet: z.array(quietSchema).default([]).describe('Both days included.'),
  })
  .prefault({});

/** For one contact from the invitation to the first joint decision. */
const budgetSchema = z
  .strictObject({
    marketingMails: z.int().min(0).default(4),
    serviceMails: z.int().min(0).default(3).describe('So many more for each time the event is moved.'),
    conversationsPerTwoWeeks: z.int().min(1).default(2),
  })
  .prefault({});

/** Limits over all campaigns together. */
export const limitsSchema = z
  .strictObject({
    marketingMailsPerWeek: z.int().min(0).default(1),
    touchesPerTwoWeeks: z.int().min(0).default(3),
    unansweredCalls: z.int().min(0).default(6).describe('Per contact until the next joint decision.'),
    callsPerOrganisationPerDay: z.int().min(0).default(1),
    invitesPerRepPerDay: z.int().min(1).default(20),
    touchesPerDay: z.int().min(1).default(1).describe('Per contact; an answer to what he just did goes all the same.'),
    callAfterMail: durationSchema.prefault('1 business day').describe('No call sooner after a mail to the contact.'),
    callsOnEventDay: z.boolean().default(false),
    budget: budgetSchema,
    holdWhen: z
      .strictObject({ bounces: shareSchema.prefault('5 %'), complaints: shareSchema.prefault('0.1 %') })
      .prefault({}),
  })
  .prefault({});

const dayAndTimeSchema = z.string().transform((text, context): { weekday: Weekday; time: string } => {
  const [day = '', time = '', ...rest] = text.trim().split(/\s+/);
  const weekday = parseWeekday(day);
  if (weekday && parseTimeOfDay(time) !== undefined && rest.length === 0) return { weekday, time };
  context.addIssue({ code: 'custom', message: `"${text}" is no day and time: write "monday 09:00"`, input: text });
  return z.NEVER;
});

/** When the decision list goes out and what silence means: never an end, never a step back. */
export const decisionsSchema = z
  .strictObject({
    day: dayAndTimeSchema.prefault('monday 09:00'),
    answerWithin: durationSchema.prefault('5 business days'),
    rounds: z.int().min(1).max(10).default(2),
    otherwise: z.literal('go-on', { error: 'silence decides nothing: write go-on' }).default('go-on'),
  })
  .prefault({});

/** One text against another. `split` is in percent, in the order of `variants`. */
export const experimentSchema = z.strictObject({
  id: idSchema,
  on: idSchema.describe('The template.'),
  variants: z.array(z.string()).min(2),
  split: z.array(z.number().min(0).max(100)).optional().describe('Default: equal.'),
  measure: z.string().describe('A signal, e.g. accepted.'),
  conclude: localDateSchema.optional(),
});

/** What the campaign costs, in one currency; `hours` are those of marketing. */
export const costsSchema = z.strictObject({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: 'is no currency: write its three letters, e.g. EUR' })
    .default('EUR'),
  venue: z.number().min(0).default(0),
  catering: z.number().min(0).default(0),
  hours: z.number().min(0).default(0),
  hourRate: z.number().min(0).default(0),
});
