import * as z from 'zod';
import type { CampaignState } from '../../../workflows/domain/campaign-state.ts';
import type { Contact, Organisation } from '../../../workflows/domain/contact.ts';
import type { KeptObjection } from '../../../workflows/domain/kept-objection.ts';
import type { Seats } from '../../../workflows/domain/seats.ts';
import type { Signature } from '../../../workflows/domain/signature.ts';
import { stored } from './stored-item.ts';

const text = z.string().exactOptional();
const known = { source: text, at: text, text };

const recentSchema = z.looseObject({
  touch: z.string(),
  what: z.enum(['marketing', 'service', 'answer', 'call', 'talk']),
  at: z.number(),
  reached: z.boolean().exactOptional(),
});

const contactShape = {
  schema: z.literal(1),
  id: z.string(),
  version: z.number(),
  email: text,
  phone: text,
  mobile: text,
  salutation: z.enum(['mr', 'ms', 'none']),
  title: text,
  firstName: text,
  initials: text,
  lastNamePrefix: text,
  lastName: text,
  role: text,
  buyingRole: z.enum(['decides', 'advises', 'uses', 'unknown']),
  street: text,
  postcode: text,
  city: text,
  country: text,
  region: text,
  language: z.string(),
  timeZone: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
  legalForm: text,
  segment: text,
  source: text,
  rep: text,
  personalLine: text,
  note: text,
  more: z.record(z.string(), z.string()),
  emailPermission: z.looseObject({
    status: z.enum(['consent', 'customer', 'published', 'none', 'objected']),
    ...known,
  }),
  phonePermission: z.looseObject({
    status: z.enum(['consent', 'customer', 'business', 'presumed', 'none', 'objected']),
    ...known,
  }),
  stage: z.enum(['lead', 'prospect', 'customer', 'refused']),
  crmContactId: text,
  crmOrganisationId: text,
  objectedAt: z.number().exactOptional(),
  emailClosed: text,
  phoneClosed: text,
  closedAt: z.looseObject({ email: z.number().exactOptional(), phone: z.number().exactOptional() }).optional(),
  serviceMail: z.looseObject({ status: z.enum(['consent', 'none']), ...known }).optional(),
  changedAt: z.record(z.string(), z.number()).exactOptional(),
  recent: z.array(recentSchema).exactOptional(),
  refusedAt: z.number().exactOptional(),
  erasedAt: z.number().exactOptional(),
  joined: z.array(z.string()).optional(),
} satisfies Record<keyof Contact, z.ZodType>;

export const storedContact = stored<Contact>('contact', z.object(contactShape));

const objectionShape = {
  schema: z.literal(1),
  id: z.string(),
  version: z.number(),
  objectedAt: z.number().exactOptional(),
  refusedAt: z.number().exactOptional(),
  emailClosed: text,
  phoneClosed: text,
} satisfies Record<keyof KeptObjection, z.ZodType>;

export const storedObjection = stored<KeptObjection>('objection', z.object(objectionShape));

const holdSchema = z.looseObject({
  campaign: z.string(),
  enrollment: z.string(),
  reason: z.enum(['appointment', 'quote']),
  since: z.number(),
  cause: z.string(),
});

const decisionSchema = z.looseObject({
  answer: z.enum(['yes', 'no']),
  campaign: z.string(),
  enrollment: z.string(),
  at: z.number(),
  cause: z.string(),
  until: z.number(),
  goOn: z.array(z.string()).exactOptional(),
});

const organisationShape = {
  schema: z.literal(1),
  id: z.string(),
  version: z.number(),
  name: z.string(),
  organisationId: text,
  domain: text,
  country: text,
  legalForm: text,
  segment: text,
  withSales: z.number().exactOptional(),
  leads: z.number().exactOptional(),
  firstIn: text,
  owner: z.string(),
  lastCallOn: text,
  heldBy: holdSchema.optional(),
  alsoHeldBy: z.array(holdSchema).optional(),
  decided: decisionSchema.optional(),
} satisfies Record<keyof Organisation, z.ZodType>;

export const storedOrganisation = stored<Organisation>('organisation', z.object(organisationShape));

const signature: z.ZodType<Signature> = z.looseObject({ at: z.number(), by: z.string(), hash: z.string() });
export const signed = z.looseObject({ marketing: signature.exactOptional(), sales: signature.exactOptional() });

const campaignShape = {
  schema: z.literal(1),
  id: z.string(),
  version: z.number(),
  launchedAt: z.number(),
  eventStart: z.number(),
  eventEnd: z.number(),
  eventRevision: z.number(),
  attendance: z.looseObject({
    status: z.enum(['open', 'implausible', 'closed']),
    at: z.number().exactOptional(),
    by: text,
    cause: text,
  }),
  done: z.record(z.string(), z.number()),
  signed: signed.exactOptional(),
  timer: z.looseObject({ at: z.number(), rev: z.number() }).exactOptional(),
  rev: z.number(),
  changed: z.looseObject({ rev: z.number(), at: z.number() }).exactOptional(),
  moved: z
    .looseObject({
      at: z.number(),
      by: z.string(),
      from: z.looseObject({ start: z.number(), end: z.number() }),
      askDeclined: z.boolean(),
    })
    .exactOptional(),
  cancelled: z
    // biome-ignore lint/suspicious/noThenProperty: an attribute of the item; it is never awaited
    .looseObject({ at: z.number(), by: z.string(), then: z.enum(['presentation', 'stop']) })
    .exactOptional(),
  venue: text,
  home: z.string().exactOptional(),
  armed: z.looseObject({ at: z.number(), by: z.string() }).exactOptional(),
  paused: z.looseObject({ at: z.number(), by: z.string(), reason: z.string() }).exactOptional(),
  resumed: z
    .looseObject({
      at: z.number(),
      by: z.string(),
      slots: z.array(z.looseObject({ at: z.number(), from: z.number(), id: z.string() })),
    })
    .exactOptional(),
  stopped: z.looseObject({ at: z.number(), by: z.string() }).exactOptional(),
  absences: z
    .record(
      z.string(),
      z.array(z.looseObject({ from: z.string(), to: z.string(), deputy: text, by: z.string(), at: z.number() })),
    )
    .exactOptional(),
} satisfies Record<keyof CampaignState, z.ZodType>;

export const storedCampaign = stored<CampaignState>('campaign', z.object(campaignShape));

// Parts are loose: they are written back whole, and what a newer release put there must not get lost.
const claims = z.array(z.looseObject({ enrollment: z.string(), guests: z.number() }));

const seatsShape = {
  schema: z.literal(1),
  id: z.string(),
  version: z.number(),
  taken: z.number(),
  waiting: claims,
  offered: claims,
} satisfies Record<keyof Seats, z.ZodType>;

export const storedSeats = stored<Seats>('seats', z.object(seatsShape));
