const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;
const COMMA = 44;
const SEMICOLON = 59;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** More than any row of a list has; beyond it a quote was left open, or the file is no CSV. */
const MAX_RECORD_BYTES = 100_000;

/** Where a record's quotes are broken: `row` costs this record only, `file` leaves the end of the record unknown. */
type RecordFault = 'row' | 'file';

/** One record of a CSV file: the line on which it begins, and its text as it stands, without its line end. */
export interface CsvRecord {
  readonly line: number;
  readonly text: string;
  readonly fault?: RecordFault;
}

/** Cuts bytes into records as they come; keeps no more than one record. After a fault in the file nothing follows. */
export interface RecordSplitter {
  push(chunk: Uint8Array): Generator<CsvRecord>;
  end(): Generator<CsvRecord>;
}

type Place = 'field-start' | 'plain' | 'quoted' | 'after-quote';

interface Cursor {
  place: Place;
  line: number;
  startLine: number;
  length: number;
  position: number;
  afterReturn: boolean;
  fault: RecordFault | undefined;
}

/**
 * `isDelimiter` is asked byte by byte, so that the heading line can be cut before its delimiter is known. Line ends are
 * LF, CRLF or CR; within quotes they belong to the field, and are counted.
 */
export function createRecordSplitter(isDelimiter: (byte: number) => boolean): RecordSplitter {
  const decode = createDecoder();
  const cursor: Cursor = {
    place: 'field-start',
    line: 1,
    startLine: 1,
    length: 0,
    position: 0,
    afterReturn: false,
    fault: undefined,
  };
  let parts: Uint8Array[] = [];

  function take(rest: Uint8Array): CsvRecord {
    const bytes = parts.length === 0 ? rest : joined([...parts, rest]);
    const record = { line: cursor.startLine, text: decode(bytes) };
    parts = [];
    return cursor.fault === undefined ? record : { ...record, fault: cursor.fault };
  }

  function* push(chunk: Uint8Array): Generator<CsvRecord> {
    let from = 0;
    let index = 0;
    for (const byte of chunk) {
      if (isBroken(cursor)) return;
      const move = step(cursor, byte, isDelimiter);
      if (move !== 'inside') {
        if (move === 'end') yield take(chunk.subarray(from, index));
        if (isBroken(cursor)) return;
        startRecord(cursor);
        from = index + 1;
      }
      index += 1;
    }
    if (from < chunk.length) parts.push(chunk.slice(from));
  }

  function* end(): Generator<CsvRecord> {
    if (isBroken(cursor)) return;
    if (cursor.place === 'quoted') cursor.fault = 'file';
    if (cursor.length > 0) yield take(new Uint8Array());
  }

  return { push, end };
}

/** `end`: this byte ends the record; `skip`: the LF of a CRLF whose CR ended it. */
function step(cursor: Cursor, byte: number, isDelimiter: (byte: number) => boolean): 'inside' | 'end' | 'skip' {
  const isMark = cursor.position < 3 && byte === BYTE_ORDER_MARK[cursor.position];
  cursor.position += 1;
  const afterReturn = cursor.afterReturn;
  cursor.afterReturn = byte === CARRIAGE_RETURN;
  const isLineEnd = byte === LINE_FEED || byte === CARRIAGE_RETURN;
  if (byte === LINE_FEED && afterReturn) {
    if (cursor.place !== 'quoted') return 'skip';
  } else if (isLineEnd) {
    cursor.line += 1;
    if (cursor.place !== 'quoted') return 'end';
  }
  cursor.length += 1;
  if (isMark) return 'inside';
  cursor.place = nextPlace(cursor, byte, isDelimiter);
  if (cursor.length > MAX_RECORD_BYTES) cursor.fault = 'file';
  return isBroken(cursor) ? 'end' : 'inside';
}

function nextPlace(cursor: Cursor, byte: number, isDelimiter: (byte: number) => boolean): Place {
  if (cursor.place === 'quoted') return byte === QUOTE ? 'after-quote' : 'quoted';
  if (isDelimiter(byte)) return 'field-start';
  if (byte !== QUOTE) {
    if (cursor.place === 'after-quote') cursor.fault = 'file';
    return 'plain';
  }
  if (cursor.place !== 'plain') return 'quoted';
  cursor.fault = 'row';
  return 'plain';
}

function isBroken(cursor: Cursor): boolean {
  return cursor.fault === 'file';
}

function startRecord(cursor: Cursor): void {
  cursor.place = 'field-start';
  cursor.startLine = cursor.line;
  cursor.length = 0;
  cursor.fault = undefined;
}

/** UTF-8, and Windows-1252 for a record that is not: bytes above 127 in Windows-1252 are no UTF-8 but by rare accident. */
function createDecoder(): (bytes: Uint8Array) => string {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const windows = new TextDecoder('windows-1252');
  return (bytes) => {
    try {
      return utf8.decode(bytes);
    } catch (error) {
      if (error instanceof TypeError) return windows.decode(bytes);
      throw error;
    }
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** `,` or `;`: the one that stands more often outside quotes in the heading line; `,` when there is neither. */
export function sniffDelimiter(heading: string): ',' | ';' {
  const outside = heading.replace(/"[^"]*"/g, '');
  return outside.split(';').length > outside.split(',').length ? ';' : ',';
}

/** Whether a byte is one of the delimiters that may stand in a heading line. */
export function isAnyDelimiter(byte: number): boolean {
  return byte === COMMA || byte === SEMICOLON;
}
