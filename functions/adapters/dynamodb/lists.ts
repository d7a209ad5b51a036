import * as z from 'zod';
import type { Member } from '../../../workflows/ports.ts';
import { compareText } from '../past-order.ts';
import {
  campaignShard,
  checkShard,
  type Key,
  LIST_CHECKS,
  MEMBERS,
  organisationKey,
  reviewedKey,
  SHARDS,
  shardOf,
} from './keys.ts';
import type { Item } from './stored-item.ts';
import { BY_CAMPAIGN, BY_CHECK, BY_REP } from './table.ts';
import { below, queryItems, type TableAccess } from './table-access.ts';

interface EnrollmentEntry extends Key {
  readonly id: string;
}

const entrySchema = z.object({ pk: z.string(), sk: z.string(), id: z.string() });
const checkSchema = z.object({ id: z.string(), checkAt: z.number() });
const taskSchema = z.object({ pk: z.string(), sk: z.string() });

interface Page {
  /** Enrollment id: the page begins behind it. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** Keys of a campaign's enrollments by (shard, id): an order that does not move when others enrol. */
export async function enrollmentKeys(
  access: TableAccess,
  campaign: string,
  { after, limit }: Page,
): Promise<readonly EnrollmentEntry[]> {
  const entries: EnrollmentEntry[] = [];
  const first = after === undefined ? 0 : shardOf(after);
  for (let shard = first; shard < SHARDS && entries.length < limit; shard += 1) {
    const begins = shard === first && after !== undefined;
    const items = await queryItems(access, {
      index: BY_CAMPAIGN,
      condition: begins ? '#shard = :shard AND #id > :after' : '#shard = :shard',
      names: { '#shard': BY_CAMPAIGN.partitionKey, ...(begins && { '#id': BY_CAMPAIGN.sortKey }) },
      values: { ':shard': campaignShard(campaign, shard), ...(begins && { ':after': after }) },
      limit: limit - entries.length,
    });
    entries.push(...parseAll(entrySchema, items));
  }
  return entries;
}

/** Ids by (checkAt, id). Every shard is asked for all it could give, as the oldest may all lie in one. */
export async function checksBefore(access: TableAccess, at: number, limit: number): Promise<readonly string[]> {
  const shards = Array.from({ length: SHARDS }, (_, shard) => checksOf(access, checkShard(shard), { at, limit }));
  return oldestIds((await Promise.all(shards)).flat(), limit);
}

/** Ids of list mails by (checkAt, id). */
export async function listChecksBefore(access: TableAccess, at: number, limit: number): Promise<readonly string[]> {
  return oldestIds(await checksOf(access, LIST_CHECKS, { at, limit }), limit);
}

type Check = z.output<typeof checkSchema>;

async function checksOf(
  access: TableAccess,
  shard: string,
  { at, limit }: { readonly at: number; readonly limit: number },
): Promise<readonly Check[]> {
  const items = await queryItems(access, {
    index: BY_CHECK,
    condition: '#shard = :shard AND #at < :at',
    names: { '#shard': BY_CHECK.partitionKey, '#at': BY_CHECK.sortKey },
    values: { ':shard': shard, ':at': at },
    limit,
  });
  return parseAll(checkSchema, items);
}

function oldestIds(checks: readonly Check[], limit: number): readonly string[] {
  const sorted = [...checks].sort((left, right) => left.checkAt - right.checkAt || compareText(left.id, right.id));
  return sorted.slice(0, limit).map(({ id }) => id);
}

export async function taskKeys(access: TableAccess, rep: string): Promise<readonly Key[]> {
  if (rep === '') return [];
  const items = await queryItems(access, {
    index: BY_REP,
    condition: '#rep = :rep',
    names: { '#rep': BY_REP.partitionKey },
    values: { ':rep': rep },
  });
  return parseAll(taskSchema, items);
}

const memberSchema: z.ZodType<Member> = z.object({ enrollment: z.string(), contact: z.string(), campaign: z.string() });

const reviewedSchema = z.object({ campaign: z.string() });

/** By campaign. */
export async function reviewedCampaigns(access: TableAccess): Promise<readonly string[]> {
  const query = { condition: '#pk = :pk', names: { '#pk': 'pk' }, values: { ':pk': reviewedKey('').pk } };
  return (await queryItems(access, query)).map((item) => reviewedSchema.parse(item).campaign);
}

/** By enrollment. Those of releases before have no line: they learn at their next claim what their colleagues did. */
export async function membersOf(access: TableAccess, organisation: string): Promise<readonly Member[]> {
  return parseAll(memberSchema, await queryItems(access, below(organisationKey(organisation).pk, MEMBERS)));
}

function parseAll<T>(schema: z.ZodType<T>, items: readonly Item[]): T[] {
  return items.map((item) => schema.parse(item));
}
