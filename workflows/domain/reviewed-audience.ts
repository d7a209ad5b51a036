import { type AudienceLine, type AudienceReview, type AudienceRow, keeperOf, needsTick } from './audience-review.ts';
import type { Contact } from './contact.ts';
import type { Signed } from './signature.ts';

/** An audience as the reps left it. */
export interface Reviewed<Row extends AudienceRow = AudienceRow> {
  readonly rows: readonly (Row | AudienceRow)[];
  readonly struck: readonly { readonly line: number; readonly contact: string; readonly reason: string }[];
}

/** Lines by contact. */
export type LinesOf = ReadonlyMap<string, AudienceLine>;

/**
 * The rows that are enrolled: without who was struck out or waits for a tick, with who was added, each with the rep he was
 * given to and the line written for him. Applied twice it is the same.
 */
export function reviewedRows<Row extends AudienceRow>(rows: readonly Row[], lines: LinesOf): Reviewed<Row> {
  const kept: (Row | AudienceRow)[] = [];
  const struck: Reviewed['struck'][number][] = [];
  const named = new Set(rows.map(({ contact }) => contact.id));
  const added = [...lines.values()].filter(({ added: isAdded, contact }) => isAdded && !named.has(contact));
  for (const row of [...rows, ...added.map((line) => line.row)]) {
    const line = lines.get(row.contact.id);
    const reason = line && whyLeftOut(line);
    const ticked = line?.ticked && needsTick(line.row) && { ticked: true as const };
    if (reason === undefined) kept.push({ ...row, contact: reviewedContact(row.contact, line), ...ticked });
    else struck.push({ line: row.line, contact: row.contact.id, reason });
  }
  return { rows: kept, struck };
}

function whyLeftOut({ struck, row, ticked }: AudienceLine): string | undefined {
  if (struck) return `struck out by ${struck.by}: ${struck.reason}`;
  return needsTick(row) && !ticked ? 'open quote, not ticked by its owner' : undefined;
}

function reviewedContact(contact: Contact, line: AudienceLine | undefined): Contact {
  if (!line) return contact;
  const { givenTo, personalLine } = line;
  const { personalLine: ofFile, ...bare } = contact;
  const words = personalLine ?? ofFile;
  return {
    ...bare,
    ...(givenTo !== undefined && { rep: givenTo }),
    // Taken out by the rep: no line of anybody's.
    ...(words !== undefined && words !== '' && { personalLine: words }),
  };
}

/** The audience as it is signed: who is invited, by whom, with which line; the place of a row in its file is not. */
export function signedAudience(rows: readonly AudienceRow[]): unknown {
  return rows.map(({ contact }) => contact).sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Who has not answered his list yet. */
export function unansweredBy({ lists }: AudienceReview): readonly string[] {
  return Object.entries(lists).flatMap(([rep, at]) => (at === 0 ? [rep] : []));
}

/** Every rep with a line on his list. */
export function keepersOf(lines: Iterable<AudienceLine>, salesManager: string): readonly string[] {
  return [...new Set([...lines].flatMap((line) => (line.gone ? [] : [keeperOf(line, salesManager)])))].sort();
}

/** The sides whose signature is not under these bytes: none yet, or another's. */
export function unsignedBy(signed: Signed, hash: string): readonly (keyof Signed)[] {
  return (['marketing', 'sales'] as const).filter((side) => signed[side]?.hash !== hash);
}
