import type { Problem } from '../language/problem.ts';
import { suggest } from '../language/suggest.ts';
import { ACCEPTED_HEADINGS, AUDIENCE_FIELDS, type AudienceField } from './accepted-headings.ts';
import { fold, withoutAccents } from './fold.ts';

/** The five told to a person; more are accepted. */
const MAIL_HEADINGS = ACCEPTED_HEADINGS.email.slice(0, 5);

const FIELD_BY_HEADING = new Map<string, AudienceField>(
  AUDIENCE_FIELDS.flatMap((field) =>
    ACCEPTED_HEADINGS[field].map((heading): [string, AudienceField] => [fold(heading), field]),
  ),
);

/** One column of the file: which field it fills, or under which name it is kept in `contact.more`. */
export type Column =
  | { readonly kind: 'field'; readonly field: AudienceField }
  | { readonly kind: 'more'; readonly name: string };

/** The columns in the order of the file, and what is wrong with them. With an error there is nothing to read. */
export interface Headings {
  readonly columns: readonly Column[];
  readonly problems: readonly Problem[];
}

/** What the heading line is read from: its cells as they stand, the delimiter between them, where it stands. */
export interface HeadingLine {
  readonly file: string;
  readonly line: number;
  readonly cells: readonly string[];
  readonly delimiter: string;
}

/** Finds the field of each heading; says once what is unknown, doubled or missing. */
export function readHeadings(heading: HeadingLine): Headings {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  const columns = heading.cells.map((cell, index): Column => {
    const field = FIELD_BY_HEADING.get(fold(cell));
    const name = freeName(moreName(cell, index), seen);
    if (field !== undefined && !seen.has(`=${field}`)) {
      seen.set(`=${field}`, cell);
      return { kind: 'field', field };
    }
    seen.set(name, cell);
    const doubled = field === undefined ? undefined : seen.get(`=${field}`);
    if (cell.trim() !== '') problems.push({ ...at(heading), column: index + 1, ...keptColumn(cell, name, doubled) });
    return { kind: 'more', name };
  });
  problems.push(...missingColumns(heading, new Set(columns.map((one) => (one.kind === 'field' ? one.field : '')))));
  return { columns, problems };
}

function keptColumn(
  cell: string,
  name: string,
  doubled: string | undefined,
): Pick<Problem, 'message' | 'severity' | 'path'> {
  if (doubled !== undefined) {
    const message = `the columns "${doubled}" and "${cell.trim()}" mean the same. The first counts; the second is kept as contact.more.${name}.`;
    return { path: '', message, severity: 'warning' };
  }
  const near = suggest(fold(cell), [...FIELD_BY_HEADING.keys()]);
  const field = near === undefined ? undefined : FIELD_BY_HEADING.get(near);
  const hint = field === undefined ? '' : ` Did you mean "${field}"?`;
  return {
    path: '',
    message: `unknown column "${cell.trim()}": kept as contact.more.${name}.${hint}`,
    severity: 'note',
  };
}

const NO_COUNTRY =
  'no column for the country: the strictest rules of permission hold for every row. Add one, e.g. country with NL in it.';

function missingColumns(heading: HeadingLine, fields: ReadonlySet<string>): Problem[] {
  const missing: Problem[] = [];
  const found = heading.cells.map((cell) => cell.trim()).join(heading.delimiter);
  const tell = (what: string, accepted: readonly string[], rename: string | undefined) =>
    missing.push({
      ...at(heading),
      path: '',
      message:
        `no column for ${what}. Found: ${found}. Accepted for it: ${accepted.join(', ')}. ` +
        `Rename ${rename === undefined ? 'the column that holds it' : `"${rename}"`} and try again.`,
      severity: 'error',
      got: found,
      allowed: accepted,
    });
  const reachable = ['phone', 'mobile', 'street'].some((field) => fields.has(field));
  const mail = heading.cells.find((cell) => looksLikeMail(cell) && !FIELD_BY_HEADING.has(fold(cell)))?.trim();
  if (!fields.has('email') && (mail !== undefined || !reachable)) tell('the mail address', MAIL_HEADINGS, mail);
  if (!fields.has('organisation')) {
    const near = heading.cells
      .find((cell) => ACCEPTED_HEADINGS.organisation.some((name) => isNear(cell, name)))
      ?.trim();
    tell('the organisation', ACCEPTED_HEADINGS.organisation.slice(0, 8), near);
  }
  if (missing.length === 0 && !fields.has('country')) {
    missing.push({ ...at(heading), path: '', message: NO_COUNTRY, severity: 'note' });
  }
  return missing;
}

function looksLikeMail(cell: string): boolean {
  return /mail|^e?post(adress?e?)?$|courriel|correo/.test(fold(cell)) || isNear(cell, 'email');
}

function isNear(cell: string, accepted: string): boolean {
  return suggest(fold(cell), [fold(accepted)]) !== undefined;
}

/** `Aantal medewerkers` → `aantalMedewerkers`: a name that can be written in a template. */
function moreName(cell: string, index: number): string {
  const words = withoutAccents(cell)
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const joined = words.map((word, place) => (place === 0 ? lowerFirst(word) : upperFirst(word))).join('');
  return joined === '' ? `column${index + 1}` : joined;
}

function lowerFirst(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

function freeName(name: string, seen: ReadonlyMap<string, string>): string {
  for (let next = 2; next <= 1000; next += 1) {
    const candidate = next === 2 ? name : `${name}${next - 1}`;
    if (!seen.has(candidate)) return candidate;
  }
  return name;
}

function at(heading: HeadingLine): Pick<Problem, 'file' | 'line'> {
  return { file: heading.file, line: heading.line };
}
