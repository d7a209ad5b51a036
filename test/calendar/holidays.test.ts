import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { holidaysJson } from '../../cli/generate-holidays.ts';
import { createCalendar } from '../../workflows/calendar/calendar.ts';
import { HOLIDAY_KEYS, holidaysOf } from '../../workflows/calendar/holidays.ts';
import { isoOf } from '../../workflows/calendar/local-date.ts';
import { everyDay, office, WHOLE_DAY } from './specs.ts';

const datesOf = (key: string, year: number) => [...holidaysOf(key, year)].map(isoOf);

function isFree(key: string, date: string): boolean {
  return !createCalendar(office('UTC', { holidays: key, hours: everyDay(WHOLE_DAY) })).isBusinessDay(date);
}

describe('holidays', () => {
  it('are as date-holidays says today: the committed table is fresh', () => {
    const committed = readFileSync(new URL('../../workflows/calendar/holidays.json', import.meta.url), 'utf8');
    expect(holidaysJson()).toBe(committed);
  });

  it('of Denmark 2027 are ten, Store Bededag not among them', () => {
    expect(datesOf('DK', 2027)).toEqual([
      '2027-01-01',
      '2027-03-25',
      '2027-03-26',
      '2027-03-28',
      '2027-03-29',
      '2027-05-06',
      '2027-05-16',
      '2027-05-17',
      '2027-12-25',
      '2027-12-26',
    ]);
    expect(isFree('DK', '2027-04-23')).toBe(false);
  });

  it('of the Netherlands have Koningsdag and no Good Friday', () => {
    expect(isFree('NL', '2027-04-27')).toBe(true);
    expect(isFree('NL', '2027-03-26')).toBe(false);
    expect(isFree('NL', '2027-03-29')).toBe(true);
  });

  it('of the Netherlands move Koningsdag from a Sunday to the Saturday before', () => {
    expect(isFree('NL', '2025-04-26')).toBe(true);
    expect(isFree('NL', '2025-04-27')).toBe(false);
  });

  it.each([
    ['Fronleichnam', '2027-05-27', { 'DE-NW': true, 'DE-BY': true, 'DE-BE': false, 'DE-HH': false, DE: false }],
    ['Allerheiligen', '2027-11-01', { 'DE-NW': true, 'DE-BY': true, 'DE-HE': false, 'DE-SN': false, DE: false }],
    ['Heilige Drei Könige', '2027-01-06', { 'DE-NW': false, 'DE-BY': true, 'DE-BW': true, 'DE-ST': true }],
    ['Reformationstag', '2027-10-31', { 'DE-NW': false, 'DE-BY': false, 'DE-HH': true, 'DE-SN': true }],
    ['Tag der Deutschen Einheit', '2027-10-03', { 'DE-NW': true, 'DE-BY': true, DE: true }],
  ])('of Germany differ by Land: %s', (_name, date, expected) => {
    expect(Object.fromEntries(Object.keys(expected).map((key) => [key, isFree(key, date)]))).toEqual(expected);
  });

  it('of Great Britain have both days of Easter, Scotland only the Friday', () => {
    expect(isFree('GB-ENG', '2027-03-26')).toBe(true);
    expect(isFree('GB-ENG', '2027-03-29')).toBe(true);
    expect(isFree('GB-SCT', '2027-03-26')).toBe(true);
    expect(isFree('GB-SCT', '2027-03-29')).toBe(false);
  });

  it('of Great Britain replace Boxing Day 2026, a Saturday, by Monday 28 December', () => {
    expect(datesOf('GB-ENG', 2026).filter((date) => date.startsWith('2026-12'))).toEqual([
      '2026-12-25',
      '2026-12-26',
      '2026-12-28',
    ]);
  });

  it('of the United States that replace 1 January 2028, a Saturday, are in the year they fall in', () => {
    expect(isFree('US', '2027-12-31')).toBe(true);
    expect(datesOf('US', 2028)).toContain('2028-01-01');
  });

  it('are known for sixteen Länder, four parts of the United Kingdom and the countries around', () => {
    expect(HOLIDAY_KEYS.filter((key) => key.startsWith('DE-'))).toHaveLength(16);
    expect(HOLIDAY_KEYS).toEqual(expect.arrayContaining(['GB', 'GB-ENG', 'GB-SCT', 'GB-NIR', 'GB-WLS']));
    const countries = ['NL', 'DK', 'DE', 'US', 'BE', 'AT', 'FR', 'SE', 'NO', 'PL', 'CH', 'LU', 'IE', 'ES', 'IT'];
    expect(HOLIDAY_KEYS).toEqual(expect.arrayContaining(countries));
  });

  it.each(HOLIDAY_KEYS)('of %s have Christmas Day in each year from 2025 to 2040', (key) => {
    for (let year = 2025; year <= 2040; year += 1) expect(datesOf(key, year)).toContain(`${year}-12-25`);
  });

  it('of an unknown key are refused with the keys there are', () => {
    expect(() => createCalendar(office('UTC', { holidays: 'DE-XX' }))).toThrow(/"DE-XX".*NL.*none/);
    expect(() => createCalendar(office('UTC', { holidays: 'toString' }))).toThrow(/"toString"/);
  });

  it('of a year outside the table are refused, not taken for none', () => {
    const dutch = createCalendar(office('Europe/Amsterdam', { holidays: 'NL' }));
    expect(() => dutch.isBusinessDay('2024-12-31')).toThrow(/NL.*2025 to 2040, not for 2024/);
    expect(() => dutch.isBusinessDay('2041-01-02')).toThrow(/not for 2041/);
    expect(createCalendar(office('Europe/Amsterdam')).isBusinessDay('2041-01-02')).toBe(true);
  });
});
