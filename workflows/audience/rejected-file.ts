import { csvText } from './csv-text.ts';

/** A row that could not be used, as it stood in the file. `line` is where it begins. */
export interface RejectedRow {
  readonly line: number;
  readonly reason: string;
  readonly original: string;
}

/**
 * The text of `out/rejected.csv`: line, reason and the row as it stood; opens in a spreadsheet, without live formulas. The
 * apostrophes it takes for that are taken away when the row is read again.
 */
export function rejectedFile(rejected: readonly RejectedRow[]): string {
  const rows = rejected.map(({ line, reason, original }) => [String(line), reason, escapeCells(original)]);
  return csvText([['line', 'reason', 'original'], ...rows]);
}

/** A row with commas is a row of cells again where a spreadsheet's own separator is one. */
function escapeCells(row: string): string {
  return row.replace(/([,\r\n]"*)(?=[=+@\uff1d\uff0b\uff0d\uff20]|-(?![;,\r\n]|$))/g, "$1'");
}
