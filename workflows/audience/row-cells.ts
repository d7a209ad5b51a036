import { suggest } from '../language/suggest.ts';
import { plainText } from '../texts/plain-text.ts';
import type { AudienceField } from './accepted-headings.ts';
import { fold } from './fold.ts';
import type { Column } from './headings.ts';
import type { RowProblems } from './row-problems.ts';

/** The cells of one row by field, cleaned, and a way to say what is wrong with one of them. */
export interface RowCells {
  readonly line: number;
  /** Cleaned text; undefined where the cell is empty or there is no such column. */
  get(field: AudienceField): string | undefined;
  /** As `get`, with line breaks kept: for texts of several lines. */
  text(field: AudienceField): string | undefined;
  say(field: AudienceField, severity: 'error' | 'warning', message: string): void;
  more(): Readonly<Record<string, string>>;
}

/** Words (folded) of a column with a fixed choice, in four languages, and what each means. */
export type Choices<Value extends string> = Readonly<Record<string, Value>>;

/** Makes the reader of a file's rows: one a file, since all rows have the same columns. */
export function createRowCells(columns: readonly Column[], problems: RowProblems) {
  const places = new Map<AudienceField, number>();
  columns.forEach((column, index) => {
    if (column.kind === 'field') places.set(column.field, index);
  });
  const others = columns.flatMap((column, index) => (column.kind === 'more' ? [{ name: column.name, index }] : []));

  return (cells: readonly string[], line: number): RowCells => {
    const text = (field: AudienceField) => {
      const place = places.get(field);
      return place === undefined ? undefined : clean(cells[place] ?? '');
    };
    return {
      line,
      text,
      get: (field) => text(field)?.replace(/\s+/g, ' '),
      say(field, severity, message) {
        const place = places.get(field);
        problems.add({ line, path: field, message, severity, ...(place === undefined ? {} : { column: place + 1 }) });
      },
      more: () =>
        Object.fromEntries(
          others.flatMap(({ name, index }) => {
            const value = clean(cells[index] ?? '');
            return value === undefined ? [] : [[name, value]];
          }),
        ),
    };
  };
}

/** What a word of a fixed choice means; undefined where it is none of them or empty. */
export function choose<Value extends string>(word: string | undefined, choices: Choices<Value>): Value | undefined {
  if (word === undefined) return undefined;
  const folded = fold(word);
  return Object.hasOwn(choices, folded) ? choices[folded] : undefined;
}

/** ` Did you mean x?`, or nothing. */
export function didYouMean(got: string, candidates: readonly string[]): string {
  const near = suggest(got, candidates);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

/**
 * Trims, drops what nobody sees, makes hard spaces soft, and takes away the apostrophe that a spreadsheet export puts
 * before what could be a formula (`'+31…`). Empty = undefined.
 */
function clean(cell: string): string | undefined {
  if (cell === '') return undefined;
  const plain = plainText(cell.replace(/[\u00a0\u202f]/g, ' ')).normalize('NFC');
  const trimmed = plain.trim().replace(ESCAPED, '');
  return trimmed === '' ? undefined : trimmed;
}

/** The apostrophe before what a spreadsheet takes for a formula, in wide signs too. */
const ESCAPED = /^'(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/;
