import { parse } from 'csv-parse/sync';
import type { Problem } from '../language/problem.ts';
import type { Audience, AudienceInput } from './audience.ts';
import { collectRows, type RowCollector } from './collect-rows.ts';
import { type CsvRecord, createRecordSplitter, isAnyDelimiter, sniffDelimiter } from './csv-records.ts';
import { readHeadings } from './headings.ts';

type Delimiter = ',' | ';';

/** Enough rows that parsing them together pays, few enough that they cost no memory. */
const BATCH = 500;

/**
 * Reads a file of invitees (CSV, `,` or `;`, UTF-8 or Windows-1252) row by row. Bad rows are rejected with line and
 * reason, the rest goes on; a quote that leaves the end of a record unknown ends the reading, with no contacts. Never
 * throws on any content; passes on what `bytes` throws.
 */
export async function readAudience(input: AudienceInput): Promise<Audience> {
  const reading = createReading(input);
  const splitter = createRecordSplitter(reading.isDelimiter);
  for await (const chunk of input.bytes) {
    for (const record of splitter.push(chunk)) reading.take(record);
    if (reading.isStopped()) break;
  }
  for (const record of splitter.end()) reading.take(record);
  return reading.finish();
}

/** The reading of one file: its heading first, then rows in batches. */
function createReading(input: AudienceInput) {
  const { file } = input;
  const problems: Problem[] = [];
  let delimiter: Delimiter | undefined;
  let rows: RowCollector | undefined;
  let batch: CsvRecord[] = [];
  let stopped = false;

  function stop(line: number, message: string): void {
    problems.push({ file, line, path: '', message, severity: 'error' });
    stopped = true;
  }

  function takeHeading(record: CsvRecord): void {
    const fault = notText(record.text) ?? (record.fault === undefined ? undefined : STRAY_QUOTE);
    if (fault !== undefined) stop(record.line, fault);
    else takeCells(record);
  }

  function takeCells(record: CsvRecord): void {
    const named = /^sep=([,;])\s*$/i.exec(record.text)?.[1];
    if (named === ',' || named === ';') delimiter = named;
    if (named !== undefined || record.text.trim() === '') return;
    delimiter ??= sniffDelimiter(record.text);
    const [cells = []] = cellsOf([record], delimiter);
    const headings = readHeadings({ file, line: record.line, cells, delimiter });
    problems.push(...headings.problems);
    rows = collectRows(input, headings.columns);
    stopped = headings.problems.some(({ severity }) => severity === 'error');
  }

  function flush(): void {
    const cells = cellsOf(batch, delimiter ?? ',');
    batch.forEach((record, index) => {
      rows?.take(record, cells[index] ?? []);
    });
    batch = [];
  }

  function take(record: CsvRecord): void {
    if (stopped) return;
    if (rows === undefined) takeHeading(record);
    else if (record.fault === 'file') stop(record.line, STRAY_QUOTE);
    else if (record.fault === 'row') rows.reject(record, QUOTE_IN_FIELD);
    else if (record.text.trim() !== '') batch.push(record);
    if (batch.length >= BATCH) flush();
  }

  function finish(): Audience {
    flush();
    if (rows === undefined && !stopped) stop(1, EMPTY_FILE);
    if (rows?.isEmpty() === true && !stopped) stop(1, ONLY_HEADINGS);
    return audienceOf(rows, problems, stopped);
  }

  const code = { ',': 44, ';': 59 };
  return {
    isDelimiter: (byte: number) => (delimiter === undefined ? isAnyDelimiter(byte) : byte === code[delimiter]),
    take,
    isStopped: () => stopped,
    finish,
  };
}

const EMPTY_FILE =
  'the file is empty. Its first line has the headings, e.g. email,firstName,lastName,organisation,source.';
const ONLY_HEADINGS = 'only headings, no contacts. Write one row a contact below them.';
const QUOTE_IN_FIELD =
  'a quote (") in the middle of a field. Put quotes around the whole field and write each quote in it twice ("").';
const STRAY_QUOTE =
  'the row that begins here has a quote (") that is not closed, or text after a closing one. Where the row ends cannot ' +
  'be known, so nothing was read. Put quotes around the whole field, write each quote in it twice ("") and try again.';

/** Why these first characters are no CSV that we read; undefined when they may be. */
function notText(text: string): string | undefined {
  const save = 'Save it as "CSV UTF-8" and try again.';
  if (text.startsWith('PK\u0003\u0004')) return `this is a workbook or another packed file, not CSV. ${save}`;
  if (text.startsWith('ÿþ') || text.startsWith('þÿ')) return `this is UTF-16 text. ${save}`;
  return text.includes('\u0000') ? `this is not text. ${save}` : undefined;
}

/** The fields of each record. The splitter has looked at the quotes already, so nothing is skipped here. */
function cellsOf(records: readonly CsvRecord[], delimiter: Delimiter): string[][] {
  if (records.length === 0) return [];
  const text = records.map((record) => record.text.replace(/\r\n?/g, '\n')).join('\n');
  const rows: string[][] = parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true });
  if (rows.length !== records.length) throw new Error(`${records.length} records were parsed into ${rows.length}.`);
  return rows;
}

function audienceOf(rows: RowCollector | undefined, problems: readonly Problem[], stopped: boolean): Audience {
  const collected = rows?.finish() ?? NOTHING;
  const usable = stopped ? { ...NOTHING, rejected: collected.rejected } : collected;
  return { ...usable, problems: [...problems, ...collected.problems] };
}

const NOTHING: Audience = {
  contacts: [],
  organisations: [],
  rejected: [],
  problems: [],
  rows: new Map(),
  languages: new Map(),
  nobody: new Set(),
};
