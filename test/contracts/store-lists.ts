import { describe, expect, it } from 'vitest';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Store } from '../../workflows/ports.ts';
import { AT, anEnrollment, aReview, aTouch } from './items.ts';
import type { CreateStore } from './store-under-test.ts';

const PIETER = 'pieter@probe.example';
const LOTTE = 'lotte@probe.example';

async function write(store: Store, next: Touch, ifStatus: Touch['status'] | 'absent' = 'absent'): Promise<void> {
  expect(await store.commit({ touches: [{ next, ifStatus }] })).toEqual({ ok: true });
}

async function idsOf(store: Store, rep: string): Promise<string[]> {
  return (await store.tasksOf(rep)).map(({ id }) => id);
}

/** What the lists hold, in which order, and what leaves them. */
export function listsContract(create: CreateStore): void {
  describe('the tasks of a rep', () => tasks(create));
  describe('the enrollments of a campaign', () => enrollments(create));
  describe('who is enrolled at an organisation', () => members(create));
  describe('campaigns under review', () => reviewed(create));
  describe('checks a moment apart', () => checks(create, 1));
  describe('checks minutes apart', () => checks(create, 4 * 60_000));
}

function tasks(create: CreateStore): void {
  it('are his calls and asks that are planned or open, by (notBefore, id)', async () => {
    const { store } = await create();
    await write(store, aTouch('c', { notBefore: AT + 1 }));
    await write(store, aTouch('b'));
    await write(store, aTouch('d', { kind: 'ask', status: 'sent', open: true, notBefore: AT - 1 }));
    await write(store, aTouch('a'));
    await write(store, aTouch('other', { rep: LOTTE }));
    const { rep: _rep, ...nobodys } = aTouch('nobody');
    await write(store, nobodys);
    expect(await idsOf(store, PIETER)).toEqual(['d', 'a', 'b', 'c']);
    expect(await idsOf(store, LOTTE)).toEqual(['other']);
    expect(await idsOf(store, 'nobody@probe.example')).toEqual([]);
  });

  it.each([
    ['a mail', { kind: 'mail' }],
    ['a letter', { kind: 'letter' }],
    ['a decision', { kind: 'decision', status: 'sent', open: true }],
    ['a digest', { kind: 'list' }],
    ['a call that is claimed', { status: 'sending' }],
    ['a call that was skipped', { status: 'skipped' }],
    ['a call that was reported', { status: 'sent', open: false }],
  ] as const)('are never %s', async (_what, changes) => {
    const { store } = await create();
    await write(store, aTouch('t', changes));
    expect(await idsOf(store, PIETER)).toEqual([]);
  });

  it('stay while they are open and leave with their report', async () => {
    const { store } = await create();
    await write(store, aTouch('t'));
    await write(store, aTouch('t', { status: 'sent', open: true }), 'planned');
    expect(await store.tasksOf(PIETER)).toEqual([aTouch('t', { status: 'sent', open: true })]);
    await write(store, aTouch('t', { status: 'sent', open: false }), 'sent');
    expect(await idsOf(store, PIETER)).toEqual([]);
  });

  it('move with the touch from one rep to the other', async () => {
    const { store } = await create();
    await write(store, aTouch('t'));
    await write(store, aTouch('t', { rep: LOTTE, for: PIETER }), 'planned');
    expect(await idsOf(store, PIETER)).toEqual([]);
    expect(await store.tasksOf(LOTTE)).toEqual([aTouch('t', { rep: LOTTE, for: PIETER })]);
  });

  it('keep their order when one is put off', async () => {
    const { store } = await create();
    await write(store, aTouch('a'));
    await write(store, aTouch('b'));
    await write(store, aTouch('a', { notBefore: AT + 1 }), 'planned');
    expect(await idsOf(store, PIETER)).toEqual(['b', 'a']);
  });
}

function members(create: CreateStore): void {
  it('is everybody once, over all campaigns, by enrollment, ended or not', async () => {
    const { store } = await create();
    for (const [id, campaign] of [
      ['m', 'probe'],
      ['a', 'another'],
    ] as const)
      expect(await store.commit({ enrollment: anEnrollment(id, { campaign }) })).toEqual({ ok: true });
    await store.commit({ enrollment: anEnrollment('x', { organisation: 'maas' }) });
    await store.commit({ enrollment: anEnrollment('m', { version: 2, status: 'ended', outcome: 'void' }) });
    expect(await store.membersOf('bakker')).toEqual([
      { enrollment: 'a', contact: 'contact-of-a', campaign: 'another' },
      { enrollment: 'm', contact: 'contact-of-m', campaign: 'probe' },
    ]);
    expect(await store.membersOf('nobody')).toEqual([]);
  });
}

function reviewed(create: CreateStore): void {
  it('are all that ever were, once, by id, launched or not', async () => {
    const { store } = await create();
    expect(await store.reviewed()).toEqual([]);
    for (const review of [aReview(1), aReview(2), aReview(1, { id: 'another' })])
      expect(await store.commit({ review })).toEqual({ ok: true });
    expect(await store.commit({ review: aReview(1, { id: 'another' }) })).toEqual({ ok: false, reason: 'version' });
    expect(await store.reviewed()).toEqual(['another', 'probe']);
  });
}

function enrollments(create: CreateStore): void {
  const enroll = async (store: Store, id: string, campaign = 'probe'): Promise<void> => {
    expect(await store.commit({ enrollment: anEnrollment(id, { campaign }) })).toEqual({ ok: true });
  };
  const pages = async (store: Store, limit: number): Promise<string[][]> => {
    const found: string[][] = [];
    let after: string | undefined;
    do {
      const page = (await store.enrollmentsOf('probe', after, limit)).map(({ id }) => id);
      if (page.length > 0) found.push(page);
      after = page.at(-1);
    } while (after !== undefined && found.length < 20);
    return found;
  };

  it('come once each, in the same order whatever the page', async () => {
    const { store } = await create();
    for (const id of ['m', 'a', 'z', 'k', 'b']) await enroll(store, id);
    await enroll(store, 'x', 'another');
    const all = (await pages(store, 10)).flat();
    expect([...all].sort()).toEqual(['a', 'b', 'k', 'm', 'z']);
    for (const limit of [1, 2, 5]) {
      const paged = await pages(store, limit);
      expect(paged.flat()).toEqual(all);
      expect(Math.max(...paged.map((page) => page.length))).toBe(limit);
    }
  });

  it('keep their order while they are written, and are those of now', async () => {
    const { store } = await create();
    for (const id of ['m', 'a', 'z']) await enroll(store, id);
    const before = (await pages(store, 10)).flat();
    const first = before[0] ?? '';
    await store.commit({ enrollment: anEnrollment(first, { version: 2, step: 'call-1' }) });
    expect((await pages(store, 1)).flat()).toEqual(before);
    expect((await store.enrollmentsOf('probe', undefined, 1))[0]).toMatchObject({ id: first, step: 'call-1' });
  });

  it('do not shift a page that is read while others enrol', async () => {
    const { store } = await create();
    for (const id of ['b', 'd', 'f', 'h']) await enroll(store, id);
    const first = (await store.enrollmentsOf('probe', undefined, 2)).map(({ id }) => id);
    for (const id of ['a', 'c', 'e', 'g', 'i']) await enroll(store, id);
    const rest = (await store.enrollmentsOf('probe', first.at(-1), 20)).map(({ id }) => id);
    expect(rest.filter((id) => first.includes(id))).toEqual([]);
    expect([...first, ...rest]).toEqual(expect.arrayContaining(['b', 'd', 'f', 'h']));
  });

  it('of a campaign nobody knows are none', async () => {
    const { store } = await create();
    expect(await store.enrollmentsOf('unknown', undefined, 10)).toEqual([]);
  });
}

function checks(create: CreateStore, apart: number): void {
  const look = async (store: Store, id: string, version: number, checkAt: number | undefined): Promise<void> => {
    const ended = checkAt === undefined;
    const enrollment = anEnrollment(id, {
      version,
      checkAt,
      ...(ended && { status: 'ended' as const, outcome: 'no' as const }),
    });
    expect(await store.commit({ enrollment })).toEqual({ ok: true });
  };

  it('are those before the instant, oldest first, at most as many as asked for', async () => {
    const { store } = await create();
    await look(store, 'c', 1, AT + 3 * apart);
    await look(store, 'a', 1, AT + 1 * apart);
    await look(store, 'd', 1, AT + 4 * apart);
    await look(store, 'b', 1, AT + 2 * apart);
    expect(await store.checksBefore(AT + 4 * apart, 10)).toEqual(['a', 'b', 'c']);
    expect(await store.checksBefore(AT + 4 * apart, 2)).toEqual(['a', 'b']);
    expect(await store.checksBefore(AT + 1 * apart, 10)).toEqual([]);
  });

  it('are there again until they are written', async () => {
    const { store } = await create();
    await look(store, 'a', 1, AT + 1 * apart);
    await look(store, 'b', 1, AT + 2 * apart);
    await store.checksBefore(AT + 9 * apart, 10);
    expect(await store.checksBefore(AT + 9 * apart, 10)).toEqual(['a', 'b']);
  });

  it('count by the time that stands now, each enrollment once', async () => {
    const { store } = await create();
    await look(store, 'a', 1, AT + 1 * apart);
    await look(store, 'b', 1, AT + 2 * apart);
    await look(store, 'a', 2, AT + 5 * apart);
    expect(await store.checksBefore(AT + 3 * apart, 10)).toEqual(['b']);
    await look(store, 'a', 3, AT + 1 * apart);
    expect(await store.checksBefore(AT + 9 * apart, 10)).toEqual(['a', 'b']);
    await look(store, 'a', 4, AT + 5 * apart);
    expect(await store.checksBefore(AT + 9 * apart, 10)).toEqual(['b', 'a']);
  });

  it('do not fill the answer with times that were passed by', async () => {
    const { store } = await create();
    for (let version = 1; version <= 5; version += 1) await look(store, 'a', version, AT + version * apart);
    await look(store, 'b', 1, AT + 9 * apart);
    expect(await store.checksBefore(AT + 10 * apart, 2)).toEqual(['a', 'b']);
  });

  it('forget who ended and has nothing left to look after', async () => {
    const { store } = await create();
    await look(store, 'a', 1, AT + 1 * apart);
    await look(store, 'a', 2, undefined);
    expect(await store.checksBefore(AT + 9 * apart, 10)).toEqual([]);
  });
}
