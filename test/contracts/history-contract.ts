import { describe, expect, it } from 'vitest';
import type { History } from '../../functions/shared/cloud-ports.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { Store } from '../../workflows/ports.ts';
import { AT, anEnrollment, anEvent, aTouch, frozen } from './items.ts';

interface HistoryUnderTest {
  readonly store: Store;
  readonly history: History;
}

/** Ids as they are made: 26 letters of base32. */
const ANNA = 'annaaaaaaaaaaaaaaaaaaaaaaa';
const BOB = 'bobbbbbbbbbbbbbbbbbbbbbbbb';

const happened = (enrollment: string, version: number, number: number, at: number): DomainEvent =>
  frozen({
    key: `${enrollment}.${version}.${number}`,
    at,
    type: 'StepEntered',
    campaign: 'probe',
    contact: `contact-of-${enrollment}`,
    enrollment,
    data: { nested: { list: [1, 'two', { three: 3 }], none: null }, left: undefined },
  });

/** What `History` promises, of what a store wrote. */
export function historyContract(name: string, create: () => Promise<HistoryUnderTest>): void {
  const lived = async (): Promise<History> => {
    const { store, history } = await create();
    const commit = async (change: Parameters<Store['commit']>[0]) =>
      expect(await store.commit(frozen(change))).toEqual({ ok: true });
    await commit({ enrollment: anEnrollment(ANNA), events: [happened(ANNA, 1, 0, AT)] });
    await commit({ enrollment: anEnrollment(BOB), events: [happened(BOB, 1, 0, AT)] });
    for (let version = 2; version <= 12; version += 1) {
      const events = [happened(ANNA, version, 0, AT + version), happened(ANNA, version, 1, AT + version)];
      await commit({ enrollment: anEnrollment(ANNA, { version }), events });
    }
    await commit({ events: [{ ...anEvent('probe.paused'), at: AT + 5 }, anEvent('probe.launched')] });
    await commit({ events: [{ ...anEvent('other.launched'), campaign: 'other' }] });
    return history;
  };
  const keysOf = (events: readonly DomainEvent[]): string[] => events.map(({ key }) => key);

  describe(name, () => {
    it('tells all of a campaign, its own and its enrollments’, by (at, key)', async () => {
      const history = await lived();
      const events = await history.eventsOf('probe');
      expect(events).toHaveLength(26);
      expect(keysOf(events).slice(0, 5)).toEqual([
        `${ANNA}.1.0`,
        `${BOB}.1.0`,
        'probe.launched',
        `${ANNA}.2.0`,
        `${ANNA}.2.1`,
      ]);
      expect(keysOf(events).slice(9, 12)).toEqual([`${ANNA}.5.0`, `${ANNA}.5.1`, 'probe.paused']);
      expect(keysOf(await history.eventsOf('other'))).toEqual(['other.launched']);
      expect(await history.eventsOf('unknown')).toEqual([]);
    });

    it('tells a campaign’s own alone', async () => {
      const history = await lived();
      expect(keysOf(await history.eventsOfCampaign('probe'))).toEqual(['probe.launched', 'probe.paused']);
    });

    it('tells an enrollment’s in the order of its versions, whole', async () => {
      const history = await lived();
      const events = await history.eventsOfEnrollment(ANNA);
      expect(keysOf(events).slice(17)).toEqual([10, 11, 12].flatMap((v) => [`${ANNA}.${v}.0`, `${ANNA}.${v}.1`]));
      expect(events[0]).toEqual(happened(ANNA, 1, 0, AT));
      expect(keysOf(await history.eventsOfEnrollment(BOB))).toEqual([`${BOB}.1.0`]);
      expect(await history.eventsOfEnrollment('unknownnnnnnnnnnnnnnnnnnnn')).toEqual([]);
    });

    it('tells what was put again in its old place, and nothing twice', async () => {
      const { store, history } = await create();
      await store.commit({
        enrollment: anEnrollment(ANNA),
        events: [happened(ANNA, 1, 0, AT), happened(ANNA, 1, 1, AT)],
      });
      await store.commit({ events: [anEvent('probe.launched')] });
      const again = { ...happened(ANNA, 1, 0, AT), data: { nested: {} } };
      const launched = { ...anEvent('probe.launched'), data: { contacts: 1 } };
      expect(await store.commit(frozen({ rewritten: [again, launched] }))).toEqual({ ok: true });
      expect(await history.eventsOfEnrollment(ANNA)).toEqual([again, happened(ANNA, 1, 1, AT)]);
      expect(await history.eventsOfCampaign('probe')).toEqual([launched]);
      expect(await history.eventsOf('probe')).toHaveLength(3);
    });

    it('tells an enrollment’s touches in the order they were planned', async () => {
      const { store, history } = await create();
      await store.commit({ enrollment: anEnrollment(ANNA) });
      await store.commit({ enrollment: anEnrollment(BOB) });
      const touch = (enrollment: string, stay: number, attempt: number) =>
        aTouch(`${enrollment}.${stay}.call.${attempt}`, { enrollment, stay, attempt });
      const touches = [touch(ANNA, 10, 1), touch(ANNA, 9, 2), touch(ANNA, 9, 1), touch(BOB, 1, 1)];
      for (const next of touches) await store.commit({ touches: [{ next, ifStatus: 'absent' }] });
      expect(await history.touchesOfEnrollment(ANNA)).toEqual([touches[2], touches[1], touches[0]]);
      expect(await history.touchesOfEnrollment(BOB)).toEqual([touches[3]]);
      expect(await history.touchesOfEnrollment('unknownnnnnnnnnnnnnnnnnnnn')).toEqual([]);
    });
  });
}
