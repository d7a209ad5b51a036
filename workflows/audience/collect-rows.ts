import type { Contact } from '../domain/contact.ts';
import type { Audience, AudienceInput } from './audience.ts';
import type { CsvRecord } from './csv-records.ts';
import { fold, foldWords } from './fold.ts';
import { hashId } from './hash-id.ts';
import type { Column } from './headings.ts';
import { matchOrganisations } from './match-organisations.ts';
import { present } from './present.ts';
import { withObjection } from './read-permissions.ts';
import { createPlaceReader } from './read-place.ts';
import { createRepReader } from './read-rep.ts';
import { type AudienceRow, type RowContext, readRow } from './read-row.ts';
import type { RejectedRow } from './rejected-file.ts';
import { createRowCells } from './row-cells.ts';
import { createRowProblems } from './row-problems.ts';

const LINES_KEPT = 3;

/** Takes the rows of one file, one by one, and makes the audience of them. */
export interface RowCollector {
  /** `cells` are the fields of the record. */
  take(record: CsvRecord, cells: readonly string[]): void;
  reject(record: CsvRecord, reason: string): void;
  /** No row was taken or rejected. */
  isEmpty(): boolean;
  finish(): Audience;
}

interface Taken {
  readonly id: string;
  readonly line: number;
  readonly row: AudienceRow;
}

export function collectRows(input: AudienceInput, columns: readonly Column[]): RowCollector {
  const problems = createRowProblems(input.file);
  const cellsOf = createRowCells(columns, problems);
  const context: RowContext = {
    country: input.defaults.country,
    sources: input.sources,
    placeOf: createPlaceReader(input.defaults, input.zoneExists),
    repOf: createRepReader(input.reps, input.repsFile ?? 'reps.yaml'),
  };
  const taken = new Map<string, Taken>();
  const rejected: RejectedRow[] = [];

  function reject(record: CsvRecord, reason: string): void {
    rejected.push({ line: record.line, reason, original: record.text });
    const message = `${reason} The row is left out; it stands in out/rejected.csv.`;
    problems.add({ line: record.line, path: '', message, severity: 'warning' });
  }

  function take(record: CsvRecord, cells: readonly string[]): void {
    if (cells.every((cell) => cell.trim() === '')) return;
    const extra = cells.slice(columns.length).some((cell) => cell.trim() !== '');
    if (cells.length < columns.length || extra) {
      const fields = `${cells.length} fields, the headings are ${columns.length}.`;
      reject(record, `${fields} A text with a delimiter or a line break in it needs quotes around it.`);
      return;
    }
    const read = readRow(cellsOf(cells, record.line), context);
    if (read.ok) keep(read.row, record.line);
    else if (read.said === true) rejected.push({ line: record.line, reason: read.reason, original: record.text });
    else reject(record, read.reason);
  }

  function keep(row: AudienceRow, line: number): void {
    const id = hashId(input.hash(identityOf(row.contact)));
    const first = taken.get(id);
    if (first === undefined) {
      taken.set(id, { id, line, row });
      return;
    }
    const same = row.contact.email ?? row.contact.phone ?? row.contact.mobile ?? 'this name and postal address';
    const merged = withObjections(first.row.contact, row.contact);
    const also = merged === first.row.contact ? '' : ' Its objection counts.';
    const message = `${same} stands in row ${first.line} already. Row ${line} is left out.${also}`;
    problems.add({ line, path: row.contact.email === undefined ? '' : 'email', message, severity: 'warning' });
    taken.set(id, { ...first, row: { ...first.row, contact: merged } });
  }

  return {
    take,
    reject,
    isEmpty: () => taken.size === 0 && rejected.length === 0,
    finish: () => ({ ...audienceOf([...taken.values()], input.hash), rejected, problems: problems.list() }),
  };
}

/** What makes a person the same in every file: the mail address, else the number, else name and postal address. */
function identityOf(contact: AudienceRow['contact']): string {
  const number = contact.phone ?? contact.mobile;
  if (contact.email !== undefined) return `mail:${contact.email.toLowerCase()}`;
  if (number !== undefined) return `phone:${number}`;
  const { street = '', postcode = '', city = '', country = '', firstName = '', initials = '', lastName = '' } = contact;
  const name = foldWords(`${firstName} ${initials} ${lastName}`);
  return `address:${[street, postcode, city, country].map(fold).join(':')}:${name}:${foldWords(contact.organisationName)}`;
}

function withObjections(first: AudienceRow['contact'], other: AudienceRow['contact']): AudienceRow['contact'] {
  const emailPermission = withObjection(first.emailPermission, other.emailPermission);
  const phonePermission = withObjection(first.phonePermission, other.phonePermission);
  const same = emailPermission === first.emailPermission && phonePermission === first.phonePermission;
  return same ? first : { ...first, emailPermission, phonePermission };
}

function audienceOf(taken: readonly Taken[], hash: AudienceInput['hash']): Omit<Audience, 'rejected' | 'problems'> {
  const clues = taken.map(({ row: { contact, organisationId } }) => {
    const { organisationName: name, email, country, legalForm, segment } = contact;
    return { name, ...present({ organisationId, email, country, legalForm, segment }) };
  });
  const { organisations, ids } = matchOrganisations(clues, hash);
  const languages = new Map<string, { contacts: number; lines: number[] }>();
  const contacts = taken.map(({ id, line, row }, index): Contact => {
    const entry = languages.get(row.contact.language) ?? { contacts: 0, lines: [] };
    languages.set(row.contact.language, entry);
    entry.contacts += 1;
    if (entry.lines.length < LINES_KEPT) entry.lines.push(line);
    return { ...row.contact, id, organisation: ids[index] ?? '' };
  });
  const rows = new Map(taken.map(({ id, line }) => [id, line]));
  const nobody = new Set(taken.filter(({ row }) => row.repUnknown).map(({ id }) => id));
  return { contacts, organisations, rows, languages, nobody };
}
