import type { Contact, Organisation } from '../domain/contact.ts';
import type { Plan } from '../language/plan-schema.ts';

/** ✓ it is so, ✗ it is not, ? nobody knows yet. */
export type Mark = '✓' | '✗' | '?';

/** Who is looked at: a person, and what is known of the organisation. */
export interface Looked {
  readonly contact: Contact;
  readonly organisation?: Organisation | undefined;
}

export interface Fit {
  readonly mark: Mark;
  readonly points: number;
}

const EMPLOYEES = ['employees', 'medewerkers', 'werknemers', 'ansatte', 'medarbejdere', 'mitarbeiter'];
const TRADE = ['trade', 'handel', 'regio', 'samhandel'];

/** How well an organisation fits the profile of its segment: one thing that contradicts is enough, one that is known must agree. */
export function fitProfile({ profiles }: Plan, looked: Looked): Fit {
  const segment = looked.organisation?.segment ?? looked.contact.segment;
  const profile = profiles.find((other) => other.segment === segment);
  if (!profile) return { mark: profiles.length > 0 && segment !== undefined ? '✗' : '?', points: 0 };
  const marks = marksOf(profile.fits, looked);
  if (marks.includes('✗')) return { mark: '✗', points: 0 };
  return marks.length === 0 || marks.includes('✓') ? { mark: '✓', points: profile.points } : { mark: '?', points: 0 };
}

type Fits = Plan['profiles'][number]['fits'];

function marksOf({ employees, country, trade }: Fits, { contact, organisation }: Looked): readonly Mark[] {
  const where = organisation?.country ?? contact.country;
  const count = employeesOf(contact) ?? Number.NaN;
  const trades = cellOf(contact, TRADE)?.toLowerCase();
  return [
    ...(country ? [where === undefined ? '?' : mark(country.includes(where))] : []),
    ...(employees ? [Number.isNaN(count) ? '?' : mark(count >= employees.from && count <= employees.to)] : []),
    ...(trade ? [trades === undefined ? '?' : mark(trade.some((name) => trades.includes(name.toLowerCase())))] : []),
  ] as const;
}

/** How many people work at his organisation, where the audience file says so. */
export function employeesOf(contact: Pick<Contact, 'more'>): number | undefined {
  const digits = cellOf(contact, EMPLOYEES)?.replaceAll(/[^\d]/g, '') ?? '';
  return digits === '' ? undefined : Number(digits);
}

function mark(holds: boolean): Mark {
  return holds ? '✓' : '✗';
}

/** A column of the audience file, by its name in any language. */
function cellOf({ more }: Pick<Contact, 'more'>, names: readonly string[]): string | undefined {
  return columnsOf(more).find(([name]) => names.includes(name))?.[1];
}

/** Columns by their names without case and blanks. They never change, and are asked after each thing learnt. */
const COLUMNS = new WeakMap<Contact['more'], readonly (readonly [string, string | undefined])[]>();

function columnsOf(more: Contact['more']) {
  const known = COLUMNS.get(more);
  if (known) return known;
  const columns = Object.entries(more).map(
    ([name, cell]) => [name.toLowerCase().replaceAll(/[\s_-]/g, ''), cell.trim() || undefined] as const,
  );
  COLUMNS.set(more, columns);
  return columns;
}
