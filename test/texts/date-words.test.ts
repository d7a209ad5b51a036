import { describe, expect, it } from 'vitest';
import { clock, dayWords, renderDate } from '../../workflows/texts/date-words.ts';

const START = Date.UTC(2027, 2, 18, 13);
const moment = { at: START, timeZone: 'Europe/Amsterdam' };

describe('renderDate', () => {
  it.each([
    ['nl', 'full', 'donderdag 18 maart 2027 om 14.00 uur'],
    ['nl', 'day', 'donderdag 18 maart 2027'],
    ['nl', 'time', '14.00 uur'],
    ['nl', 'short', 'do 18 mrt, 14:00'],
    ['da', 'full', 'torsdag den 18. marts 2027 kl. 14.00'],
    ['da', 'day', 'torsdag den 18. marts 2027'],
    ['da', 'time', 'kl. 14.00'],
    ['da', 'short', 'tors. 18. mar. kl. 14.00'],
    ['de', 'full', 'Donnerstag, 18. März 2027 um 14:00 Uhr'],
    ['de', 'day', 'Donnerstag, 18. März 2027'],
    ['de', 'time', '14:00 Uhr'],
    ['de', 'short', 'Do., 18. März, 14:00 Uhr'],
    ['en', 'full', 'Thursday 18 March 2027 at 14:00'],
    ['en', 'day', 'Thursday 18 March 2027'],
    ['en', 'time', '14:00'],
    ['en', 'short', 'Thu 18 Mar, 14:00'],
    ['sv', 'full', 'Thursday 18 March 2027 at 14:00'],
  ] as const)('writes dates and times by the norm of its language: %s, %s', (language, style, expected) => {
    expect(renderDate(moment, style, { language, timeZone: 'Europe/Amsterdam' })).toBe(expected);
  });

  it.each([
    ['nl', 'tijd in Kopenhagen'],
    ['da', 'lokal tid i København'],
    ['de', 'Ortszeit Kopenhagen'],
    ['en', 'Copenhagen time'],
  ])('calls a city as its readers do: %s', (language, zone) => {
    const there = { at: START, timeZone: 'Europe/Copenhagen' };
    expect(renderDate(there, 'full', { language, timeZone: 'Europe/London' })).toMatch(new RegExp(`\\(${zone}\\)$`));
  });

  it('writes the bare clock as lists do', () => {
    expect(clock(START, 'Europe/Amsterdam', 'nl')).toBe('14:00');
    expect(clock(START, 'Europe/Amsterdam', 'da')).toBe('14.00');
  });

  it('keeps the venue’s clock and names its zone to who lives by another', () => {
    expect(renderDate(moment, 'full', { language: 'en', timeZone: 'Europe/London' })).toMatch(
      /at 14:00 \(Amsterdam time\)$/,
    );
    expect(renderDate(moment, 'full', { language: 'nl', timeZone: 'Europe/London' })).toMatch(
      /14\.00 uur \(tijd in Amsterdam\)$/,
    );
    expect(renderDate(moment, 'full', { language: 'en', timeZone: 'Europe/Copenhagen' })).toMatch(/at 14:00$/);
    expect(renderDate(moment, 'time', { language: 'en', timeZone: 'Europe/London' })).toBe('14:00');
  });

  it('tells a plain instant by the reader’s own clock, on both sides of a switch', () => {
    const reader = { language: 'nl', timeZone: 'Europe/Amsterdam' };
    expect(renderDate(Date.UTC(2027, 2, 28, 0, 59), 'time', reader)).toBe('01.59 uur');
    expect(renderDate(Date.UTC(2027, 2, 28, 1, 0), 'time', reader)).toBe('03.00 uur');
    expect(clock(START, 'America/New_York')).toBe('09:00');
  });
});

describe('dayWords', () => {
  it.each([
    ['nl', '7 aug 2026'],
    ['da', '7. aug. 2026'],
    ['de', '07.08.2026'],
    ['en', '7 Aug 2026'],
  ])('a date of a file is told in %s as people write it', (language, words) => {
    expect(dayWords('2026-08-07', language)).toBe(words);
    expect(dayWords('2026-08-07T22:30:00.000Z', language)).toBe(words);
  });

  it('leaves alone what is no date', () => {
    for (const words of ['zomer 2026', '2026-13-40', '2026-08-07b', '']) expect(dayWords(words, 'nl')).toBe(words);
  });
});
