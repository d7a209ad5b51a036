import { describe, expect, it } from 'vitest';
import { createWallClock, dayWords } from '../../workflows/story/wall-clock.ts';

describe('a wall clock', () => {
  const amsterdam = createWallClock('Europe/Amsterdam', 2027);

  it('tells winter and summer by its own zone', () => {
    expect(amsterdam.tell('2027-02-08T08:00:00.000Z')).toBe('Mon 8 Feb 09:00');
    expect(amsterdam.tell(Date.UTC(2027, 6, 5, 7, 5))).toBe('Mon 5 Jul 09:05');
    expect(createWallClock('Europe/London', 2027).tell('2027-02-08T08:00:00.000Z')).toBe('Mon 8 Feb 08:00');
  });

  it('tells the year where it is another one', () => {
    expect(amsterdam.tell('2027-12-31T23:30:00.000Z')).toBe('Sat 1 Jan 2028 00:30');
    expect(dayWords('2028-01-03', 2027)).toBe('3 Jan 2028');
  });

  it('finds the Monday of the local day', () => {
    expect(amsterdam.weekOf('2027-02-07T22:59:00.000Z')).toBe('2027-02-01');
    expect(amsterdam.weekOf('2027-02-07T23:00:00.000Z')).toBe('2027-02-08');
  });
});
