import { describe, expect, it } from 'vitest';
import { type Answer, checkInvariant, type Enrollment } from '../../workflows/domain/enrollment.ts';
import { AT, anEnrollment } from '../contracts/items.ts';

const ANSWER: Answer = { stay: 1, by: 'due', next: 'there', at: AT, cause: 'c', signalAt: AT, version: 3 };
const TIMER = { at: AT, rev: 2, why: 'due' } as const;
const HOLD = { reason: 'missing-date', since: AT, for: 'operator', scope: 'stay' } as const;

const WAITING: Partial<Enrollment> = { stay: 1, phase: 'waiting', rev: 2, timer: TIMER };
const ANSWERED: Partial<Enrollment> = { stay: 1, phase: 'answered', answer: ANSWER };
const ENDED: Partial<Enrollment> = { stay: 1, status: 'ended', outcome: 'no', answer: undefined };

describe('what an enrollment is stored as', () => {
  it.each([
    ['waits with one timer', WAITING],
    ['waits under a hold without a timer', { ...WAITING, timer: undefined, hold: HOLD }],
    ['is answered and on its way', ANSWERED],
    ['is answered under a hold', { ...ANSWERED, hold: HOLD }],
    ['has ended and is still looked after', ENDED],
    ['has ended and is forgotten', { ...ENDED, checkAt: undefined }],
  ])('is sound when it %s', (_what, changes) => {
    expect(checkInvariant(anEnrollment('e1', changes))).toEqual([]);
  });

  it.each([
    ['ended without an outcome', { ...ENDED, outcome: undefined }],
    ['ended with a timer', { ...ENDED, timer: TIMER }],
    ['open with an outcome', { ...WAITING, outcome: 'no' }],
    ['open without checkAt', { ...WAITING, checkAt: undefined }],
    ['open without checkAt', { ...ANSWERED, checkAt: undefined }],
    ['waiting with an answer', { ...WAITING, answer: ANSWER }],
    ['waiting without a timer', { ...WAITING, timer: undefined }],
    ['timer newer than its revision', { ...WAITING, rev: 1 }],
    ['answered with a timer', { ...ANSWERED, timer: TIMER }],
    ['answered without the answer of its stay', { ...ANSWERED, answer: undefined }],
    ['answered without the answer of its stay', { ...ANSWERED, answer: { ...ANSWER, stay: 0 } }],
  ] as const)('is unsound when it is %s, and that alone is said', (fault, changes) => {
    expect(checkInvariant(anEnrollment('e1', changes))).toEqual([`e1: ${fault}`]);
  });

  it('has each of its faults named', () => {
    const wrong = { ...WAITING, answer: ANSWER, timer: undefined, checkAt: undefined };
    expect(checkInvariant(anEnrollment('e1', wrong))).toHaveLength(3);
  });
});
