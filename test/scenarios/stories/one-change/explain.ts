import type { Parting } from './differences.ts';
import type { Line } from './line.ts';

/** What everybody of the example belongs to. */
export interface Ties {
  readonly organisationOf: ReadonlyMap<string, string>;
  readonly repOf: ReadonlyMap<string, string>;
  readonly managers: readonly string[];
}

export function tiesOf(lines: readonly Line[]): Ties {
  const started = lines.filter(({ type }) => type === 'EnrollmentStarted');
  return {
    organisationOf: new Map(started.map(({ contact = '', organisation = '' }) => [contact, organisation])),
    repOf: new Map(started.map(({ contact = '', rep = '' }) => [contact, rep])),
    managers: ['mirjam@voorbeeld.example', 'sander@voorbeeld.example', 'directie@voorbeeld.example'],
  };
}

/** Why a story parts by the change itself; undefined = it does not, something else has to have led to it. */
export type Root = (parting: Parting) => string | undefined;

export interface Explained {
  /** By story. */
  readonly reasons: ReadonlyMap<string, string>;
  readonly unexplained: readonly Parting[];
}

/**
 * Explains where stories part. A story may be another from an instant on for two reasons only: by the change itself
 * (`root`), or through something it shares with a story that has parted, and is explained, by then. What people share is
 * little: their organisation, the working day of whoever calls them, and the mails in which others read about them.
 * Everything after the parting of an explained story is what follows for that contact.
 */
export function explain(parted: readonly Parting[], ties: Ties, root: Root): Explained {
  const reasons = new Map<string, string>();
  for (const parting of parted) {
    const reason = root(parting);
    if (reason !== undefined) reasons.set(parting.story, reason);
  }
  let isNew = true;
  while (isNew) {
    isNew = false;
    for (const parting of parted.filter(({ story }) => !reasons.has(story))) {
      const known = parted.filter(({ story, at }) => reasons.has(story) && at <= parting.at);
      const reason = throughOthers(parting, known, ties);
      if (reason === undefined) continue;
      reasons.set(parting.story, reason);
      isNew = true;
    }
  }
  return { reasons, unexplained: parted.filter(({ story }) => !reasons.has(story)) };
}

function throughOthers(parting: Parting, known: readonly Parting[], ties: Ties): string | undefined {
  const entries = [parting.was, parting.is].flatMap((line) => line ?? []);
  const contact = entries.find((line) => line.contact !== undefined)?.contact;
  if (contact === undefined) return readAbout(parting, known, entries, ties);
  return colleague(contact, known, entries, ties) ?? sameDay(known, entries, parting.at);
}

/** What an organisation shares: one owner, one call a day, an appointment that holds the colleagues. */
const SHARED = ['Held', 'Released', 'OwnerChanged', 'CallTaskSent', 'CallTaskWithdrawn', 'CallTaskSkipped'];

function colleague(
  contact: string,
  known: readonly Parting[],
  entries: readonly Line[],
  ties: Ties,
): string | undefined {
  if (!entries.some(({ type }) => SHARED.includes(type))) return undefined;
  const other = known.find(({ story }) => ties.organisationOf.get(story) === ties.organisationOf.get(contact));
  return other && ties.organisationOf.has(contact) ? `a colleague of ${other.story}` : undefined;
}

const CALLS = ['CallTaskSent', 'CallTaskWithdrawn', 'CallTaskUndone'];

/** A rep's day has room for so many calls: one more, one less or one elsewhere moves another of his. */
function sameDay(known: readonly Parting[], entries: readonly Line[], at: string): string | undefined {
  const reps = entries.filter(({ type }) => type === 'CallTaskSent').map(({ rep }) => rep);
  if (reps.length === 0) return undefined;
  const isCallOf = (line: Line): boolean => CALLS.includes(line.type) && line.at <= at && reps.includes(line.rep);
  const other = known.find(({ lines }) => lines.some(isCallOf));
  return other && `in one day of calls with ${other.story}`;
}

/** Digests, lists and counts tell of the contacts: somebody's they tell about has parted by then. */
function readAbout(
  parting: Parting,
  known: readonly Parting[],
  entries: readonly Line[],
  ties: Ties,
): string | undefined {
  const receivers = entries.map(({ receiver }) => String(receiver ?? ''));
  const isAbout = (other: Parting): boolean => {
    if (!ties.organisationOf.has(other.story)) return false;
    if (receivers.some((receiver) => receiver === '' || ties.managers.includes(receiver))) return true;
    const reps = [
      ties.repOf.get(other.story),
      ...other.lines.filter(({ at }) => at <= parting.at).map(({ rep }) => rep),
    ];
    return receivers.some((receiver) => reps.includes(receiver));
  };
  const other = known.find(isAbout);
  return other && `tells of ${other.story}`;
}
