import { describe, expect, it } from 'vitest';
import { type KeepTimersPorts, keepTimers } from '../../functions/sweep/keep-timers.ts';
import type { AudienceReview } from '../../workflows/domain/audience-review.ts';
import { aReview } from '../contracts/items.ts';
import { startSwept } from './swept-scenario.ts';

const PIETER = 'pieter@voorbeeld.example';

/** An audience under review for a launch on 1 March: its lists go on 15 February. Every timer is gone. */
async function reviewed(changes: Partial<AudienceReview> = {}) {
  const { scenario, ports, group } = await startSwept({ contacts: [{ name: 'dirk' }] });
  const { local } = scenario;
  const times = { startedAt: local('2027-02-01 10:00'), launchAt: local('2027-03-01 09:00') };
  const review = aReview(1, { id: 'afrika', ...times, lists: { [PIETER]: 0 }, asked: { [PIETER]: 1 }, ...changes });
  expect(await ports.store.commit({ review })).toEqual({ ok: true });
  group.empty();
  const notLaunched: KeepTimersPorts = {
    ...ports,
    store: { ...ports.store, campaignState: async () => undefined },
    pointers: { launched: async () => [] },
  };
  const keepAt = (time: string, chosen: KeepTimersPorts = notLaunched) =>
    keepTimers({ ...chosen, clock: { ...chosen.clock, now: () => local(time) } })();
  return { keepAt, group, local, launched: { ...ports, pointers: notLaunched.pointers } };
}

describe('the moments of a review', () => {
  it('are set again where they lie ahead and were lost, and are not late', async () => {
    const { keepAt, group, local } = await reviewed();
    expect(await keepAt('2027-02-03 12:00')).toBe(0);
    expect(await keepAt('2027-02-03 12:05')).toBe(0);
    expect(group.names()).toEqual([`review.afrika.${local('2027-02-15 09:00')}`]);
  });

  it('never fired: found ten minutes later and taken up now, once an hour', async () => {
    const { keepAt, group, local } = await reviewed();
    expect(await keepAt('2027-02-15 09:05')).toBe(0);
    expect(group.names()).toEqual([]);
    expect(await keepAt('2027-02-15 09:15')).toBe(1);
    expect(await keepAt('2027-02-15 09:20')).toBe(1);
    const name = `review.afrika.${local('2027-02-15 09:00')}`;
    expect(group.names()).toEqual([`${name}.late.${Math.floor(local('2027-02-15 09:15') / 3_600_000)}`]);
  });

  it('are nobody’s once the campaign is launched, or all are done', async () => {
    const { keepAt, group, launched } = await reviewed();
    expect(await keepAt('2027-02-15 09:15', launched)).toBe(0);
    const at = Date.parse('2027-02-10T09:00:00Z');
    const done = await reviewed({ done: { lists: at, reminder: at, keep: at, 'sign-reminder': at } });
    expect(await done.keepAt('2027-02-15 09:15')).toBe(0);
    expect([...group.names(), ...done.group.names()]).toEqual([]);
  });

  it('of one that cannot be read keep no other campaign waiting, and the fault is told', async () => {
    const { keepAt, launched } = await reviewed();
    const broken: KeepTimersPorts = {
      ...launched,
      store: { ...launched.store, audienceReview: async () => Promise.reject(new Error('no review')) },
      pointers: { launched: async () => [] },
    };
    await expect(
      keepAt('2027-02-15 09:15', { ...broken, store: { ...broken.store, campaignState: async () => undefined } }),
    ).rejects.toThrow('afrika: Error: no review');
  });
});
