import type { Moment } from './mail-values.ts';

/** Who reads: his language decides the words, his zone the wall clock. */
export interface Reader {
  readonly language: string;
  readonly timeZone: string;
}

export type DateStyle = 'full' | 'day' | 'time' | 'short';

const LOCALES: Readonly<Record<string, string>> = { nl: 'nl-NL', da: 'da-DK', de: 'de-DE', en: 'en-GB' };
const ZONE_WORDS: Readonly<Record<string, (city: string) => string>> = {
  nl: (city) => `tijd in ${city}`,
  da: (city) => `tid i ${city}`,
  de: (city) => `Ortszeit ${city}`,
  en: (city) => `${city} time`,
};
const PARTS: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  full: { dateStyle: 'full', timeStyle: 'short' },
  day: { dateStyle: 'full' },
  time: { timeStyle: 'short' },
  short: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
};
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * An instant (epoch milliseconds) or `Moment` in the reader's words: `donderdag 18 maart 2027 om 14:00`. A `Moment` keeps
 * its own zone's clock; a date with a time names it where the reader's clock differs: `… at 14:00 (Amsterdam time)`.
 */
export function renderDate(value: number | Moment, style: DateStyle, reader: Reader): string {
  if (typeof value === 'number') return formatAt(value, style, reader.language, reader.timeZone);
  const words = formatAt(value.at, style, reader.language, value.timeZone);
  const sameClock =
    style === 'day' || style === 'time' || clock(value.at, reader.timeZone) === clock(value.at, value.timeZone);
  return sameClock ? words : `${words} (${zoneWords(reader.language, value.timeZone)})`;
}

/** The wall clock in a zone, `14:05`, in every language alike. */
export function clock(at: number, timeZone: string): string {
  return formatAt(at, 'time', 'en', timeZone);
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

function formatAt(at: number, style: DateStyle, language: string, timeZone: string): string {
  const key = `${style} ${language} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALES[language] ?? 'en-GB', { ...PARTS[style], timeZone, hourCycle: 'h23' });
    formats.set(key, format);
  }
  return format.format(at);
}

function zoneWords(language: string, timeZone: string): string {
  const city = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
  return (ZONE_WORDS[language] ?? ((name: string) => `${name} time`))(city);
}
