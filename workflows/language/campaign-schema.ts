import * as z from 'zod';
import {
  audienceSchema,
  calendarBlockSchema,
  contentSchema,
  costsSchema,
  decisionsSchema,
  experimentSchema,
  limitsSchema,
  managersSchema,
  senderSchema,
} from './campaign-blocks.ts';
import { COUNTRIES } from './countries.ts';
import { eventSchema } from './event-schema.ts';
import { rehearsalSchema } from './rehearsal-schema.ts';
import { createSettingsSchema, type SettingsSpec } from './settings-schema.ts';
import {
  countrySchema,
  durationSchema,
  fileNameSchema,
  idSchema,
  languageSchema,
  localDateTimeSchema,
  localTextSchema,
  timeZoneSchema,
  wordsSchema,
} from './value-schemas.ts';
import { spreadHours } from './week-hours.ts';

const FORMS = ['formal', 'informal'] as const;
const formSchema = z.enum(FORMS);
type Form = (typeof FORMS)[number];

const DEFAULT_FORMS: Readonly<Record<string, Form>> = { nl: 'formal', da: 'informal', de: 'formal', en: 'informal' };

const formsSchema = z
  .union([
    formSchema.transform((form): Readonly<Record<string, Form>> => mapValues(DEFAULT_FORMS, () => form)),
    z
      .record(languageSchema, formSchema)
      .transform((forms): Readonly<Record<string, Form>> => ({ ...DEFAULT_FORMS, ...forms })),
  ])
  .prefault({});

function createBlocksSchema(settings: SettingsSpec) {
  return z.strictObject({
    campaign: idSchema.describe('Lower case and hyphens; never changes after launch.'),
    name: localTextSchema.describe('One text for all languages, or a text a language.'),
    workflow: wordsSchema.describe('seminar, webinar, nurture, or a workflow file.'),
    plan: z.string().min(1).optional().describe('The year’s plan both sides signed.'),
    country: countrySchema.optional().describe('Gives language, time zone, holidays, phone prefix, law.'),
    language: languageSchema.optional().describe('Default: the country’s.'),
    form: formsSchema.describe('How people are addressed, by language: formal or informal.'),
    timeZone: timeZoneSchema.optional().describe('Default: the country’s.'),
    launchAt: localDateTimeSchema.optional().describe('Left out: when both have signed and you launch.'),
    issue: localTextSchema.optional(),
    solution: localTextSchema.optional(),
    event: eventSchema.optional(),
    sender: senderSchema,
    managers: managersSchema,
    audience: audienceSchema.describe('The CSV file with the contacts, or a block.'),
    reps: z.string().min(1).optional().describe('The file with the reps: reps.yaml or reps.csv.'),
    files: z.record(z.string(), fileNameSchema).default({}).describe('In content/files; `later`: not there yet.'),
    content: contentSchema,
    calendar: calendarBlockSchema,
    limits: limitsSchema,
    settings: createSettingsSchema(settings).prefault({}).describe('What the workflow lets you set.'),
    decisions: decisionsSchema,
    retention: durationSchema
      .prefault('24 months')
      .describe('After the last sign of life of a refused or released contact.'),
    experiments: z.array(experimentSchema).default([]),
    costs: costsSchema.optional(),
    rehearsal: rehearsalSchema,
  });
}

type Blocks = z.output<ReturnType<typeof createBlocksSchema>>;

/**
 * What a campaign file may say for a workflow with these settings. Its output has every default filled in; dates and
 * times stay local strings (`2027-03-18T14:00`) in `timeZone`.
 */
export function createCampaignSchema(settings: SettingsSpec) {
  return createBlocksSchema(settings)
    .refine((blocks) => knowsItsZone(blocks), {
      path: ['country'],
      error: 'is missing: write e.g. NL, or give language and timeZone',
      when: () => true,
    })
    .transform(fillIn);
}

/** A campaign file with every default filled in. */
export type Campaign = z.output<ReturnType<typeof createCampaignSchema>>;

/** The `event` block with its defaults. */
export type CampaignEvent = NonNullable<Campaign['event']>;

function knowsItsZone(blocks: Partial<Blocks>): boolean {
  if (blocks.language !== undefined && blocks.timeZone !== undefined) return true;
  return blocks.country !== undefined && (typeof blocks.country !== 'string' || COUNTRIES.has(blocks.country));
}

function fillIn(blocks: Blocks) {
  const country = COUNTRIES.get(blocks.country ?? '');
  const { hours, days, holidays, ...calendar } = blocks.calendar;
  const { event, sender } = blocks;
  return {
    ...blocks,
    language: blocks.language ?? country?.language ?? 'en',
    timeZone: blocks.timeZone ?? country?.timeZone ?? 'UTC',
    event: event && { ...event, name: event.name ?? blocks.name },
    sender: {
      ...sender,
      name: sender.name ?? sender.organisation,
      email: sender.email ?? `${workflowName(blocks.workflow)}@${sender.domain}`,
    },
    calendar: {
      ...calendar,
      hours: spreadHours(hours, days),
      holidays: holidays ?? country?.holidays ?? 'none',
    },
  };
}

/** `../workflows/fair.yaml` → `fair`. */
function workflowName(workflow: string): string {
  return workflow.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/, '');
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
