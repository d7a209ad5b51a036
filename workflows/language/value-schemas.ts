import * as z from 'zod';
import { translateUnits } from './foreign-units.ts';
import { parseLocalDate, parseLocalDateTime } from './local-dates.ts';
import { POINT_BASES, parseDuration, parsePoint, parseWindow } from './time-values.ts';

const UNITS = 'units: minutes, hours, days, business days, weeks, months';

/** A text that is read into something else; `explain` says what would be right when it cannot be. */
function readText<T>(read: (text: string) => T | undefined, explain: (text: string) => string) {
  return z
    .string({ error: (issue) => (issue.input === undefined ? undefined : explain(shown(issue.input))) })
    .transform((text, context) => {
      const value = read(text);
      if (value !== undefined) return value;
      context.addIssue({ code: 'custom', message: explain(text), input: text });
      return z.NEVER;
    });
}

function shown(input: unknown): string {
  return typeof input === 'object' ? 'this' : String(input);
}

/** Why a text is no duration, with the same in our words where it is written in another language. */
export function explainDuration(text: string): string {
  const translated = translateUnits(text);
  const example = parseDuration(translated) ? translated : '5 business days';
  return `"${text}" is no duration: write "${example}"; ${UNITS}`;
}

/** Why a text is no point in time, with the same in our words where it is written in another language. */
export function explainPoint(text: string): string {
  const translated = translateUnits(text);
  const example = parsePoint(translated) ? translated : 'event.end + 1 business day 12:00';
  return `"${text}" is no point in time: write "${example}"; it starts with ${POINT_BASES.join(', ')}; ${UNITS}`;
}

/** `3 business days` → `Duration`. */
export const durationSchema = readText(parseDuration, explainDuration).describe('A duration, e.g. 5 business days.');

/** `event.end + 1 business day 12:00` → `Point`. */
export const pointSchema = readText(parsePoint, explainPoint).describe(
  'A point in time, e.g. event.end + 1 business day 12:00.',
);

/** `09:00-17:30` → `Window` in minutes of the local day. */
export const windowSchema = readText(
  parseWindow,
  (text) => `"${text}" are no hours: write "09:00-17:30" (24 hours, two digits)`,
).describe('Hours, e.g. 09:00-17:30.');

/** `2027-03-18`, a day that exists, kept as text. */
export const localDateSchema = readText(
  parseLocalDate,
  (text) => `"${text}" is no date: write year-month-day, e.g. 2027-03-18`,
).describe('A date, e.g. 2027-03-18.');

/** `2027-03-18 14:00` or `…T14:00` → `2027-03-18T14:00`. */
export const localDateTimeSchema = readText(
  parseLocalDateTime,
  (text) => `"${text}" is no date and time: write e.g. 2027-03-18 14:00 (24 hours, without a zone)`,
).describe('Local date and time, e.g. 2027-03-18 14:00.');

/** As `localDateTimeSchema`; a bare date is its midnight. */
export const localMomentSchema = readText(
  (text) => parseLocalDateTime(text) ?? parseLocalDateTime(`${text} 00:00`),
  (text) => `"${text}" is no date and time: write e.g. 2027-03-18 14:00, or 2027-03-18`,
).describe('Local date and time, e.g. 2027-03-18 14:00.');

/** A mail address, in lower case. */
export const emailSchema = readText(
  (text) =>
    /^[^\s@<>,;"]+@[^\s@<>,;".]+(\.[^\s@<>,;".]+)+$/.test(text.trim()) ? text.trim().toLowerCase() : undefined,
  (text) => `"${text}" is no mail address: write e.g. anna@voorbeeld.example`,
).describe('A mail address.');

/** An https address, kept as text. */
export const webAddressSchema = readText(
  (text) => (/^https?:\/\/\S+$/.test(text) ? text : undefined),
  (text) => `"${text}" is no web address: write e.g. https://voorbeeld.example/privacy`,
).describe('A web address, e.g. https://voorbeeld.example/privacy.');

/** An IANA zone as text. Whether the zone exists is for the calendar to say. */
export const timeZoneSchema = readText(
  (text) => (/^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/.test(text) ? text : undefined),
  (text) => `"${text}" is no time zone: write e.g. Europe/Amsterdam`,
);

/** `nl`, `da`, `de`, `en` … */
export const languageSchema = readText(
  (text) => (/^[a-z]{2}$/.test(text) ? text : undefined),
  (text) => `"${text}" is no language: write its two letters in lower case, e.g. nl, da, de, en`,
);

/** `NL`, `DK` … ISO 3166-1 alpha-2. */
export const countrySchema = readText(
  (text) => (/^[A-Z]{2}$/.test(text) ? text : undefined),
  (text) => `"${text}" is no country: write its two letters, e.g. NL, DK, DE, GB`,
);

/** `NL`, `DE-NW` or `none`. */
export const holidaysSchema = readText(
  (text) => (/^([A-Z]{2}(-[A-Z0-9]{1,3})?|none)$/.test(text) ? text : undefined),
  (text) => `"${text}" are no holidays: write a country (NL), a country and its part (DE-NW), or none`,
);

/** Lower case, digits and hyphens: ids of campaigns, steps, sources, experiments. */
export const idSchema = readText(
  (text) => (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) ? text : undefined),
  (text) => `"${text}" is no id: write lower case letters, digits and hyphens, e.g. zakendoen-in-afrika`,
);

/** A text that is not empty. */
export const wordsSchema = z.string().refine((text) => text.trim() !== '', { error: 'is empty: write a text' });

/** `45 %` or `0.45` → 0.45. */
export const shareSchema = z
  .union([z.string(), z.number()], { error: (issue) => explainShare(shown(issue.input)) })
  .transform((input, context) => {
    const value = typeof input === 'number' ? input : parseShare(input);
    if (value !== undefined && value >= 0 && value <= 1) return value;
    context.addIssue({ code: 'custom', message: explainShare(String(input)), input });
    return z.NEVER;
  })
  .describe('A percentage: 45 % or 0.45.');

function parseShare(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim());
  // Twelve digits: 0.1 % is 0.001, not 0.0010000000000000000208.
  return match ? Number((Number(match[1]) / 100).toPrecision(12)) : undefined;
}

function explainShare(text: string): string {
  const digits = /^\d+(?:[.,]\d+)?/.exec(text)?.[0].replace(',', '.') ?? '45';
  const percent = Number(digits) <= 100 ? digits : '45';
  return `"${text}" is no percentage: write "${percent} %" or ${Number((Number(percent) / 100).toPrecision(12))}; 0 % to 100 %`;
}

/** One text for all languages, or a text a language: `{nl: …, da: …}` → by language, `*` for all. */
export const localTextSchema = z.union([
  wordsSchema.transform((text): Readonly<Record<string, string>> => ({ '*': text })),
  z.record(languageSchema, wordsSchema).transform((texts): Readonly<Record<string, string>> => texts),
]);

export type LocalText = z.infer<typeof localTextSchema>;

/** The text in this language, else the one that serves all; undefined where there is neither. */
export function textIn(texts: LocalText, language: string): string | undefined {
  return texts[language] ?? texts['*'];
}

/** A file's or a folder's name relative to the campaign's folder. */
export const fileNameSchema = wordsSchema.refine((name) => !/^([a-z]+:|\/|\\)/i.test(name), {
  error: 'is no file of this campaign: write its name relative to the campaign’s folder',
});
