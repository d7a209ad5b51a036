import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDynamoHistory } from '../../functions/adapters/dynamodb/dynamo-history.ts';
import { createDynamoListChecks } from '../../functions/adapters/dynamodb/dynamo-list-checks.ts';
import { createDynamoStore } from '../../functions/adapters/dynamodb/dynamo-store.ts';
import { createMemoryListChecks } from '../../functions/adapters/memory/memory-list-checks.ts';
import { createMemoryStore } from '../../functions/adapters/memory/memory-store.ts';
import type { ListChecks } from '../../functions/shared/cloud-ports.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import { Conflict } from '../../workflows/errors.ts';
import type { CommitResult, Store } from '../../workflows/ports.ts';
import { createTestTable } from './dynamodb-table.ts';
import { AT, anEnrollment, anEvent } from './items.ts';
import { CLAIMS, changeOf, ENROLLMENTS, REPS, type Recipe, recipe, TOUCHES } from './random-changes.ts';
import { theDynamoDBLocal } from './the-dynamodb-local.ts';

/** All that can be read; lists whose order each store keeps for itself, in one order. */
async function everything(store: Store, lists: ListChecks) {
  const each = <T>(ids: readonly string[], read: (id: string) => Promise<T>) => Promise.all(ids.map(read));
  const enrolled = await store.enrollmentsOf('probe', undefined, 10);
  return {
    enrollments: await each(ENROLLMENTS, store.enrollment),
    tokens: await each(ENROLLMENTS, store.token),
    contacts: await each(ENROLLMENTS, (id) => store.contact(`contact-of-${id}`)),
    organisation: await store.organisation('bakker'),
    campaign: await store.campaignState('probe'),
    touches: await each(TOUCHES, store.touch),
    claims: await each(CLAIMS, store.claim),
    tasks: await each(REPS, store.tasksOf),
    enrolled: [...enrolled].sort((left, right) => (left.id < right.id ? -1 : 1)),
    checks: [await store.checksBefore(AT + 100, 10), await store.checksBefore(AT + 5, 2)],
    lists: [await lists.before(AT + 700_000, 10), await lists.before(AT + 600_002, 1)],
    seats: await store.seats('probe'),
    around: await Promise.all(
      enrolled.map((enrollment, index) => store.around(enrollment, { seats: index % 2 === 0 })),
    ),
  };
}

/** A minute where nothing else runs. What does not end by then stands still. */
const LATE_MS = 1_800_000;
const RUNS = 50;
const CHANGES = 50;

describe('memory and DynamoDB Local', () => {
  it(
    'answer random changes alike, and hold the same afterwards',
    async () => {
      const engine = await theDynamoDBLocal();
      const answers = new Map<string, number>();
      const follow = async (recipes: readonly Recipe[]): Promise<void> => {
        const events: DomainEvent[] = [];
        const memory = createMemoryStore((streamed) => void events.push(...streamed.events));
        const table = await createTestTable(engine);
        const store = createDynamoStore(table);
        const lists = { memory: createMemoryListChecks(memory.items.touches), table: createDynamoListChecks(table) };
        const expectSame = async (of: Store): Promise<void> =>
          expect(await everything(of, lists.table)).toEqual(await everything(memory, lists.memory));
        for (const [index, made] of recipes.entries()) {
          const change = changeOf(made, memory, index);
          const expected = await memory.commit(change);
          expect(await store.commit(change)).toEqual(expected);
          const answer = expected.ok ? 'ok' : expected.reason;
          answers.set(answer, (answers.get(answer) ?? 0) + 1);
          if (index === CHANGES / 2) await expectSame(store);
        }
        // Another process, that remembers nothing, reads the same.
        await expectSame(createDynamoStore(table));
        const told = await createDynamoHistory(table).eventsOf('probe');
        expect(told.map(({ key }) => key)).toEqual(events.map(({ key }) => key).sort());
        await table.remove();
      };
      const recipes = fc.array(recipe, { minLength: CHANGES, maxLength: CHANGES });
      await fc.assert(fc.asyncProperty(recipes, follow), { numRuns: RUNS, seed: 20270201, endOnFailure: true });
      // The changes are worth the comparison only while each answer is among them.
      for (const answer of ['ok', 'duplicate', 'token', 'version', 'touch']) {
        expect({ answer, often: (answers.get(answer) ?? 0) >= 50 }).toEqual({ answer, often: true });
      }
    },
    LATE_MS,
  );
});

/** One that lost against another transaction wrote nothing, whether it is refused or told to come again. */
async function tryCommit(commit: Promise<CommitResult>): Promise<boolean> {
  try {
    return (await commit).ok;
  } catch (fault) {
    if (fault instanceof Conflict) return false;
    throw fault;
  }
}

describe('workers that race on DynamoDB Local', () => {
  const RACERS = 8;

  it('win a version once: one writes, with all it carries', async () => {
    const table = await createTestTable(await theDynamoDBLocal());
    const stores = Array.from({ length: RACERS }, () => createDynamoStore(table));
    const [first] = stores;
    await first?.commit({ enrollment: anEnrollment('e1') });
    for (let version = 2; version <= 40; version += 1) {
      const tries = stores.map((store, racer) => {
        const enrollment = anEnrollment('e1', { version, step: `racer-${racer}` });
        const events = [{ ...anEvent(`e1.${version}.0`), data: { racer } }];
        return tryCommit(store.commit({ enrollment, events, claim: { key: `${version}.${racer}`, result: 'moved' } }));
      });
      const won = (await Promise.all(tries)).flatMap((ok, racer) => (ok ? [racer] : []));
      expect(won).toHaveLength(1);
      expect((await first?.enrollment('e1'))?.step).toBe(`racer-${won[0]}`);
      const claims = await Promise.all(stores.map((store, racer) => store.claim(`${version}.${racer}`)));
      expect(claims.flatMap((claim, racer) => (claim ? [racer] : []))).toEqual(won);
    }
    const events = await createDynamoHistory(table).eventsOf('probe');
    expect(events).toHaveLength(39);
  });

  it('lose no step when each reads again and goes on', async () => {
    const table = await createTestTable(await theDynamoDBLocal());
    await createDynamoStore(table).commit({ enrollment: anEnrollment('e1') });
    const work = async (store: Store): Promise<void> => {
      for (let done = 0; done < 15; ) {
        const enrollment = await store.enrollment('e1');
        if (!enrollment) throw new Error('gone');
        const next = { ...enrollment, version: enrollment.version + 1, checks: enrollment.checks + 1 };
        if (await tryCommit(store.commit({ enrollment: next }))) done += 1;
      }
    };
    await Promise.all(Array.from({ length: RACERS }, () => work(createDynamoStore(table))));
    expect(await createDynamoStore(table).enrollment('e1')).toMatchObject({ version: 121, checks: 120 });
  });
});
