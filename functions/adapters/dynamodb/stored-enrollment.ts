import * as z from 'zod';
import type { Enrollment, TokenItem } from '../../../workflows/domain/enrollment.ts';
import { campaignShard, checkShard, shardOf } from './keys.ts';
import { stored } from './stored-item.ts';

const dataSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

// Parts are loose: they are written back whole, and what a newer release put there must not get lost.
const factSchema = z.looseObject({
  value: z.union([z.string(), z.number()]),
  occurredAt: z.number(),
  recordedAt: z.number(),
  version: z.number(),
  usedAt: z.number().exactOptional(),
  signal: z.string(),
  data: dataSchema.exactOptional(),
});

const answerSchema = z.looseObject({
  stay: z.number(),
  by: z.enum(['signal', 'due', 'skipped']),
  next: z.string(),
  at: z.number(),
  cause: z.string(),
  signalAt: z.number(),
  version: z.number(),
  again: z
    .looseObject({
      attempt: z.number(),
      promisedAt: z.number().exactOptional(),
      reopens: z.array(z.string()).exactOptional(),
      promised: z.boolean().exactOptional(),
    })
    .exactOptional(),
});

const openTouchSchema = z.looseObject({
  id: z.string(),
  status: z.enum(['planned', 'uncertain', 'sent', 'skipped', 'used-up']),
  at: z.number(),
  notBefore: z.number().exactOptional(),
  sentAt: z.number().exactOptional(),
  attempt: z.number(),
  queued: z.boolean(),
  rep: z.string().exactOptional(),
  short: z.number().exactOptional(),
});

const moveSchema = z.looseObject({
  stay: z.number(),
  step: z.string(),
  by: z.enum(['signal', 'due', 'skipped']),
  signal: z.string().exactOptional(),
  touch: z.string().exactOptional(),
});

const spentSchema = z.looseObject({
  marketing: z.number(),
  service: z.number(),
  unanswered: z.number(),
  told: z.number().exactOptional(),
});

const reportSchema = z.looseObject({
  touch: z.string(),
  signal: z.string(),
  at: z.number(),
  triedAt: z.number().exactOptional(),
  who: z.string().exactOptional(),
});

const undoSchema = z.looseObject({
  touch: z.string(),
  also: z.array(z.string()),
  signal: z.string(),
  at: z.number(),
  who: z.string().exactOptional(),
  promised: z.boolean().exactOptional(),
  learnt: z.array(z.string()),
  before: z.looseObject({
    step: z.string(),
    stay: z.number(),
    facts: z.record(z.string(), factSchema),
    moves: z.array(moveSchema),
    answeredAt: z.array(z.number()),
    spent: spentSchema.optional(),
    lastReport: reportSchema.optional(),
    lastSignOfLifeAt: z.number().optional(),
  }),
});

const holdSchema = z.looseObject({
  reason: z.string(),
  since: z.number(),
  for: z.string(),
  scope: z.enum(['stay', 'enrollment', 'organisation']),
});

const refusalSchema = z.looseObject({
  touch: z.string(),
  also: z.array(z.string()),
  at: z.number(),
  who: z.string().exactOptional(),
  promised: z.boolean().exactOptional(),
  stage: z.enum(['lead', 'prospect', 'customer', 'refused']),
  refusedAt: z.number().exactOptional(),
  restaged: z.boolean().exactOptional(),
  seat: z.boolean().exactOptional(),
  answer: answerSchema.exactOptional(),
  open: openTouchSchema.exactOptional(),
  hold: holdSchema.exactOptional(),
});

const enrollmentShape = {
  schema: z.literal(1),
  id: z.string(),
  contact: z.string(),
  organisation: z.string(),
  campaign: z.string(),
  workflow: z.string(),
  rep: z.string().optional(),
  run: z.number(),
  runStartedAt: z.number(),
  runFirstStay: z.number(),
  version: z.number(),
  status: z.enum(['open', 'ended']),
  outcome: z.enum(['yes', 'no', 'released', 'void']).optional(),
  reason: z.string().optional(),
  step: z.string(),
  stay: z.number(),
  phase: z.enum(['answered', 'waiting']),
  answer: answerSchema.optional(),
  enteredAt: z.number(),
  enteredBy: z.string(),
  signalAt: z.number(),
  touch: openTouchSchema.optional(),
  timer: z.looseObject({ at: z.number(), rev: z.number(), why: z.enum(['send', 'due']) }).optional(),
  rev: z.number(),
  facts: z.record(z.string(), factSchema),
  nurtured: z.array(z.string()),
  lastReport: reportSchema.optional(),
  given: z.array(z.string()).exactOptional(),
  hold: holdSchema.optional(),
  checkAt: z.number().optional(),
  checks: z.number(),
  paceFrom: z.number(),
  answeredAt: z.array(z.number()),
  moves: z.array(moveSchema),
  eventRevision: z.number(),
  nurtureRounds: z.number(),
  startedAt: z.number(),
  lastSignOfLifeAt: z.number().optional(),
  spent: spentSchema.optional(),
  reply: z.looseObject({ touch: z.string(), at: z.number(), until: z.number() }).optional(),
  undo: undoSchema.optional(),
  refusal: refusalSchema.optional(),
  guest: z.boolean().optional(),
  eraseAt: z.number().optional(),
} satisfies Record<keyof Enrollment, z.ZodType>;

export const storedEnrollment = stored<Enrollment>(
  'enrollment',
  z.object(enrollmentShape),
  ({ id, campaign, checkAt }) => {
    const shard = shardOf(id);
    return {
      campaignShard: campaignShard(campaign, shard),
      checkShard: checkAt === undefined ? undefined : checkShard(shard),
    };
  },
);

const tokenShape = {
  enrollment: z.string(),
  run: z.number(),
  stay: z.number(),
  attempt: z.number(),
  token: z.string(),
} satisfies Record<keyof TokenItem, z.ZodType>;

export const storedToken = stored<TokenItem>('token', z.object(tokenShape));
