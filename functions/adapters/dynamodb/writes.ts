import type { Refusal } from '../../../workflows/ports.ts';
import { type Condition, createExpressionWriter, updateExpression } from './expression.ts';
import type { Key } from './keys.ts';
import type { Item, Stored } from './stored-item.ts';

/** What a transaction does with one item. */
export interface Write {
  readonly key: Key;
  /** `put` for what is never changed afterwards, `update` of named attributes, `check` writes nothing. */
  readonly type: 'put' | 'update' | 'check';
  /** The item as it will stand, its key left out; without attributes of a newer release. */
  readonly item: Item;
  readonly remove: readonly string[];
  readonly conditions: readonly Condition[];
  /** What it means when a condition does not hold. */
  readonly refusal: Refusal | undefined;
}

interface WriteOptions {
  readonly condition?: Condition;
  readonly refusal?: Refusal;
}

export function put(key: Key, item: Item, { condition, refusal }: WriteOptions = {}): Write {
  return { key, type: 'put', item, remove: [], conditions: condition ? [condition] : [], refusal };
}

/** Sets what the value holds and removes what the type knows and the value leaves out: attributes of a newer release survive. */
export function update<T>(key: Key, stored: Stored<T>, value: T, { condition, refusal }: WriteOptions): Write {
  const written = stored.write(value);
  const known = new Set([...stored.attributes, ...Object.keys(written)]);
  const remove = [...known].filter((attribute) => written[attribute] === undefined);
  return { key, type: 'update', item: written, remove, conditions: condition ? [condition] : [], refusal };
}

/** Sets some attributes of an item. */
export function set(key: Key, item: Item, { condition, refusal }: WriteOptions): Write {
  return { key, type: 'update', item, remove: [], conditions: condition ? [condition] : [], refusal };
}

export function check(key: Key, condition: Condition, refusal: Refusal): Write {
  return { key, type: 'check', item: {}, remove: [], conditions: [condition], refusal };
}

/** One write an item, as a transaction may name it once: conditions of both, and the later of two contents. */
export function mergeWrites(writes: readonly Write[]): readonly Write[] {
  const merged = new Map<string, Write>();
  for (const write of writes) {
    const id = `${write.key.pk}\n${write.key.sk}`;
    const earlier = merged.get(id);
    merged.set(id, earlier ? merge(earlier, write) : write);
  }
  return [...merged.values()];
}

function merge(earlier: Write, later: Write): Write {
  const content = later.type === 'check' ? earlier : later;
  return { ...content, conditions: [...earlier.conditions, ...later.conditions] };
}

/** The write as a transaction carries it. */
export function toTransactItem(table: string, write: Write) {
  const { key, item } = write;
  const writer = createExpressionWriter();
  const conditions = write.conditions.map((condition) => `(${condition(writer)})`).join(' AND ');
  const expression = conditions === '' ? {} : { ConditionExpression: conditions };
  if (write.type === 'put') {
    const attributes = conditions === '' ? {} : writer.attributes();
    return { Put: { TableName: table, Item: { ...key, ...item }, ...expression, ...attributes } };
  }
  if (write.type === 'check') {
    return {
      ConditionCheck: { TableName: table, Key: { ...key }, ConditionExpression: conditions, ...writer.attributes() },
    };
  }
  const UpdateExpression = updateExpression(writer, { set: item, remove: write.remove });
  return { Update: { TableName: table, Key: { ...key }, UpdateExpression, ...expression, ...writer.attributes() } };
}
