import { isAbsent } from './expression.ts';
import { sizeOfItem } from './item-size.ts';
import type { Key } from './keys.ts';
import type { Item } from './stored-item.ts';
import { type IndexSpec, TABLE } from './table.ts';
import type { Write } from './writes.ts';

interface ItemRead {
  readonly key: Key;
  readonly item: Item | undefined;
}

/** Counts what the table's adapters do in DynamoDB's units, without asking DynamoDB. */
export interface Meter {
  /** Single items; what is not there costs as much as the smallest. */
  got(reads: readonly ItemRead[], consistent: boolean): void;
  /** One page of a query, whatever it found. */
  queried(items: readonly Item[], consistent?: boolean): void;
  wrote(writes: readonly Write[]): void;
  /** A transaction that was refused: billed like one that was not, but for the indexes it did not touch. */
  cancelled(writes: readonly Write[]): void;
  deleted(key: Key): void;
  total(): Units;
}

export interface Units {
  /** Write request units: 1 KB each. */
  readonly write: number;
  /** Read request units: 4 KB each, half as much where consistency is not asked for. */
  readonly read: number;
}

interface MeterListener {
  /** Told of each operation, as it happens. */
  onWrite?(units: number): void;
  onRead?(units: number): void;
}

/** Prepared and committed: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html */
const TRANSACTION = 2;
/** Items whose size before a write is remembered: about 4 MB. */
const MAX_REMEMBERED = 2_000;

/**
 * A write costs by the larger of the item before and after, and so does each index whose entry it changes; a condition
 * check costs as a write does. What was never read here counts as unchanged in size and indexes. An upper bound where the
 * documentation says nothing: indexes too are counted twice in a transaction, as DynamoDB Local does.
 */
export function createMeter(listener: MeterListener = {}): Meter {
  const items = createItemMemory();
  let write = 0;
  let read = 0;
  const addWrite = (units: number): void => {
    write += units;
    listener.onWrite?.(units);
  };
  const addRead = (units: number): void => {
    read += units;
    listener.onRead?.(units);
  };
  return {
    got: (reads, consistent) => {
      for (const { key, item } of reads) items.remember(key, item);
      const units = reads.map(({ item }) => Math.max(1, Math.ceil((item ? sizeOfItem(item) : 0) / 4096)));
      addRead(sum(units) * (consistent ? 1 : 0.5));
    },
    queried: (found, consistent = false) =>
      addRead(Math.max(1, Math.ceil(sum(found.map(sizeOfItem)) / 4096)) * (consistent ? 1 : 0.5)),
    wrote: (writes) => {
      const steps = writes.map((each) => items.follow(each));
      addWrite(TRANSACTION * sum(steps.map((step) => tableUnits(step) + indexUnits(step))));
      for (const [index, { after }] of steps.entries()) items.remember(writes[index]?.key, after);
    },
    cancelled: (writes) => addWrite(TRANSACTION * sum(writes.map((each) => tableUnits(items.follow(each))))),
    deleted: (key) => {
      const before = items.recall(key);
      addWrite(tableUnits({ before, after: undefined }) + indexUnits({ before, after: undefined }));
      items.remember(key, undefined);
    },
    total: () => ({ write, read }),
  };
}

/** An item before and after a write; undefined where there is none. */
interface Step {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

function tableUnits({ before, after }: Step): number {
  return Math.max(1, kilobytes(before), kilobytes(after));
}

function indexUnits({ before, after }: Step): number {
  return sum(TABLE.indexes.map((index) => entryUnits(entryOf(index, before), entryOf(index, after))));
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes */
function entryUnits(before: Entry | undefined, after: Entry | undefined): number {
  if (!before || !after || before.key !== after.key) return kilobytes(before?.item) + kilobytes(after?.item);
  if (JSON.stringify(before.item) === JSON.stringify(after.item)) return 0;
  return Math.max(kilobytes(before.item), kilobytes(after.item));
}

interface Entry {
  readonly key: string;
  readonly item: Item;
}

/** What an index holds of an item: keys of table and index, and what it includes. */
function entryOf(index: IndexSpec, item: Item | undefined): Entry | undefined {
  const { [index.partitionKey]: partition, [index.sortKey]: sort } = item ?? {};
  if (!item || partition === undefined || sort === undefined) return undefined;
  const names = new Set([TABLE.partitionKey, TABLE.sortKey, index.partitionKey, index.sortKey, ...index.include]);
  const entry = Object.fromEntries([...names].map((name) => [name, item[name]]));
  return { key: JSON.stringify([partition, sort]), item: entry };
}

/** The last items this process has seen, as they stood then. */
function createItemMemory() {
  const known = new Map<string, Item | undefined>();
  const idOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;
  const recall = (key: Key): Item | undefined => known.get(idOf(key));
  return {
    recall,
    remember: (key: Key | undefined, item: Item | undefined): void => {
      if (!key) return;
      const [oldest] = known.size >= MAX_REMEMBERED ? known.keys() : [];
      if (oldest !== undefined) known.delete(oldest);
      known.set(idOf(key), item);
    },
    follow: (write: Write): Step => {
      const { key, type, item, remove, conditions } = write;
      const seen = recall(key);
      if (type === 'check') return { before: seen, after: seen };
      const after: Record<string, unknown> = { ...(type === 'update' && seen), ...item, pk: key.pk, sk: key.sk };
      for (const name of remove) delete after[name];
      const isNew = type === 'put' || conditions.includes(isAbsent) || known.has(idOf(key));
      return { before: isNew ? seen : after, after };
    },
  };
}

function kilobytes(item: Item | undefined): number {
  return item ? Math.ceil(sizeOfItem(item) / 1024) : 0;
}

function sum(units: readonly number[]): number {
  return units.reduce((total, each) => total + each, 0);
}
