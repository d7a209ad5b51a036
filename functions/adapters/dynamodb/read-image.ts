import * as z from 'zod';
import type { Enrollment, TokenItem } from '../../../workflows/domain/enrollment.ts';
import type { DomainEvent } from '../../../workflows/domain/event.ts';
import { storedEnrollment, storedToken } from './stored-enrollment.ts';
import type { Item } from './stored-item.ts';
import { storedEvent } from './stored-touch.ts';

/** What the table's stream tells of an item that was written. */
export type StreamedItem =
  | { readonly kind: 'enrollment'; readonly enrollment: Enrollment }
  | { readonly kind: 'token'; readonly token: TokenItem }
  | { readonly kind: 'event'; readonly event: DomainEvent };

/** The new image of a stream's record; undefined for items of other kinds. Throws where it is not what it says it is. */
export function readImage(image: unknown): StreamedItem | undefined {
  const item = imageSchema.parse(image);
  switch (item.kind) {
    case 'enrollment':
      return { kind: 'enrollment', enrollment: storedEnrollment.read(item) };
    case 'token':
      return { kind: 'token', token: storedToken.read(item) };
    case 'event':
      return { kind: 'event', event: storedEvent.read(item) };
    default:
      return undefined;
  }
}

/** One value as DynamoDB writes it, its type being the key; the table holds no other types. */
const valueSchema: z.ZodType<unknown> = z.lazy(() =>
  z.union([
    z.object({ S: z.string() }).transform(({ S }) => S),
    z.object({ N: z.string() }).transform(({ N }) => Number(N)),
    z.object({ BOOL: z.boolean() }).transform(({ BOOL }) => BOOL),
    z.object({ NULL: z.literal(true) }).transform(() => null),
    z.object({ L: z.array(valueSchema) }).transform(({ L }) => L),
    z.object({ M: z.record(z.string(), valueSchema) }).transform(({ M }) => M),
  ]),
);
const imageSchema: z.ZodType<Item> = z.record(z.string(), valueSchema);
