import * as z from 'zod';
import type { SignalBy } from '../../../workflows/domain/signal.ts';
import type {
  CampaignPointer,
  PageAddress,
  Receipt,
  ReceivedEvent,
  RefusedAct,
  RefusedPress,
  ReviewEntry,
} from '../../shared/cloud-ports.ts';
import { stored } from './stored-item.ts';

const filesShape = {
  schema: z.literal(1),
  campaign: z.string(),
  version: z.number(),
  bundleKey: z.string(),
  bundleHash: z.string(),
  audienceHash: z.string(),
  launch: z.string(),
  files: z.record(z.string(), z.string()).exactOptional(),
} satisfies Record<keyof CampaignPointer, z.ZodType>;

export const storedFiles = stored<CampaignPointer>('files', z.object(filesShape));

/** Says that there is such a campaign. */
export const storedLaunched = stored<{ readonly campaign: string }>('launched', z.object({ campaign: z.string() }));

const receivedEvent: z.ZodType<ReceivedEvent> = z.looseObject({
  type: z.string(),
  occurredAt: z.number(),
  campaign: z.string(),
  enrollment: z.string().exactOptional(),
  who: z.record(z.string(), z.string()).exactOptional(),
  signal: z.string().exactOptional(),
  by: z.custom<SignalBy>((value) => typeof value === 'string').exactOptional(),
  reporter: z.string().exactOptional(),
  touch: z.string().exactOptional(),
  key: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
} satisfies Record<keyof ReceivedEvent, z.ZodType>);

const pageAddress = z.looseObject({
  letter: z.string(),
  subject: z.string(),
} satisfies Record<keyof PageAddress, z.ZodType>);

const receiptShape = {
  schema: z.literal(1),
  source: z.string(),
  id: z.string(),
  status: z.enum(['taken', 'applying', 'done', 'cancelled']),
  takenAt: z.number(),
  events: z.array(receivedEvent),
  answer: z.looseObject({
    accepted: z.number(),
    duplicates: z.number(),
    unmatched: z.array(z.looseObject({ index: z.number(), email: z.string().exactOptional() })),
  }),
  page: pageAddress.exactOptional(),
} satisfies Record<keyof Receipt, z.ZodType>;

const KEPT_SECONDS = 30 * 86_400;

/** DynamoDB deletes it within days after `expiresAt`. */
export const storedReceipt = stored<Receipt>('receipt', z.object(receiptShape), ({ takenAt }) => ({
  expiresAt: Math.ceil(takenAt / 1000) + KEPT_SECONDS,
}));

const refusedShape = {
  schema: z.literal(1),
  page: pageAddress,
  campaign: z.string(),
  press: z.string(),
  pressedAt: z.number(),
  acts: z.array(
    z.looseObject({
      type: z.string(),
      signal: z.string().exactOptional(),
      to: z.string().exactOptional(),
      why: z.string(),
    } satisfies Record<keyof RefusedAct, z.ZodType>),
  ),
} satisfies Record<keyof RefusedPress, z.ZodType>;

/** As long as the receipt of the press. */
export const storedRefused = stored<RefusedPress>('refused', z.object(refusedShape), ({ pressedAt }) => ({
  expiresAt: Math.ceil(pressedAt / 1000) + KEPT_SECONDS,
}));

const reviewShape = {
  schema: z.literal(1),
  campaign: z.string(),
  id: z.string(),
  at: z.number(),
  what: receivedEvent,
  who: z.record(z.string(), z.string()),
} satisfies Record<keyof ReviewEntry, z.ZodType>;

export const storedReview = stored<ReviewEntry>('review', z.object(reviewShape));

export interface Revocation {
  readonly holder: string;
  readonly at: number;
}

export const storedRevocation = stored<Revocation>('revocation', z.object({ holder: z.string(), at: z.number() }));
