import * as z from 'zod';
import type { DomainEvent } from '../../../workflows/domain/event.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';
import { isTask } from '../is-task.ts';
import { listCheckAt } from '../list-check-at.ts';
import { LIST_CHECKS, taskOrder } from './keys.ts';
import { parseItem, type Stored, stored } from './stored-item.ts';

const text = z.string().exactOptional();
const instant = z.number().exactOptional();

const touchShape = {
  schema: z.literal(1),
  id: z.string(),
  campaign: z.string(),
  enrollment: text,
  contact: text,
  organisation: text,
  stay: z.number(),
  step: z.string(),
  kind: z.enum(['mail', 'call', 'letter', 'ask', 'decision', 'list']),
  to: z.enum(['contact', 'rep', 'manager', 'host']),
  receiver: z.string(),
  status: z.enum(['planned', 'sending', 'sent', 'skipped', 'failed', 'uncertain']),
  reason: text,
  template: z.string(),
  mailKind: z.enum(['marketing', 'service', 'internal']),
  urgency: z.enum(['answer', 'urgent', 'normal']),
  attempt: z.number(),
  attempts: z.number(),
  notBefore: z.number(),
  notAfter: instant,
  promised: z.boolean().exactOptional(),
  warmth: z.number().exactOptional(),
  rep: text,
  for: text,
  placeOn: text,
  open: z.boolean().exactOptional(),
  digest: text,
  calendar: z
    .looseObject({ uid: z.string(), sequence: z.number(), method: z.enum(['PUBLISH', 'CANCEL']) })
    .exactOptional(),
  about: text,
  requested: z.boolean().exactOptional(),
  half: z.enum(['morning', 'afternoon']).exactOptional(),
  reopens: z.array(z.string()).exactOptional(),
  meanwhile: z.boolean().exactOptional(),
  item: text,
  files: z.array(z.string()).exactOptional(),
  sentBy: text,
  claimedAt: instant,
  sentAt: instant,
  firstBy: z.number().exactOptional(),
  firstTold: z.enum(['warned', 'breached']).exactOptional(),
  escalated: z.number().exactOptional(),
  cause: z.string(),
} satisfies Record<keyof Touch, z.ZodType>;
const touchSchema: z.ZodType<Touch> = z.object(touchShape);

/** `kind` says that it is a touch; which kind of touch stands in `touchKind`. */
export const storedTouch: Stored<Touch> = {
  kind: 'touch',
  attributes: Object.keys(touchShape).filter((attribute) => attribute !== 'kind'),
  write: (touch) => {
    const checkAt = listCheckAt(touch);
    const listed = isTask(touch) && touch.rep !== undefined && touch.rep !== '';
    return {
      ...touch,
      kind: 'touch',
      touchKind: touch.kind,
      taskRep: listed ? touch.rep : undefined,
      taskOrder: listed ? taskOrder(touch.notBefore, touch.id) : undefined,
      checkAt,
      checkShard: checkAt === undefined ? undefined : LIST_CHECKS,
    };
  },
  read: (item) => parseItem(touchSchema, 'touch', { ...item, kind: item.touchKind }),
};

const eventShape = {
  key: z.string(),
  at: z.number(),
  // A newer release may know more types: whoever reads them takes what he knows.
  type: z.custom<DomainEvent['type']>((type) => typeof type === 'string'),
  campaign: z.string(),
  cause: z.string().optional(),
  contact: text,
  enrollment: text,
  organisation: text,
  step: z.string().optional(),
  stay: z.number().optional(),
  data: z.record(z.string(), z.unknown()),
} satisfies Record<keyof DomainEvent, z.ZodType>;

export const storedEvent = stored<DomainEvent>('event', z.object(eventShape));
