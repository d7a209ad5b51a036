import { REPLY } from '../../workflows/domain/reply.ts';

/** One line of a timeline, parsed: docs/timeline.md says what may stand in it. */
export type ToldLine = Readonly<Record<string, unknown>>;

/**
 * Compares two timelines of one campaign, one of them on virtual time, one played in real time. Returns a diff to read,
 * a heading for each story that differs and below it `-` what only `expected` tells and `+` what only `actual` does;
 * empty when they tell the same.
 *
 * Left out of the comparison, with the reason:
 * - `at` and `seq`: real time passes differently. What remains of them is the order of the lines.
 * - `occurredAt`: an instant like `at`. Whether a signal was told after one that happened later is compared.
 * - the order between enrollments: they run side by side. Inside one, every commit is conditional on the version before
 *   it, so the order of all its lines is a fact and is compared.
 * - the number in `cause`: compared is the line it points to.
 * - the order of list mails to reps, managers and hosts, and of rejected rows: each is keyed by its own cause and waits
 *   for no other. What is compared is which there are, and how many of each. So is the mail that a reply becomes for its rep.
 * - under which of several colleagues an organisation changed its owner: whose hand-off comes first is a race of two
 *   enrollments. What is compared is the organisation's own succession of owners.
 * - the summary's `unusedScript`: only a rehearsal knows the script.
 */
export function compareTimelines(expected: readonly ToldLine[], actual: readonly ToldLine[]): readonly string[] {
  const shared = sharedOrganisations([...expected, ...actual]);
  const left = tellStories(expected, shared);
  const right = tellStories(actual, shared);
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].flatMap((name) => {
    const differences = diff(left.get(name) ?? [], right.get(name) ?? []);
    return differences.length === 0 ? [] : [name, ...differences.map((line) => `  ${line}`)];
  });
}

/** Parses NDJSON. Throws where a line is none. */
export function parseTimeline(text: string): readonly ToldLine[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as ToldLine);
}

/** Organisations with more than one enrollment. */
function sharedOrganisations(lines: readonly ToldLine[]): ReadonlySet<unknown> {
  const enrollmentsOf = new Map<unknown, Set<unknown>>();
  for (const { type, organisation, enrollment } of lines) {
    if (type !== 'EnrollmentStarted' || organisation === undefined) continue;
    const known = enrollmentsOf.get(organisation) ?? new Set();
    enrollmentsOf.set(organisation, known.add(enrollment));
  }
  return new Set([...enrollmentsOf].filter(([, enrollments]) => enrollments.size > 1).map(([name]) => name));
}

interface Story {
  readonly name: string;
  readonly ordered: boolean;
}

/** A line as others point to it. */
interface Sentence {
  readonly story: string;
  readonly text: string;
}

interface Told {
  readonly story: Story;
  readonly text: string;
  readonly cause: unknown;
}

/** Every line under the story it belongs to, as a text that holds all that is compared. */
function tellStories(lines: readonly ToldLine[], shared: ReadonlySet<unknown>): ReadonlyMap<string, readonly string[]> {
  const sentences = new Map<unknown, Sentence>();
  const latest = new Map<unknown, string>();
  const counts = new Map<string, number>();
  const told = lines.map((line): Told => {
    const story = storyOf(line, shared);
    const text = textOf(line, isToldLate(line, latest));
    const nth = (counts.get(`${story.name} ${text}`) ?? 0) + 1;
    counts.set(`${story.name} ${text}`, nth);
    sentences.set(line.seq, { story: story.name, text: nth === 1 ? text : `${text}, number ${nth}` });
    return { story, text, cause: isOwnerOf(line, shared) ? undefined : line.cause };
  });
  return sortStories(told, sentences);
}

function sortStories(
  told: readonly Told[],
  sentences: ReadonlyMap<unknown, Sentence>,
): ReadonlyMap<string, readonly string[]> {
  const stories = new Map<string, string[]>();
  const loose = new Set<string>();
  for (const { story, text, cause } of told) {
    const known = stories.get(story.name) ?? [];
    stories.set(story.name, known);
    known.push(cause === undefined ? text : `${text} <- ${causeText(sentences.get(cause), story)}`);
    if (!story.ordered) loose.add(story.name);
  }
  for (const name of loose) stories.get(name)?.sort();
  return stories;
}

function causeText(sentence: Sentence | undefined, { name }: Story): string {
  if (!sentence) return 'a line that is not there';
  return sentence.story === name ? sentence.text : `${sentence.text} (${sentence.story})`;
}

function storyOf(line: ToldLine, shared: ReadonlySet<unknown>): Story {
  const { type, enrollment, contact, organisation, receiver, template, touch } = line;
  if (type === 'Summary') return { name: 'the summary', ordered: true };
  if (isOwnerOf(line, shared)) return { name: `owners of organisation ${String(organisation)}`, ordered: true };
  if (template === REPLY) return { name: `replies for ${String(receiver)}`, ordered: false };
  if (enrollment !== undefined) return { name: `${String(contact)}, enrollment ${String(enrollment)}`, ordered: true };
  if (receiver !== undefined) return { name: `lists to ${String(receiver)}`, ordered: false };
  if (touch !== undefined) return { name: 'lists that were not sent', ordered: false };
  if (type === 'RowRejected') return { name: 'rejected rows', ordered: false };
  return { name: 'the campaign', ordered: true };
}

function isOwnerOf({ type, organisation }: ToldLine, shared: ReadonlySet<unknown>): boolean {
  return type === 'OwnerChanged' && shared.has(organisation);
}

/** True for a signal that happened before one of the same enrollment that was told earlier; time itself is never late. */
function isToldLate({ type, enrollment, occurredAt, by }: ToldLine, latest: Map<unknown, string>): boolean {
  if (type !== 'SignalReceived' || typeof occurredAt !== 'string' || by === 'time') return false;
  const known = latest.get(enrollment);
  if (known !== undefined && occurredAt < known) return true;
  latest.set(enrollment, occurredAt);
  return false;
}

/** What is compared elsewhere: `contact` and `enrollment` name the story. */
const NOT_COMPARED = ['at', 'seq', 'cause', 'occurredAt', 'unusedScript', 'type', 'enrollment'];
const FIRST = ['step', 'stay'];

/** The type, then the fields by name: equal texts are equal lines. */
function textOf(line: ToldLine, late: boolean): string {
  const left = line.enrollment === undefined ? NOT_COMPARED : [...NOT_COMPARED, 'contact'];
  const names = Object.keys(line).filter((name) => !left.includes(name) && line[name] !== undefined);
  const rest = names.filter((name) => !FIRST.includes(name)).sort();
  const sorted = [...FIRST.filter((name) => names.includes(name)), ...rest];
  const fields = sorted.map((name) => `${name}=${canonical(line[name])}`);
  return [String(line.type), ...fields, ...(late ? ['(after a later one)'] : [])].join(' ');
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

/** What must go and come to turn one list into the other, by their longest common part. */
function diff(left: readonly string[], right: readonly string[]): readonly string[] {
  const lengths = commonLengths(left, right);
  const lengthAt = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  const lines: string[] = [];
  let row = 0;
  let column = 0;
  while (row < left.length || column < right.length) {
    if (row < left.length && left[row] === right[column]) {
      row += 1;
      column += 1;
    } else if (
      column >= right.length ||
      (row < left.length && lengthAt(row + 1, column) >= lengthAt(row, column + 1))
    ) {
      lines.push(`- ${left[row]}`);
      row += 1;
    } else {
      lines.push(`+ ${right[column]}`);
      column += 1;
    }
  }
  return lines;
}

/** Length of the longest common part from each pair of places on. */
function commonLengths(left: readonly string[], right: readonly string[]): readonly (readonly number[])[] {
  const lengths: number[][] = Array.from({ length: left.length + 1 }, () =>
    Array.from({ length: right.length + 1 }, () => 0),
  );
  for (let row = left.length - 1; row >= 0; row -= 1) {
    const here = lengths[row] ?? [];
    const below = lengths[row + 1] ?? [];
    for (let column = right.length - 1; column >= 0; column -= 1) {
      here[column] =
        left[row] === right[column]
          ? (below[column + 1] ?? 0) + 1
          : Math.max(below[column] ?? 0, here[column + 1] ?? 0);
    }
  }
  return lengths;
}
