import { describe, expect, it } from 'vitest';
import { halfOnDay, otherHalf } from '../../workflows/domain/day-half.ts';
import type { DayHalf } from '../../workflows/domain/touch.ts';
import { aContact, aTouch } from '../contracts/items.ts';
import { aStep, liveWith, local, tell, waitingIn } from './stage.ts';

const step = aStep('call', { attempts: 3 });

/** Which half a call after a report is for, made at that time in Amsterdam. */
function afterCall(now: string, { signal = 'not-reached', attempt = 1, triedAt = now, at = now } = {}) {
  const tried = local(triedAt);
  const lastReport = {
    touch: `e1.1.call.${attempt}`,
    signal,
    at: local(at),
    ...(triedAt !== at && { triedAt: tried }),
  };
  return waitingIn(step, { now, enrollment: { lastReport } });
}

/** From when on that day a task of a half is to be called. */
function onDay(half: DayHalf, at: string, contact: Parameters<typeof aContact>[1] = {}) {
  const touch = { ...aTouch('t1'), kind: 'call', half, rep: 'pieter@probe.example' } as const;
  const asked = halfOnDay(liveWith(step), { touch, contact: aContact(3, contact), at: local(at) });
  return tell(asked?.from);
}

describe('the half of the day', () => {
  it.each([
    ['2027-02-01 11:59', 'afternoon'],
    ['2027-02-01 12:00', 'morning'],
    ['2027-02-01 17:00', 'morning'],
  ])('rep-day: after nobody was reached at %s the next is for the %s', (now, half) => {
    expect(otherHalf(afterCall(now), { kind: 'call', attempt: 2 })).toBe(half);
  });

  it('rep-day: only the next try of a call that reached nobody, and never a promised one', () => {
    const draft = afterCall('2027-02-01 10:00');
    expect(otherHalf(draft, { kind: 'call', attempt: 1 })).toBeUndefined();
    expect(otherHalf(draft, { kind: 'call', attempt: 3 })).toBeUndefined();
    expect(otherHalf(draft, { kind: 'call', attempt: 2, promised: true })).toBeUndefined();
    expect(otherHalf(draft, { kind: 'ask', attempt: 2 })).toBeUndefined();
    const reached = afterCall('2027-02-01 10:00', { signal: 'call-back' });
    expect(otherHalf(reached, { kind: 'call', attempt: 2 })).toBeUndefined();
  });

  it('rep-day: it counts when the call was, not when its report was put right', () => {
    const draft = afterCall('2027-02-03 15:00', { triedAt: '2027-02-01 10:00' });
    expect(otherHalf(draft, { kind: 'call', attempt: 2 })).toBe('afternoon');
  });

  it('rep-day: is asked for where rep and contact are both there for an hour of it, from its first quarter on', () => {
    expect(onDay('afternoon', '2027-02-03 09:00')).toBe('2027-02-03 12:00');
    expect(onDay('morning', '2027-02-03 09:00')).toBe('2027-02-03 09:00');
    // Half an hour of the morning is left, then none.
    expect(onDay('morning', '2027-02-03 11:30')).toBeUndefined();
    expect(onDay('morning', '2027-02-03 14:00')).toBeUndefined();
    // Saturday.
    expect(onDay('morning', '2027-02-06 09:00')).toBeUndefined();
  });
});
