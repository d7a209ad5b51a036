import type { Moment } from './mail-values.ts';
import { zoneWords } from './zone-words.ts';

/** Who reads: his language decides the words, his zone the wall clock. */
export interface Reader {
  readonly language: string;
  readonly timeZone: string;
}

export type DateStyle = 'full' | 'day' | 'time' | 'short' | 'date';

const LOCALES: Readonly<Record<string, string>> = { nl: 'nl-NL', da: 'da-DK', de: 'de-DE', en: 'en-GB' };
const PARTS: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  full: { dateStyle: 'full', timeStyle: 'short' },
  day: { dateStyle: 'full' },
  time: { timeStyle: 'short' },
  short: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  date: { weekday: 'short', day: 'numeric', month: 'short' },
};

type Spell = (formatted: string) => string;

/**
 * What a language writes around a time of day in a sentence: `14.00 uur` (Taalunie: a full stop and the word; the colon
 * is for lists), `kl. 14.00` (Retskrivningsordbogen), `14:00 Uhr` (DIN 5008). British dates have no comma after the weekday.
 */
const SPELLINGS: Readonly<Record<string, Partial<Readonly<Record<DateStyle, Spell>>>>> = {
  nl: {
    full: (words) => words.replace(/(\d\d):(\d\d)$/, '$1.$2 uur'),
    time: (words) => `${words.replace(':', '.')} uur`,
  },
  da: { time: (words) => `kl. ${words}`, short: (words) => words.replace(/, (?=\d\d\.\d\d$)/, ' kl. ') },
  de: { full: (words) => `${words} Uhr`, time: (words) => `${words} Uhr`, short: (words) => `${words} Uhr` },
  en: { full: (words) => words.replace(',', ''), day: (words) => words.replace(',', '') },
};
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * An instant (epoch milliseconds) or `Moment` in the reader's words: `donderdag 18 maart 2027 om 14.00 uur`. A `Moment`
 * keeps its own zone's clock; a date with a time names it where the reader's clock differs: `… at 14:00 (Amsterdam time)`.
 */
export function renderDate(value: number | Moment, style: DateStyle, reader: Reader): string {
  if (typeof value === 'number') return spellAt(value, style, reader.language, reader.timeZone);
  const words = spellAt(value.at, style, reader.language, value.timeZone);
  const sameClock =
    style === 'day' ||
    style === 'date' ||
    style === 'time' ||
    clock(value.at, reader.timeZone) === clock(value.at, value.timeZone);
  return sameClock ? words : `${words} (${zoneWords(reader.language, value.timeZone)})`;
}

/** The wall clock in a zone as lists and tables write it: `14:05`, in Danish `14.05`. */
export function clock(at: number, timeZone: string, language = 'en'): string {
  return formatAt(at, 'time', language, timeZone);
}

/** Two local dates, both included, as a reader says them: `ma 22 – vr 26 mrt`; one day alone where they are the same. */
export function dayRange(from: string, to: string, language: string): string {
  const key = `range ${language}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(LOCALES[language] ?? 'en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    });
  formats.set(key, format);
  return format.formatRange(Date.parse(from), Date.parse(to)).replaceAll('\u2009', ' ');
}

/** A date of a file, `2026-08-07` with or without a time, as people write it: `7 aug 2026`; what is none stays as it is. */
export function dayWords(date: string, language: string): string {
  const [day] = /^\d{4}-\d\d-\d\d(?=$|T)/.exec(date) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(day))) return date;
  const key = `day ${language}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(LOCALES[language] ?? 'en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
  formats.set(key, format);
  return format.format(Date.parse(day));
}

function spellAt(at: number, style: DateStyle, language: string, timeZone: string): string {
  const words = formatAt(at, style, language, timeZone);
  return SPELLINGS[Object.hasOwn(LOCALES, language) ? language : 'en']?.[style]?.(words) ?? words;
}

function formatAt(at: number, style: DateStyle, language: string, timeZone: string): string {
  const key = `${style} ${language} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALES[language] ?? 'en-GB', { ...PARTS[style], timeZone, hourCycle: 'h23' });
    formats.set(key, format);
  }
  return format.format(at);
}
