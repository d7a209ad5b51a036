import { describe, expect, it } from 'vitest';
import type { Queues, Schedules, WakeMessage } from '../../workflows/ports.ts';

/** What came of a message: whom it woke, or which touch it sent, and when. */
export interface Delivered {
  readonly id: string;
  readonly at: number;
}

export interface DeliveryUnderTest {
  readonly schedules: Schedules;
  readonly queues: Queues;
  now(): number;
  /** Lets so many seconds pass; what is due by then has been delivered. */
  pass(seconds: number): Promise<void>;
  /** In the order of delivery. */
  delivered(): readonly Delivered[];
}

export type CreateDelivery = () => Promise<DeliveryUnderTest>;

const wake = (enrollment: string): { kind: 'wake'; wake: WakeMessage } => ({ kind: 'wake', wake: { enrollment } });

/** What `Schedules` promises: once by name, never before its time. */
export function schedulesContract(name: string, create: CreateDelivery): void {
  describe(name, () => {
    it('delivers what was asked for at its time, not before', async () => {
      const { schedules, now, pass, delivered } = await create();
      const at = now() + 90_000;
      await schedules.create('a', at, wake('e1'));
      await pass(89);
      expect(delivered()).toEqual([]);
      await pass(2);
      expect(delivered().map(({ id }) => id)).toEqual(['e1']);
      expect(delivered()[0]?.at).toBeGreaterThanOrEqual(at);
    });

    it('takes a name that exists for that very timer: nothing is added, nothing moves', async () => {
      const { schedules, now, pass, delivered } = await create();
      await schedules.create('a', now() + 90_000, wake('e1'));
      await schedules.create('a', now() + 30_000, wake('e2'));
      await pass(60);
      expect(delivered()).toEqual([]);
      await pass(60);
      expect(delivered().map(({ id }) => id)).toEqual(['e1']);
    });

    it('keeps timers of different names apart, also at one instant', async () => {
      const { schedules, now, pass, delivered } = await create();
      await schedules.create('b', now() + 61_000, wake('e2'));
      await schedules.create('a', now() + 61_000, wake('e1'));
      await pass(62);
      expect(
        delivered()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(['e1', 'e2']);
    });

    it('delivers what is past already, soon', async () => {
      const { schedules, now, pass, delivered } = await create();
      await schedules.create('a', now() - 3_600_000, wake('e1'));
      await pass(1);
      expect(delivered().map(({ id }) => id)).toEqual(['e1']);
    });

    it('lets a name be used again once it has fired', async () => {
      const { schedules, now, pass, delivered } = await create();
      await schedules.create('a', now() + 1_000, wake('e1'));
      await pass(2);
      await schedules.create('a', now() + 1_000, wake('e2'));
      await pass(2);
      expect(delivered().map(({ id }) => id)).toEqual(['e1', 'e2']);
    });

    it('carries a touch to be sent, too', async () => {
      const { schedules, now, pass, delivered } = await create();
      await schedules.create('a', now() + 1_000, { kind: 'send', touch: 't1' });
      await pass(2);
      expect(delivered().map(({ id }) => id)).toEqual(['t1']);
    });
  });
}

/** What `Queues` promises: each message, after its delay. */
export function queuesContract(name: string, create: CreateDelivery): void {
  describe(name, () => {
    it('delivers a message without a delay soon', async () => {
      const { queues, pass, delivered } = await create();
      await queues.wake({ enrollment: 'e1' }, 0);
      await queues.send('t1', 0);
      await pass(1);
      expect(
        delivered()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(['e1', 't1']);
    });

    it('keeps a message back for its delay, beside others', async () => {
      const { queues, now, pass, delivered } = await create();
      const start = now();
      await queues.send('t1', 60);
      await queues.wake({ enrollment: 'e1' }, 20);
      await pass(59);
      expect(delivered().map(({ id }) => id)).toEqual(['e1']);
      await pass(2);
      expect(delivered().map(({ id }) => id)).toEqual(['e1', 't1']);
      expect(delivered().map(({ at }) => at - start >= 20_000)).toEqual([true, true]);
    });

    it('delivers what was put in twice, twice', async () => {
      const { queues, pass, delivered } = await create();
      await queues.wake({ enrollment: 'e1' }, 0);
      await queues.wake({ enrollment: 'e1' }, 0);
      await pass(1);
      expect(delivered().map(({ id }) => id)).toEqual(['e1', 'e1']);
    });
  });
}
