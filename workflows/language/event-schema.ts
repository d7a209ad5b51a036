import * as z from 'zod';
import {
  durationSchema,
  emailSchema,
  idSchema,
  localDateTimeSchema,
  localTextSchema,
  pointSchema,
  wordsSchema,
} from './value-schemas.ts';

const phoneSchema = z.string();

/** A person with a mail address, as `event.host`. */
const hostSchema = z.strictObject({ name: wordsSchema, email: emailSchema, phone: phoneSchema.optional() });

interface Venue {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  readonly route?: string | undefined;
  /** Where one joins an online event. */
  readonly online?: string | undefined;
}

const nullable = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);

const venueSchema = z.union([
  wordsSchema.transform((address): Venue => ({ address })),
  z
    .strictObject({
      name: wordsSchema.optional(),
      address: wordsSchema.optional(),
      route: wordsSchema.optional(),
      online: nullable(wordsSchema).optional(),
    })
    .transform((venue): Venue => venue),
]);

const questionSchema = z.strictObject({
  id: idSchema,
  ask: localTextSchema,
  type: z.enum(['text', 'yes-no', 'choice']).default('text'),
  choices: z.array(z.string()).optional(),
});

/** The `event` block of a campaign; `start` and `end` are local times in the campaign's zone. */
export const eventSchema = z.strictObject({
  name: localTextSchema.optional().describe('Default: the campaign’s name.'),
  start: localDateTimeSchema.describe('Local time in the campaign’s zone, e.g. 2027-03-18 14:00.'),
  end: localDateTimeSchema.describe('Local time in the campaign’s zone, e.g. 2027-03-18 17:30.'),
  doorsOpen: durationSchema.prefault('60 minutes').describe('Check-in opens this long before the start.'),
  venue: venueSchema.optional().describe('An address, or name, address, route, online.'),
  host: hostSchema.optional().describe('Who runs the event and closes attendance. Default: the marketing manager.'),
  capacity: z.int().min(1).optional().describe('Seats, guests included; left out: no limit.'),
  overbooking: z.number().min(1).max(3).default(1.15),
  waitingList: z.boolean().default(true),
  guestsPerContact: z.int().min(0).max(20).default(1),
  answerUntil: pointSchema.prefault('event.start').describe('Later answers are sent to the host.'),
  questions: z.array(questionSchema).default([]),
  partner: nullable(z.strictObject({ name: wordsSchema, list: z.string().optional() })).optional(),
});
