import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarSpec, createCalendar } from '../../workflows/calendar/calendar.ts';
import type { Window } from '../../workflows/language/time-values.ts';
import { dayAfter, isBusinessDayNaively, isOpenNaively, nextOpenNaively, wallClock } from './naive-oracle.ts';
import { utc } from './specs.ts';
import { ZONES } from './zones.ts';

const SEED = { seed: 20270318 };
const FOUR_DAYS = 4 * 1440;

/** Days with a switch in some of the zones: Europe, America, Lord Howe, Chatham, Cairo, Azores, Chile. */
const SWITCH_DAYS = ['2027-03-28', '2027-10-31', '2027-03-14', '2027-11-07', '2027-04-04', '2027-10-03', '2027-09-26'];

const minute = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
const window: fc.Arbitrary<Window> = fc.record({ from: minute, to: fc.oneof(minute, fc.constant(1440)) });
const windows = fc.oneof(
  fc.constant([{ from: 540, to: 1050 }]),
  fc.constant([{ from: 0, to: 1440 }]),
  fc.array(window, { maxLength: 2 }),
);
const date = fc.integer({ min: 0, max: 20 }).map((days) => dayAfter('2027-03-20', days));
const spec: fc.Arbitrary<CalendarSpec> = fc.record({
  zone: fc.constantFrom(...ZONES),
  hours: fc.record({ 1: windows, 2: windows, 3: windows, 4: windows, 5: windows, 6: windows, 7: windows }),
  holidays: fc.constant('none'),
  closed: fc.array(date, { maxLength: 3 }),
  absences: fc.array(
    fc.tuple(date, fc.integer({ min: 0, max: 4 })).map(([from, days]) => ({ from, to: dayAfter(from, days) })),
    { maxLength: 1 },
  ),
});
const at = fc
  .tuple(fc.constantFrom('2027-03-24', ...SWITCH_DAYS), fc.integer({ min: -1440, max: 2 * 1440 }))
  .map(([day, minutes]) => utc(`${day} 00:00`) + minutes * 60_000);

describe('business time before the naive oracle', () => {
  it('opens when the oracle, minute by minute, finds the first open one, over switches of the clock too', () => {
    let found = 0;
    fc.assert(
      fc.property(spec, at, fc.option(window, { nil: undefined }), (given, from, within) => {
        const expected = nextOpenNaively(given, { at: from, minutes: FOUR_DAYS, ...(within && { within }) });
        const calendar = createCalendar(given);
        if (expected === undefined) return;
        found += 1;
        expect(new Date(calendar.nextOpen(from, within)).toISOString()).toBe(new Date(expected).toISOString());
      }),
      { ...SEED, numRuns: 400 },
    );
    expect(found).toBeGreaterThan(200);
  });

  it('is open exactly in the minutes the oracle says', () => {
    fc.assert(
      fc.property(spec, at, fc.option(window, { nil: undefined }), (given, from, within) => {
        const calendar = createCalendar(given);
        const minutes = Array.from({ length: 40 }, (_, index) => from + index * 37 * 60_000);
        expect(minutes.map((each) => calendar.isOpen(each + 59_999, within))).toEqual(
          minutes.map((each) => isOpenNaively(given, each, within)),
        );
      }),
      { ...SEED, numRuns: 300 },
    );
  });

  it('counts business days as the oracle does, forth and back, and keeps the time of day', () => {
    let moved = 0;
    fc.assert(
      fc.property(spec, at, fc.integer({ min: 1, max: 12 }), fc.constantFrom(1, -1), (given, from, amount, sign) => {
        fc.pre(Object.values(given.hours).some((each) => each.some(({ from: start, to }) => start !== to)));
        const calendar = createCalendar(given);
        const wall = wallClock(given.zone, from);
        let expected = wall.date;
        for (let left = amount; left > 0; ) {
          expected = dayAfter(expected, sign);
          if (isBusinessDayNaively(given, expected)) left -= 1;
        }
        const result = calendar.add(from, { amount, unit: 'business days' }, sign === 1 ? 1 : -1);
        expect(result).toBe(calendar.instant(expected, wall.minute));
        if (sign === 1) expect(calendar.dateSpanBusinessDays(wall.date, expected)).toBe(amount);
        if (sign === 1 && amount === 1) expect(calendar.nextBusinessDay(wall.date)).toBe(expected);
        moved += 1;
      }),
      { ...SEED, numRuns: 500 },
    );
    expect(moved).toBeGreaterThan(300);
  });
});
