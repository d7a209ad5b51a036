import { describe, expect, it } from 'vitest';
import type {
  CampaignPointer,
  CampaignPointers,
  Receipt,
  Receipts,
  RefusedPress,
  ReviewEntry,
  Reviews,
  Revocations,
} from '../../functions/shared/cloud-ports.ts';
import { AT, frozen } from './items.ts';

const pointer = (version: number, changes: Partial<CampaignPointer> = {}): CampaignPointer =>
  frozen({
    schema: 1,
    campaign: 'probe',
    version,
    bundleKey: `campaigns/probe/${version}.json`,
    bundleHash: `hash-${version}`,
    audienceHash: 'audience',
    launch: `launch-${version}`,
    ...changes,
  });

/** What `CampaignPointers` promises: one at a time. */
export function pointersContract(name: string, create: () => Promise<CampaignPointers>): void {
  describe(name, () => {
    it('points where it was pointed last, a campaign each', async () => {
      const pointers = await create();
      expect(await pointers.pointer('probe')).toBeUndefined();
      expect(await pointers.point(pointer(1))).toBe(true);
      const files = { presentation: 'hash-of-it' };
      expect(await pointers.point(pointer(2, { files }))).toBe(true);
      expect(await pointers.point(pointer(1, { campaign: 'other' }))).toBe(true);
      expect(await pointers.pointer('probe')).toEqual(pointer(2, { files }));
      expect(await pointers.pointer('other')).toEqual(pointer(1, { campaign: 'other' }));
    });

    it.each([1, 3])('refuses version %i where 1 is stored', async (version) => {
      const pointers = await create();
      await pointers.point(pointer(1));
      expect(await pointers.point(pointer(version, { launch: 'late' }))).toBe(false);
      expect(await pointers.pointer('probe')).toEqual(pointer(1));
    });

    it('refuses to begin with version 2', async () => {
      const pointers = await create();
      expect(await pointers.point(pointer(2))).toBe(false);
      expect(await pointers.pointer('probe')).toBeUndefined();
    });

    it('knows every campaign that was ever pointed, once', async () => {
      const pointers = await create();
      expect(await pointers.launched()).toEqual([]);
      await pointers.point(pointer(1, { campaign: 'b' }));
      await pointers.point(pointer(1, { campaign: 'a' }));
      await pointers.point(pointer(2, { campaign: 'b' }));
      await pointers.point(pointer(2, { campaign: 'refused' }));
      expect(await pointers.launched()).toEqual(['a', 'b']);
    });

    it('lets one of many win', async () => {
      const pointers = await create();
      await pointers.point(pointer(1));
      const tries = ['a', 'b', 'c'].map((launch) => settled(pointers.point(pointer(2, { launch }))));
      const won = (await Promise.all(tries)).filter((result) => result === true);
      expect(won).toHaveLength(1);
    });
  });
}

/** One that lost against another transaction may be told so, or be told to come again: both wrote nothing. */
async function settled<T>(call: Promise<T>): Promise<T | 'again'> {
  try {
    return await call;
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'Conflict') return 'again';
    throw fault;
  }
}

const receipt = (changes: Partial<Receipt> = {}): Receipt =>
  frozen({
    schema: 1,
    source: 'generic',
    id: 'evt_1',
    status: 'taken',
    takenAt: AT,
    events: [
      {
        type: 'signal',
        occurredAt: AT - 1,
        campaign: 'probe',
        enrollment: 'e1',
        signal: 'registered',
        key: 'generic.evt_1.0',
        data: { guests: 2, late: false, table: 'near the door' },
      },
      { type: 'signal', occurredAt: AT, campaign: 'probe', who: { email: 'anna@example.com' }, key: 'generic.evt_1.1' },
    ],
    answer: { accepted: 1, duplicates: 0, unmatched: [{ index: 1, email: 'anna@example.com' }, { index: 2 }] },
    ...changes,
  });

/** What `Receipts` promises: the first answer stands. */
export function receiptsContract(name: string, create: () => Promise<Receipts>): void {
  describe(name, () => {
    it('takes a delivery once and answers a repeat with the first', async () => {
      const receipts = await create();
      expect(await receipts.find('generic', 'evt_1')).toBeUndefined();
      expect(await receipts.take(receipt())).toBeUndefined();
      const again = receipt({ takenAt: AT + 1, answer: { accepted: 9, duplicates: 0, unmatched: [] } });
      expect(await receipts.take(again)).toEqual(receipt());
      expect(await receipts.find('generic', 'evt_1')).toEqual(receipt());
    });

    it('keeps sources and ids apart', async () => {
      const receipts = await create();
      const others = [receipt({ source: 'other' }), receipt({ id: 'evt_2' }), receipt({ source: 'a#b', id: 'c' })];
      for (const taken of [receipt(), ...others]) expect(await receipts.take(taken)).toBeUndefined();
      for (const taken of others) expect(await receipts.find(taken.source, taken.id)).toEqual(taken);
    });

    it('is done when it is finished, and stays so: what it brought goes, its answer stays', async () => {
      const receipts = await create();
      await receipts.take(receipt());
      await receipts.finish('generic', 'evt_1');
      await receipts.finish('generic', 'evt_1');
      expect(await receipts.find('generic', 'evt_1')).toEqual(receipt({ status: 'done', events: [] }));
      expect(await receipts.take(receipt())).toEqual(receipt({ status: 'done', events: [] }));
    });

    it('moves from the status it has, once: of two who want it elsewhere one gets it', async () => {
      const receipts = await create();
      expect(await receipts.move('page', 'p1', 'taken', 'cancelled')).toBe(false);
      await receipts.take(receipt({ source: 'page', id: 'p1' }));
      expect(await receipts.move('page', 'p1', 'applying', 'done')).toBe(false);
      const moved = await Promise.all([
        receipts.move('page', 'p1', 'taken', 'applying'),
        receipts.move('page', 'p1', 'taken', 'cancelled'),
      ]);
      expect(moved.filter((each) => each)).toHaveLength(1);
      const { status } = (await receipts.find('page', 'p1')) ?? {};
      expect(status).toBe(moved[0] ? 'applying' : 'cancelled');
    });

    it('keeps who said something on a page', async () => {
      const receipts = await create();
      const event = { type: 'page.response', occurredAt: AT, campaign: 'probe', enrollment: 'e', signal: 'accepted' };
      const said = receipt({ source: 'page', id: 'p2', events: [{ ...event, by: 'contact', key: 'page.e.p2.0' }] });
      await receipts.take(said);
      expect(await receipts.find('page', 'p2')).toEqual(said);
    });

    it('keeps the page it was pressed on', async () => {
      const receipts = await create();
      const pressed = receipt({ source: 'page', id: 'p3', page: { letter: 'c', subject: 'e.1.call.1' } });
      await receipts.take(pressed);
      expect(await receipts.find('page', 'p3')).toEqual(pressed);
    });

    it('keeps what was refused last on a page, each page its own', async () => {
      const receipts = await create();
      const page = { letter: 'c', subject: 'e.1.call.1' };
      const refused = (press: string, pressedAt: number, changes: Partial<RefusedPress> = {}): RefusedPress =>
        frozen({
          schema: 1,
          page,
          campaign: 'probe',
          press,
          pressedAt,
          acts: [{ type: 'page.undo', why: 'acted' }],
          ...changes,
        });
      expect(await receipts.refusedOn(page)).toBeUndefined();
      await receipts.refuse(refused('p1', AT));
      await receipts.refuse(refused('p1', AT));
      expect(await receipts.refusedOn(page)).toEqual(refused('p1', AT));
      const acts = [{ type: 'page.outcome', signal: 'declined', to: 'lotte@example.com', why: 'late' }];
      await receipts.refuse(refused('p2', AT + 1, { acts }));
      await receipts.refuse(refused('p1', AT));
      expect(await receipts.refusedOn(page)).toEqual(refused('p2', AT + 1, { acts }));
      await receipts.refuse(refused('p3', AT + 2, { acts: [] }));
      expect((await receipts.refusedOn(page))?.acts).toEqual([]);
      expect(await receipts.refusedOn({ ...page, letter: 'k' })).toBeUndefined();
    });

    it('makes no receipt of finishing what is not there', async () => {
      const receipts = await create();
      await receipts.finish('generic', 'evt_1');
      expect(await receipts.find('generic', 'evt_1')).toBeUndefined();
    });
  });
}

const entry = (id: string, changes: Partial<ReviewEntry> = {}): ReviewEntry =>
  frozen({
    schema: 1,
    campaign: 'probe',
    id,
    at: AT,
    what: { type: 'signal', occurredAt: AT, campaign: 'probe', signal: 'registered', key: `generic.${id}` },
    who: { email: 'anna@example.com' },
    ...changes,
  });

/** What `Reviews` promises: an entry once, oldest first, until it is settled. */
export function reviewsContract(name: string, create: () => Promise<Reviews>): void {
  describe(name, () => {
    it('lists a campaign’s entries, oldest first', async () => {
      const reviews = await create();
      expect(await reviews.of('probe')).toEqual([]);
      for (const added of [entry('c', { at: AT - 1 }), entry('b'), entry('a'), entry('d', { campaign: 'other' })]) {
        await reviews.add(added);
      }
      expect((await reviews.of('probe')).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
      expect(await reviews.of('other')).toEqual([entry('d', { campaign: 'other' })]);
    });

    it('keeps the first of two with one id', async () => {
      const reviews = await create();
      await reviews.add(entry('a'));
      await reviews.add(entry('a', { at: AT + 1, who: { email: 'bob@example.com' } }));
      expect(await reviews.of('probe')).toEqual([entry('a')]);
    });

    it('forgets an entry that is settled, with who was named', async () => {
      const reviews = await create();
      await reviews.add(entry('a'));
      await reviews.add(entry('b'));
      await reviews.settle('probe', 'a');
      await reviews.settle('probe', 'a');
      expect(await reviews.of('probe')).toEqual([entry('b')]);
    });
  });
}

/** What `Revocations` promises: the last moment a holder's links were taken back. */
export function revocationsContract(name: string, create: () => Promise<Revocations>): void {
  describe(name, () => {
    it('tells when a holder’s links were taken back, last', async () => {
      const revocations = await create();
      expect(await revocations.revokedAt('anna')).toBeUndefined();
      await revocations.revoke('anna', AT);
      await revocations.revoke('anna', AT + 1);
      expect(await revocations.revokedAt('anna')).toBe(AT + 1);
      expect(await revocations.revokedAt('afrika.anna')).toBeUndefined();
    });
  });
}
