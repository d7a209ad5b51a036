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
  /**
   * How long a second of the contract is here: 1,000 where time is virtual, less where it has to be waited for. Ten of
   * them are whole seconds: queues know no others.
   */
  readonly secondMs: number;
  now(): number;
  /** Lets time pass until the instant, and what is due by then come in; sooner where so many were delivered. */
  arrivals(count: number, by: number): Promise<readonly Delivered[]>;
  /** Waits until schedules that have fired are put away. */
  putAway(): Promise<void>;
}

export type CreateDelivery = () => Promise<DeliveryUnderTest>;

const wake = (enrollment: string): { kind: 'wake'; wake: WakeMessage } => ({ kind: 'wake', wake: { enrollment } });
const idsOf = (delivered: readonly Delivered[]): readonly string[] => delivered.map(({ id }) => id);

/** What `Schedules` promises: once by name, never before its time. */
export function schedulesContract(name: string, create: CreateDelivery): void {
  const begin = async () => {
    const under = await create();
    const start = under.now();
    return { ...under, at: (seconds: number): number => start + seconds * under.secondMs };
  };

  describe.concurrent(name, () => {
    it('delivers what was asked for at its time, not before', async () => {
      const { schedules, at, arrivals } = await begin();
      await schedules.create('a', at(90), wake('e1'));
      const delivered = await arrivals(1, at(90));
      expect(idsOf(delivered)).toEqual(['e1']);
      expect(delivered[0]?.at).toBeGreaterThanOrEqual(at(90));
    });

    it('is never early by the part of a second', async () => {
      const { schedules, at, now, arrivals } = await begin();
      const due = Math.floor(at(90) / 1000) * 1000 + 999;
      expect(due).toBeGreaterThan(now());
      await schedules.create('a', due, wake('e1'));
      const delivered = await arrivals(1, due);
      expect(delivered[0]?.at).toBeGreaterThanOrEqual(due);
    });

    it('takes a name that exists for that very timer: nothing is added, nothing moves', async () => {
      const { schedules, at, arrivals } = await begin();
      await schedules.create('a', at(120), wake('e1'));
      await schedules.create('a', at(60), wake('e2'));
      const delivered = await arrivals(2, at(120));
      expect(idsOf(delivered)).toEqual(['e1']);
      expect(delivered[0]?.at).toBeGreaterThanOrEqual(at(120));
    });

    it('F46 a timer set anew under its next revision comes at each of its times, whatever was set before', async () => {
      const { schedules, at, arrivals } = await begin();
      // The first is so far ahead that a slow machine has set all three by then.
      const times = [200, 140, 170];
      for (const [rev, seconds] of times.entries())
        await schedules.create(`e1.3.${rev}`, at(seconds), wake(`${seconds}`));
      const delivered = await arrivals(3, at(200));
      expect(idsOf(delivered)).toEqual(['140', '170', '200']);
      expect(delivered.filter((one) => one.at < at(Number(one.id)))).toEqual([]);
    });

    it('keeps timers of different names apart, also at one instant', async () => {
      const { schedules, at, arrivals } = await begin();
      await schedules.create('b', at(61), wake('e2'));
      await schedules.create('a', at(61), wake('e1'));
      expect([...idsOf(await arrivals(2, at(61)))].sort()).toEqual(['e1', 'e2']);
    });

    it('keeps names apart that hold an address, or are long', async () => {
      const { schedules, at, arrivals } = await begin();
      const names = ['rep.a.pieter@probe.example', 'rep.a.lotte@probe.example', `a.${'x'.repeat(90)}`];
      for (const [place, long] of names.entries()) await schedules.create(long, at(61), wake(`e${place}`));
      for (const long of names) await schedules.create(long, at(61), wake('again'));
      expect([...idsOf(await arrivals(4, at(61)))].sort()).toEqual(['e0', 'e1', 'e2']);
    });

    it('delivers what is past already, soon', async () => {
      const { schedules, now, at, arrivals } = await begin();
      await schedules.create('a', now() - 3_600_000, wake('e1'));
      expect(idsOf(await arrivals(1, at(1)))).toEqual(['e1']);
    });

    it('lets a name be used again once it has fired', async () => {
      const { schedules, at, arrivals, putAway } = await begin();
      await schedules.create('a', at(1), wake('e1'));
      await arrivals(1, at(2));
      await putAway();
      await schedules.create('a', at(3), wake('e2'));
      expect(idsOf(await arrivals(2, at(4)))).toEqual(['e1', 'e2']);
    });

    it('carries a touch to be sent, too', async () => {
      const { schedules, at, arrivals } = await begin();
      await schedules.create('a', at(1), { kind: 'send', touch: 't1' });
      expect(idsOf(await arrivals(1, at(2)))).toEqual(['t1']);
    });
  });
}

/** What `Queues` promises: each message, after its delay. */
export function queuesContract(name: string, create: CreateDelivery): void {
  const begin = async () => {
    const under = await create();
    const start = under.now();
    return {
      ...under,
      at: (seconds: number): number => start + seconds * under.secondMs,
      delay: (seconds: number): number => (seconds * under.secondMs) / 1000,
    };
  };

  describe.concurrent(name, () => {
    it('delivers a message without a delay soon', async () => {
      const { queues, at, arrivals } = await begin();
      await queues.wake({ enrollment: 'e1' }, 0);
      await queues.send('t1', 0);
      expect([...idsOf(await arrivals(2, at(1)))].sort()).toEqual(['e1', 't1']);
    });

    it('keeps a message back for its delay, beside others', async () => {
      const { queues, at, delay, arrivals } = await begin();
      await queues.send('t1', delay(120));
      await queues.wake({ enrollment: 'e1' }, delay(20));
      const delivered = await arrivals(2, at(121));
      expect(idsOf(delivered)).toEqual(['e1', 't1']);
      expect(delivered[0]?.at).toBeGreaterThanOrEqual(at(20));
      expect(delivered[1]?.at).toBeGreaterThanOrEqual(at(120));
    });

    it('delivers what was put in twice, twice', async () => {
      const { queues, at, arrivals } = await begin();
      await queues.wake({ enrollment: 'e1' }, 0);
      await queues.wake({ enrollment: 'e1' }, 0);
      expect(idsOf(await arrivals(2, at(1)))).toEqual(['e1', 'e1']);
    });
  });
}
