import { DAY_MS, isoOf, weekdayOf } from '../calendar/local-date.ts';
import { zoneOf } from '../calendar/zone.ts';
import { EN } from './words/story-en.ts';
import type { ClockWords } from './words/story-words.ts';

/** Tells instants by one wall clock, in one language, whatever the machine's own zone and language. */
export interface WallClock {
  /** `Mon 8 Feb 09:00`; with the year where it is not the first one told of: `Mon 10 Jan 2028 09:00`. */
  tell(at: number | string): string;
  /** `8 Feb`, with the year as above. */
  day(at: number | string): string;
  /** Of the week's Monday: its local date, `2027-02-08`. */
  weekOf(at: number | string): string;
}

/** The clock of a zone; dates of `year` are told without it. */
export function createWallClock(timeZone: string, year: number, words: ClockWords = EN.clock): WallClock {
  const zone = zoneOf(timeZone);
  const local = (at: number | string) => zone.local(typeof at === 'string' ? Date.parse(at) : at);
  const day = (at: number | string) => dayWords(isoOf(Math.floor(local(at) / DAY_MS)), year, words);
  return {
    tell: (at) => {
      const [date, minute] = [Math.floor(local(at) / DAY_MS), Math.floor((local(at) % DAY_MS) / 60_000)];
      return `${words.days[weekdayOf(date) - 1]} ${day(at)} ${pad(Math.floor(minute / 60))}${words.colon}${pad(minute % 60)}`;
    },
    day,
    weekOf: (at) => {
      const date = Math.floor(local(at) / DAY_MS);
      return isoOf(date - (weekdayOf(date) - 1));
    },
  };
}

/** `2027-02-08` → `8 Feb`; with the year where it is not `year`. */
export function dayWords(date: string, year: number, words: ClockWords = EN.clock): string {
  const [of = 0, month = 1, day = 1] = date.split('-').map(Number);
  return `${day}${words.dot} ${words.months[month - 1]}${of === year ? '' : ` ${of}`}`;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
