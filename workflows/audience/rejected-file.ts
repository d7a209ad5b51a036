import { stringify } from 'csv-stringify/sync';

/** A row that could not be used, as it stood in the file. `line` is where it begins. */
export interface RejectedRow {
  readonly line: number;
  readonly reason: string;
  readonly original: string;
}

/** The text of `out/rejected.csv`: line, reason and the row as it stood; opens in a spreadsheet, without live formulas. */
export function rejectedFile(rejected: readonly RejectedRow[]): string {
  return stringify(
    rejected.map(({ line, reason, original }) => [String(line), reason, original]),
    { header: true, columns: ['line', 'reason', 'original'], bom: true, delimiter: ';', escape_formulas: true },
  );
}
