import * as z from 'zod';
import {
  emailSchema,
  holidaysSchema,
  idSchema,
  languageSchema,
  localDateSchema,
  timeZoneSchema,
  windowSchema,
  wordsSchema,
} from './value-schemas.ts';
import { hoursSchema, spreadHours, type WeekHours } from './week-hours.ts';

const repHoursSchema = hoursSchema.transform(
  (hours): WeekHours => spreadHours(hours, ['mon', 'tue', 'wed', 'thu', 'fri']),
);

const absenceSchema = z.strictObject({
  from: localDateSchema,
  to: localDateSchema.describe('Included.'),
  deputy: emailSchema.optional().describe('Default: the rep’s own deputy.'),
});

const targetSchema = z.strictObject({
  customers: z.int().min(0).optional(),
  marginInPeriod: z.number().min(0).optional(),
  marginPerCustomer12Months: z.number().min(0).optional(),
});

const repSchema = z.strictObject({
  email: emailSchema,
  name: wordsSchema,
  phone: z.string().optional().describe('In quotes: YAML eats + and leading zeros.'),
  language: languageSchema.optional().describe('Default: the campaign’s.'),
  timeZone: timeZoneSchema.optional().describe('Default: the campaign’s.'),
  holidays: holidaysSchema.optional().describe('Default: the campaign’s.'),
  team: z.enum(['sales', 'marketing', 'call-team']).default('sales'),
  manager: emailSchema.optional().describe('Default: the sales manager.'),
  hours: repHoursSchema.optional().describe('Default: the campaign’s.'),
  callHours: z
    .union([windowSchema.transform((window) => [window]), z.array(windowSchema).min(1)])
    .optional()
    .describe('Default: hours.'),
  callsPerDay: z.int().min(0).max(200).default(8).describe('All campaigns together.'),
  mail: z.enum(['digest', 'each', 'auto']).default('auto'),
  calendarPrivacy: z
    .boolean()
    .optional()
    .describe('Others see this rep’s calendar: entries say which campaign to call for, and not whom. Default: false.'),
  segments: z.array(idSchema).default([]),
  languages: z.array(languageSchema).default([]).describe('Whom this rep can call; left out: everybody.'),
  deputy: emailSchema.optional(),
  absences: z.array(absenceSchema).default([]).describe('Both days included.'),
  target: targetSchema.optional().describe('Default: from the plan.'),
});

/** One rep with his defaults; what he leaves to the campaign (hours, language, zone) is absent. */
export type Rep = z.output<typeof repSchema>;

/** A file `reps.yaml`: `reps:` and a list. Whether somebody stands twice in it is for `campaign-rules.ts` to say. */
export const repsSchema = z.strictObject({ reps: z.array(repSchema) });
