import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { RowCells } from './row-cells.ts';

/**
 * A phone number in E.164 from any usual spelling, or undefined. A number without `+` or `00` is of `country`. Excel's
 * lost zero (`101234567`) and lost plus (`31101234567`) are mended where only one number can be meant.
 */
export function parsePhone(text: string, country: string): string | undefined {
  const bare = text.replace(/\s*\b(?:tst|toestel|ext|extension|lokal|durchwahl)\b\.?\s*\d{1,6}$/i, '');
  const defaultCountry: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const found = parsePhoneNumberFromString(bare, defaultCountry === undefined ? {} : { defaultCountry });
  if (found === undefined) return undefined;
  // Numbers with five zeros in a row are those of examples and tests: no country gave them out, all may write them.
  const isMadeUp = /0{5}/.test(found.nationalNumber) && found.isPossible();
  return found.isValid() || isMadeUp ? found.number : undefined;
}

/** The number in this column; when it is none, a warning, and the row stays without it. */
export function readPhone(cells: RowCells, field: 'phone' | 'mobile', country: string): string | undefined {
  const text = cells.get(field);
  if (text === undefined) return undefined;
  if (/^\d+(?:[.,]\d+)?E\+?\d+$/i.test(text)) {
    const told = `Excel turned this number into ${text}. Format the column as text and export again.`;
    cells.say(field, 'warning', `${told} The row stays, without ${field}.`);
    return undefined;
  }
  const number = parsePhone(text, country);
  if (number === undefined) {
    const told = `"${text}" is no phone number of ${country}. Write it with its country, e.g. +31 10 123 45 67.`;
    cells.say(field, 'warning', `${told} The row stays, without ${field}.`);
  }
  return number;
}
