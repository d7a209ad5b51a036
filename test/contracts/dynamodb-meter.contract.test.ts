import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { createDynamoHistory } from '../../functions/adapters/dynamodb/dynamo-history.ts';
import { createDynamoListChecks } from '../../functions/adapters/dynamodb/dynamo-list-checks.ts';
import { createDynamoPointers } from '../../functions/adapters/dynamodb/dynamo-pointers.ts';
import { createDynamoReceipts } from '../../functions/adapters/dynamodb/dynamo-receipts.ts';
import { createDynamoReviews } from '../../functions/adapters/dynamodb/dynamo-reviews.ts';
import { createDynamoStore } from '../../functions/adapters/dynamodb/dynamo-store.ts';
import { createMeter, type Units } from '../../functions/adapters/dynamodb/meter.ts';
import { getItem, getItems } from '../../functions/adapters/dynamodb/table-access.ts';
import type { Touch, TouchStatus } from '../../workflows/domain/touch.ts';
import type { Store } from '../../workflows/ports.ts';
import { createTestTable, type TestTable } from './dynamodb-table.ts';
import { AT, aCampaign, aContact, anEnrollment, anEvent, anOrganisation, aToken, aTouch } from './items.ts';
import { theDynamoDBLocal } from './the-dynamodb-local.ts';

const PIETER = 'pieter@probe.example';
const LONG = 'x'.repeat(2_500);

const aList = (status: TouchStatus): Touch =>
  aTouch('digest.1', { kind: 'list', status, ...(status !== 'planned' && { claimedAt: AT + 1 }) });

interface Metered {
  readonly access: TestTable;
  readonly store: Store;
  /** What an operation cost by our count and by DynamoDB Local's. */
  cost(operation: () => Promise<unknown>): Promise<{ readonly ours: Units; readonly theirs: Units }>;
}

async function createMetered({ apart = true } = {}): Promise<Metered> {
  const table = await createTestTable(await theDynamoDBLocal());
  const meter = createMeter();
  const access = { ...table, meter };
  const consumed: { read: number; write: number } = { read: 0, write: 0 };
  const consume = (output: unknown, command: string): void => {
    const capacity = Reflect.get(Object(output), 'ConsumedCapacity') as ConsumedCapacity | ConsumedCapacity[];
    const units = [capacity ?? []].flat().reduce((total, { CapacityUnits = 0 }) => total + CapacityUnits, 0);
    consumed[/Get|Query/.test(command) ? 'read' : 'write'] += units;
  };
  // Every request asks what it cost; transactions and batches are answered with a list, a table each.
  table.client.middlewareStack.add(
    (next, context) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      const { TransactItems: items = [] } = args.input as { readonly TransactItems?: readonly object[] };
      // One by one, as of a whole transaction DynamoDB Local counts each distinct amount once.
      const parts = apart ? items.map((item) => ({ ...args, input: { ...args.input, TransactItems: [item] } })) : [];
      let result = parts.length > 1 ? undefined : await next(args);
      if (result) consume(result.output, String(context.commandName));
      for (const part of parts.length > 1 ? parts : []) {
        result = await next(part);
        consume(result.output, 'TransactWrite');
      }
      if (!result) throw new Error('nothing was sent');
      return result;
    },
    { step: 'initialize', name: 'asksWhatItCost' },
  );
  const both = () => ({ ours: meter.total(), theirs: { ...consumed } });
  const since = (now: Units, before: Units): Units => ({
    write: now.write - before.write,
    read: now.read - before.read,
  });
  return {
    access,
    store: createDynamoStore(access),
    cost: async (operation) => {
      const before = both();
      await operation();
      const now = both();
      return { ours: since(now.ours, before.ours), theirs: since(now.theirs, before.theirs) };
    },
  };
}

describe('the meter and what DynamoDB Local reports', () => {
  /** One after the other on one table, so that each finds what the others left. */
  const OPERATIONS: readonly (readonly [string, (store: Store) => Promise<unknown>, Units])[] = [
    ['a contact', (store) => store.commit({ contact: aContact(1) }), { write: 2, read: 0 }],
    ['a contact that grows', (store) => store.commit({ contact: aContact(2, { note: LONG }) }), { write: 6, read: 0 }],
    ['a contact that shrinks', (store) => store.commit({ contact: aContact(3) }), { write: 6, read: 0 }],
    ['an organisation', (store) => store.commit({ organisation: anOrganisation(1) }), { write: 2, read: 0 }],
    [
      'an enrollment, its pointer, its line at the organisation and the two indexes it stands in',
      (store) => store.commit({ enrollment: anEnrollment('e1') }),
      { write: 10, read: 0 },
    ],
    [
      'an enrollment whose check stays',
      (store) => store.commit({ enrollment: anEnrollment('e1', { version: 2, step: 'call-1' }) }),
      { write: 2, read: 0 },
    ],
    [
      'an enrollment whose check moves: out of the index and in again',
      (store) => store.commit({ enrollment: anEnrollment('e1', { version: 3, checkAt: AT + 1 }) }),
      { write: 6, read: 0 },
    ],
    [
      'an enrollment that leaves the index of checks',
      (store) => store.commit({ enrollment: anEnrollment('e1', { version: 4, checkAt: undefined }) }),
      { write: 4, read: 0 },
    ],
    [
      'everything at once',
      (store) =>
        store.commit({
          claim: { key: 'signal.1', result: 'moved' },
          enrollment: anEnrollment('e1', { version: 5 }),
          token: aToken(1, 1, 0),
          contact: aContact(4),
          organisation: anOrganisation(2),
          campaign: aCampaign(1),
          touches: [
            { next: aTouch('t1'), ifStatus: 'absent' },
            { next: aTouch('t2', { files: [LONG] }), ifStatus: 'absent' },
          ],
          events: [anEvent('a'), { ...anEvent('b'), data: { text: LONG, at: -1.5, nothing: null, list: [true, 0] } }],
        }),
      { write: 34, read: 0 },
    ],
    [
      'a touch that is claimed and leaves the queue, on a small enrollment and contact',
      (store) =>
        store.commit({
          unchanged: { enrollment: 'e1', version: 5 },
          unchangedContact: { contact: 'anna', version: 4 },
          touches: [{ next: aTouch('t1', { status: 'sending' }), ifStatus: 'planned' }],
        }),
      { write: 8, read: 0 },
    ],
    [
      'a touch that goes to another rep',
      (store) => store.commit({ touches: [{ next: aTouch('t2', { rep: 'lotte' }), ifStatus: 'planned' }] }),
      { write: 10, read: 0 },
    ],
    [
      'a list mail, in the index of checks until it is through: planned',
      (store) => store.commit({ touches: [{ next: aList('planned'), ifStatus: 'absent' }] }),
      { write: 4, read: 0 },
    ],
    [
      'a list mail that is claimed: looked at later',
      (store) => store.commit({ touches: [{ next: aList('sending'), ifStatus: 'planned' }] }),
      { write: 6, read: 0 },
    ],
    [
      'a list mail that went out',
      (store) => store.commit({ touches: [{ next: aList('sent'), ifStatus: 'sending' }] }),
      { write: 4, read: 0 },
    ],
    ['an enrollment that is known', (store) => store.enrollment('e1'), { write: 0, read: 1 }],
    ['what is not there', (store) => store.contact('nobody'), { write: 0, read: 1 }],
    ['an enrollment nobody knows', (store) => store.enrollment('e9'), { write: 0, read: 1.5 }],
    ['who is enrolled at an organisation', (store) => store.membersOf('bakker'), { write: 0, read: 0.5 }],
    [
      'what stands around an enrollment',
      (store) => store.around(anEnrollment('e1'), { seats: false }),
      { write: 0, read: 2 },
    ],
  ];

  it('agree on each write and read, unit by unit', async () => {
    const { store, cost } = await createMetered();
    for (const [what, operation, expected] of OPERATIONS) {
      const { ours, theirs } = await cost(() => operation(store));
      expect({ what, units: ours }).toEqual({ what, units: theirs });
      expect({ what, units: ours }).toEqual({ what, units: expected });
    }
  });

  it('agree on what one release leaves of another’s', async () => {
    const { access, store, cost } = await createMetered();
    await store.commit({ contact: aContact(1, { note: 'short' }) });
    await getItem(access, { pk: 'C#anna', sk: 'CONTACT' });
    const { ours, theirs } = await cost(() => store.commit({ contact: aContact(2, { note: LONG }) }));
    expect(ours).toEqual(theirs);
  });

  it('agree on a table that is read by another process than the one that wrote it', async () => {
    const { access, store, cost } = await createMetered();
    await createDynamoStore({ ...access, meter: createMeter() }).commit({ contact: aContact(1, { note: LONG }) });
    const { ours, theirs } = await cost(async () => {
      const contact = await store.contact('anna');
      await store.commit({ contact: { ...aContact(2), stage: contact?.stage ?? 'lead' } });
    });
    expect(ours).toEqual(theirs);
    expect(ours).toEqual({ read: 1, write: 6 });
  });

  it('agree on receipts, reviews, pointers and the past', async () => {
    const { access, store, cost } = await createMetered();
    const receipts = createDynamoReceipts(access);
    const reviews = createDynamoReviews(access);
    const what = { type: 'x', occurredAt: AT, campaign: 'probe', key: 'k' };
    const { ours, theirs } = await cost(async () => {
      const answer = { accepted: 1, duplicates: 0, unmatched: [] };
      const events = [what, { ...what, key: LONG }];
      await receipts.take({ schema: 1, source: 's', id: '1', status: 'taken', takenAt: AT, events, answer });
      await receipts.finish('s', '1');
      await reviews.add({ schema: 1, campaign: 'probe', id: 'r', at: AT, what, who: { note: LONG } });
      await reviews.of('probe');
      await reviews.settle('probe', 'r');
      const pointer = { bundleKey: 'k', bundleHash: 'h', audienceHash: 'a', launch: 'l' };
      const pointers = createDynamoPointers(access);
      await pointers.point({ schema: 1, campaign: 'probe', version: 1, ...pointer });
      await pointers.launched();
      await store.commit({ touches: [{ next: aList('planned'), ifStatus: 'absent' }] });
      await createDynamoListChecks(access).before(AT + 700_000, 10);
      await store.commit({
        events: Array.from({ length: 9 }, (_, index) => ({ ...anEvent(`${index}`), data: { LONG } })),
      });
      await createDynamoHistory(access).eventsOfCampaign('probe');
    });
    expect(ours).toEqual(theirs);
  });

  it('agree on the lists that found something, apart from the shards that held nothing', async () => {
    const { store, cost } = await createMetered();
    for (const id of ['a', 'b', 'c']) await store.commit({ enrollment: anEnrollment(id) });
    await store.commit({ touches: [{ next: aTouch('t1'), ifStatus: 'absent' }] });
    const tasks = await cost(() => store.tasksOf(PIETER));
    expect(tasks).toEqual({ ours: { write: 0, read: 1.5 }, theirs: { write: 0, read: 1.5 } });
    const page = await cost(() => store.enrollmentsOf('probe', undefined, 10));
    // Two shards hold them, read for 1; AWS bills a query that finds nothing 0.5, DynamoDB Local does not.
    expect(page).toEqual({ ours: { write: 0, read: 16 * 0.5 + 3 }, theirs: { write: 0, read: 2 * 0.5 + 3 } });
  });

  describe('differ where DynamoDB Local bills less than AWS documents', () => {
    it('in a transaction: writes of the same size are counted once', async () => {
      const { store, cost } = await createMetered({ apart: false });
      const { ours, theirs } = await cost(() =>
        store.commit({ contact: aContact(1), organisation: anOrganisation(1) }),
      );
      expect([ours.write, theirs.write]).toEqual([4, 2]);
    });

    it('in a batch: what is not there is billed like the smallest item', async () => {
      const { access, store, cost } = await createMetered();
      await store.commit({ contact: aContact(1) });
      const keys = ['anna', 'nobody'].map((contact) => ({ pk: `C#${contact}`, sk: 'CONTACT' }));
      const { ours, theirs } = await cost(() => getItems(access, keys));
      expect([ours.read, theirs.read]).toEqual([2, 1]);
    });

    it('in a condition check: it is billed by the item it looks at, as a write of it', async () => {
      const { store, cost } = await createMetered();
      await store.commit({ contact: aContact(1, { note: LONG }) });
      const rests = {
        unchangedContact: { contact: 'anna', version: 1 },
        claim: { key: 'k', result: 'moved' },
      } as const;
      const { ours, theirs } = await cost(() => store.commit(rests));
      expect([ours.write, theirs.write]).toEqual([8, 4]);
    });

    it('in a refused transaction: it is billed, and DynamoDB Local does not say', async () => {
      const { store, cost } = await createMetered({ apart: false });
      await store.commit({ contact: aContact(1) });
      const { ours, theirs } = await cost(() =>
        store.commit({ contact: aContact(1), organisation: anOrganisation(1) }),
      );
      expect([ours.write, theirs.write]).toEqual([4, 0]);
    });
  });
});
