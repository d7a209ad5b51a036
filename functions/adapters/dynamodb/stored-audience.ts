import * as z from 'zod';
import type { AudienceLine, AudienceReview, AudienceRow } from '../../../workflows/domain/audience-review.ts';
import { signed } from './stored-contact.ts';
import { stored } from './stored-item.ts';

const text = z.string().exactOptional();
const numbers = z.record(z.string(), z.number());
const texts = z.record(z.string(), z.string());

const reviewShape = {
  schema: z.literal(1),
  id: z.string(),
  version: z.number(),
  bundleKey: z.string(),
  bundleHash: z.string(),
  startedAt: z.number(),
  launchAt: z.number(),
  lists: numbers,
  asked: numbers,
  parts: z.looseObject({ reps: z.string(), content: z.string() }),
  files: texts,
  signed,
  planSigned: signed.exactOptional(),
  signedFiles: texts.exactOptional(),
  signedFilesOf: z.looseObject({ marketing: texts.exactOptional(), sales: texts.exactOptional() }).exactOptional(),
  round: z.number(),
  done: numbers,
} satisfies Record<keyof AudienceReview, z.ZodType>;

export const storedAudience = stored<AudienceReview>('audience', z.object(reviewShape));

/** A row as the command put it: our own, written by a release at most one older, it is taken at its word. */
const row = z.looseObject({
  line: z.number(),
  contact: z.looseObject({ id: z.string() }),
  organisation: z.looseObject({ id: z.string() }),
}) as unknown as z.ZodType<AudienceRow>;
const act = z.looseObject({ by: z.string(), at: z.number() });

const lineShape = {
  schema: z.literal(1),
  campaign: z.string(),
  contact: z.string(),
  version: z.number(),
  row,
  givenTo: text,
  struck: z.looseObject({ by: z.string(), at: z.number(), reason: z.string() }).exactOptional(),
  personalLine: text,
  ticked: act.exactOptional(),
  added: act.exactOptional(),
  gone: z.literal(true).exactOptional(),
  changedAt: z.number().exactOptional(),
  changedBy: text,
} satisfies Record<keyof AudienceLine, z.ZodType>;

export const storedAudienceLine = stored<AudienceLine>('line', z.object(lineShape));
