import { stringify } from 'csv-stringify/sync';

/**
 * The text of a list that opens in a spreadsheet and reads back as the same list: no cell of it is a formula, not even
 * where the spreadsheet's own separator is a comma and a cell becomes two.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return stringify([...rows], {
    ...{ bom: true, delimiter: ';', escape_formulas: true },
    cast: { string: (value) => (isPhone(value) ? { value, escape_formulas: false } : keepApart(value)) },
  });
}

/** An E.164 number is no formula: escaped, its plus sign would not survive the next import. */
function isPhone(value: string): boolean {
  return /^\+\d{7,15}$/.test(value);
}

/** Where a comma or a line ends a cell, the next one begins with a blank. */
function keepApart(value: string): string {
  return value.replace(FORMULA_NEXT, '$1 ');
}

/** What may end a cell, with what a spreadsheet takes for a formula behind it, quotes or not. */
const FORMULA_NEXT = /([,\r\n])(?="*(?:[=+@\t\uff1d\uff0b\uff0d\uff20]|-(?![;,\r\n]|$)))/g;
