import { describe, expect, it } from 'vitest';
import { clock, renderDate } from '../../workflows/texts/date-words.ts';

const START = Date.UTC(2027, 2, 18, 13);
const moment = { at: START, timeZone: 'Europe/Amsterdam' };

describe('renderDate', () => {
  it.each([
    ['nl', 'donderdag 18 maart 2027 om 14:00'],
    ['da', /^torsdag (den )?18\. marts 2027 kl\. 14[.:]00$/],
    ['de', /^Donnerstag, 18\. März 2027 (um )?14:00( Uhr)?$/],
    ['en', /^Thursday,? 18 March 2027 at 14:00$/],
  ])('speaks %s', (language, expected) => {
    const words = renderDate(moment, 'full', { language, timeZone: 'Europe/Amsterdam' });
    if (typeof expected === 'string') expect(words).toBe(expected);
    else expect(words).toMatch(expected);
  });

  it('keeps the venue’s clock and names its zone to who lives by another', () => {
    expect(renderDate(moment, 'full', { language: 'en', timeZone: 'Europe/London' })).toMatch(
      /at 14:00 \(Amsterdam time\)$/,
    );
    expect(renderDate(moment, 'full', { language: 'nl', timeZone: 'Europe/London' })).toMatch(
      /14:00 \(tijd in Amsterdam\)$/,
    );
    expect(renderDate(moment, 'full', { language: 'en', timeZone: 'Europe/Copenhagen' })).toMatch(/at 14:00$/);
    expect(renderDate(moment, 'time', { language: 'en', timeZone: 'Europe/London' })).toBe('14:00');
  });

  it('tells a plain instant by the reader’s own clock, on both sides of a switch', () => {
    const reader = { language: 'nl', timeZone: 'Europe/Amsterdam' };
    expect(renderDate(Date.UTC(2027, 2, 28, 0, 59), 'time', reader)).toBe('01:59');
    expect(renderDate(Date.UTC(2027, 2, 28, 1, 0), 'time', reader)).toBe('03:00');
    expect(clock(START, 'America/New_York')).toBe('09:00');
  });
});
