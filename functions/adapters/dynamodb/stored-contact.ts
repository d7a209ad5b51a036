import * as z from 'zod';
import type { CampaignState } from '../../../workflows/domain/campaign-state.ts';
import type { Contact, Organisation } from '../../../workflows/domain/contact.ts';
import { stored } from './stored-item.ts';

const text = z.string().exactOptional();
const known = { source: text, at: text, text };

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
  changedAt: z.record(z.string(), z.number()).exactOptional(),
} satisfies Record<keyof Contact, z.ZodType>;

export const storedContact = stored<Contact>('contact', z.object(contactShape));

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
  owner: z.string(),
  lastCallOn: text,
} satisfies Record<keyof Organisation, z.ZodType>;

export const storedOrganisation = stored<Organisation>('organisation', z.object(organisationShape));

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
  timer: z.looseObject({ at: z.number(), rev: z.number() }).exactOptional(),
  rev: z.number(),
} satisfies Record<keyof CampaignState, z.ZodType>;

export const storedCampaign = stored<CampaignState>('campaign', z.object(campaignShape));
