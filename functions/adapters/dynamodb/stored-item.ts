import * as z from 'zod';
import type { ItemKind } from './table.ts';

export type Item = Readonly<Record<string, unknown>>;

/** How a kind of item is stored and read. */
export interface Stored<T> {
  readonly kind: ItemKind;
  /** Attributes this release knows: what of them an object leaves out is removed, all others are left alone. */
  readonly attributes: readonly string[];
  /** Attributes an item gets; those that are undefined are to be removed. */
  write(value: T): Item;
  /** Ignores attributes of a newer release. Throws where the item is none of this kind; no value stands in the message. */
  read(item: Item): T;
}

/** Each attribute of the type must be named, so that none is forgotten when the type grows. */
export function stored<T extends object>(
  kind: ItemKind,
  schema: z.ZodObject & z.ZodType<T>,
  derive: (value: T) => Item = () => ({}),
): Stored<T> {
  const own = Object.keys(schema.shape);
  return {
    kind,
    attributes: own,
    write: (value) => ({ schema: 1, ...value, kind, ...derive(value) }),
    read: (item) => parseItem(schema, kind, item),
  };
}

export function parseItem<T>(schema: z.ZodType<T>, kind: ItemKind, item: Item): T {
  const parsed = schema.safeParse(item);
  if (parsed.success) return parsed.data;
  throw new Error(`${String(item.pk)} ${String(item.sk)}: no ${kind}`, {
    cause: new Error(z.prettifyError(parsed.error)),
  });
}
