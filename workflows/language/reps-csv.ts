import { CsvError, parse } from 'csv-parse/sync';
import type { Problem } from './problem.ts';
import { repsSchema } from './reps-schema.ts';
import { didYouMean } from './suggest.ts';
import type { YamlReading } from './yaml-source.ts';

type Reps = ReturnType<typeof repsSchema.parse>;

/** What a spreadsheet can hold of a rep; hours by weekday, absences and targets need `reps.yaml`. */
const COLUMNS = ['email', 'name', 'phone', 'language', 'timeZone', 'holidays', 'team', 'manager', 'hours', 'callHours'];
const NUMBERS = ['callsPerDay'];
const SWITCHES = ['calendarPrivacy'];
const LISTS = ['segments', 'languages'];
const KNOWN = [...COLUMNS, ...NUMBERS, ...SWITCHES, ...LISTS, 'mail', 'deputy'];

/** As Excel writes them, in its four languages. */
const SWITCHED = new Map(
  [...['true', 'waar', 'sand', 'sandt', 'wahr'], ...['false', 'onwaar', 'falsk', 'falsch']].map((word, index) => [
    word,
    index < 5,
  ]),
);

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Reads `reps.csv`: `,` or `;`, one row a rep, headings as the keys of `reps.yaml`; lists are divided by spaces. */
export function readRepsCsv(file: string, text: string): YamlReading<Reps> {
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = first.includes(';') ? ';' : ',';
  let rows: Row[];
  try {
    // With `info` each row comes with its line, which the types of csv-parse do not know.
    const options = { delimiter, bom: true, info: true, trim: true, skip_empty_lines: true, relax_column_count: true };
    rows = parse(text, options) as unknown as Row[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return unread({ file, line: Number(error.lines) || 1, path: '', message: `${error.message}.`, severity: 'error' });
  }
  if (text.includes('\uFFFD')) {
    return unread({
      file,
      path: '',
      message: 'is not UTF-8. Save it as "CSV UTF-8" and try again.',
      severity: 'error',
    });
  }
  return readRows(file, rows);
}

function unread(problem: Problem): YamlReading<Reps> {
  return { problems: [problem], locate: () => ({ line: 1, column: 1 }) };
}

function readRows(file: string, [heading, ...rows]: readonly Row[]): YamlReading<Reps> {
  const names = (heading?.record ?? []).map((cell) => KNOWN.find((known) => fold(known) === fold(cell)) ?? cell);
  const problems = names.flatMap((name, index) => unknownColumn(file, name, index));
  const locate: YamlReading<Reps>['locate'] = ([, row, field]) => ({
    line: rows[Number(row)]?.info.lines ?? 1,
    column: Math.max(0, names.indexOf(String(field))) + 1,
  });
  const parsed = repsSchema.safeParse({ reps: rows.map(({ record }) => readRep(names, record)) });
  const found = (parsed.error?.issues ?? []).map(({ path, message }): Problem => {
    const at = path.map((part) => (typeof part === 'symbol' ? '' : part));
    return { file, ...locate(at), path: String(at[2] ?? ''), message, severity: 'error' };
  });
  const all = [...problems, ...found];
  return parsed.data && all.length === 0 ? { value: parsed.data, problems: [], locate } : { problems: all, locate };
}

function unknownColumn(file: string, name: string, index: number): Problem[] {
  if (name === '' || KNOWN.includes(name)) return [];
  const message = `"${name}" is no column here.${didYouMean(name, KNOWN)} Columns: ${KNOWN.join(', ')}. More is possible in reps.yaml.`;
  return [{ file, line: 1, column: index + 1, path: name, message, severity: 'error' }];
}

/** Only the cells that say something: the others have their defaults. */
function readRep(names: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const rep: Record<string, unknown> = {};
  names.forEach((name, index) => {
    const cell = cells[index] ?? '';
    if (cell === '' || !KNOWN.includes(name)) return;
    if (NUMBERS.includes(name)) rep[name] = Number(cell);
    else if (SWITCHES.includes(name)) rep[name] = SWITCHED.get(cell.toLowerCase()) ?? cell;
    else rep[name] = LISTS.includes(name) ? cell.split(/[\s,|]+/) : cell;
  });
  return rep;
}

function fold(heading: string): string {
  return heading.toLowerCase().replace(/[-_ ]/g, '');
}
