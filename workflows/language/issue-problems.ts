import type * as z from 'zod';
import type { Problem } from './problem.ts';
import { schemaPlaceAt, valueAt } from './schema-tree.ts';
import { didYouMean } from './suggest.ts';
import type { PathPart, PlacedTree, Position } from './yaml-nodes.ts';

type Issue = z.core.$ZodIssue;

/** A file that was parsed as YAML, and the schema it is held against. */
export interface CheckedFile {
  readonly file: string;
  readonly tree: PlacedTree;
  readonly schema: z.core.$ZodType;
}

interface PlacedIssue {
  readonly issue: Issue;
  readonly path: readonly PathPart[];
}

/** What the schema found, each with its place, what came and what would be right. */
export function issueProblems(issues: readonly Issue[], checked: CheckedFile): Problem[] {
  return issues
    .flatMap((issue) => flatten({ issue, path: partsOf(issue.path) }, checked.tree.value))
    .flatMap((placed) => problemsOf(placed, checked));
}

function partsOf(path: readonly PropertyKey[]): PathPart[] {
  return path.map((part) => (typeof part === 'symbol' ? String(part) : part));
}

/** A union's issue as those of the option that was most likely meant. */
function flatten(placed: PlacedIssue, root: unknown): PlacedIssue[] {
  const { issue, path } = placed;
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [placed];
  const options = issue.errors.map((errors) =>
    errors.flatMap((inner) => flatten({ issue: inner, path: [...path, ...partsOf(inner.path)] }, root)),
  );
  const misses = (option: PlacedIssue[]) =>
    (option.some((inner) => isOtherKind(inner, path, root)) ? 1000 : 0) + option.length;
  const best = options.reduce((first, second) => (misses(second) < misses(first) ? second : first));
  return misses(best) < 1000 ? best : [wrongKind(placed, best)];
}

/** True when the value is of another kind than this option wants, so that its other complaints mean nothing. */
function isOtherKind({ issue, path }: PlacedIssue, at: readonly PathPart[], root: unknown): boolean {
  if (path.length === at.length) {
    if (issue.code === 'invalid_value') return isNested(valueAt(root, path));
    return issue.code === 'invalid_type' || issue.code === 'invalid_union';
  }
  return path.length === at.length + 1 && isDiscriminator(issue) && valueAt(root, path) === undefined;
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isDiscriminator(issue: Issue): boolean {
  return issue.code === 'invalid_union' && issue.errors.length === 0;
}

/** No option fits: the text option's own words where it has some. */
function wrongKind(union: PlacedIssue, best: PlacedIssue[]): PlacedIssue {
  const [first] = best;
  return first && first.path.length === union.path.length ? first : union;
}

function problemsOf({ issue, path }: PlacedIssue, checked: CheckedFile): Problem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey([...path, key], issue, checked));
  const held = valueAt(checked.tree.value, path);
  const missing = held === undefined && path.length > 0;
  const place = checked.tree.placeOf(missing ? path.slice(0, -1) : path);
  const isKey = issue.code === 'invalid_key';
  const position = missing || isKey ? (place?.key ?? place?.value) : place?.value;
  return [
    {
      file: checked.file,
      ...(position ?? START),
      path: path.join('.'),
      message: missing ? missingMessage(issue, path, checked) : messageOf(issue, { held, source: place?.source }),
      severity: 'error',
      ...(typeof held !== 'object' && held !== undefined && { got: place?.source ?? String(held) }),
      ...(issue.code === 'invalid_value' && { allowed: issue.values.map(String) }),
    },
  ];
}

const START: Position = { line: 1, column: 1 };

function unknownKey(path: PathPart[], issue: Issue, checked: CheckedFile): Problem {
  const key = String(path.at(-1));
  const keys = schemaPlaceAt(checked.schema, path.slice(0, -1), checked.tree.value).keys ?? [];
  const place = checked.tree.placeOf(path);
  const own = issue.message.startsWith('Unrecognized') ? undefined : issue.message;
  return {
    file: checked.file,
    ...(place?.key ?? START),
    path: path.join('.'),
    message: own ?? `unknown key.${didYouMean(key, keys)} Keys here: ${keys.join(', ')}.`,
    severity: 'error',
    got: key,
    allowed: keys,
  };
}

function missingMessage(issue: Issue, path: readonly PathPart[], checked: CheckedFile): string {
  if (issue.code === 'custom') return issue.message;
  const { description, keys } = schemaPlaceAt(checked.schema, path, checked.tree.value);
  if (issue.code === 'invalid_value') return `is missing. One of: ${issue.values.map(String).join(', ')}.`;
  if (keys) return `is missing. Keys there: ${keys.join(', ')}.`;
  if (description !== undefined) return `is missing. ${description}`;
  return issue.code === 'invalid_type'
    ? `is missing: ${KINDS[issue.expected] ?? issue.expected} is wanted.`
    : 'is missing.';
}

interface Held {
  readonly held: unknown;
  readonly source: string | undefined;
}

function messageOf(issue: Issue, { held, source }: Held): string {
  if (held === null) return 'is empty: write a value, or leave the key out';
  const written = source ?? (isNested(held) ? 'this' : String(held));
  switch (issue.code) {
    case 'invalid_type':
      return typeMessage(issue, { held, source });
    case 'invalid_value':
      if (isNested(held))
        return `${shown(held, source)} where one word is wanted: ${issue.values.map(String).join(', ')}.`;
      return `"${written}" is not possible here.${didYouMean(written, issue.values.map(String))} One of: ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return boundMessage(issue.origin, `at least ${issue.minimum}`, written);
    case 'too_big':
      return boundMessage(issue.origin, `at most ${issue.maximum}`, written);
    case 'invalid_key':
      return issue.issues.map(({ message }) => message).join('; ');
    case 'invalid_union':
      return isDiscriminator(issue) ? discriminatorMessage(issue, written) : `${shown(held, source)} does not fit here`;
    default:
      return issue.message;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'keys and values',
  record: 'keys and values',
  array: 'a list: [ …, … ]',
};

function typeMessage(issue: z.core.$ZodIssueInvalidType, { held, source }: Held): string {
  if (!issue.message.startsWith('Invalid input')) return issue.message;
  if (issue.expected === 'string' && (typeof held === 'number' || typeof held === 'boolean')) {
    return `YAML reads ${source ?? held} as a ${typeof held === 'number' ? 'number' : 'yes or no'}: write it in quotes: "${source ?? held}"`;
  }
  return `${shown(held, source)} where ${KINDS[issue.expected] ?? issue.expected} is wanted`;
}

function discriminatorMessage(issue: z.core.$ZodIssueInvalidUnion, written: string): string {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
  const list = options.length > 0 ? ` One of: ${options.join(', ')}.` : '';
  return `"${written}" is not possible here.${didYouMean(written, options)}${list}`;
}

function boundMessage(origin: string, bound: string, written: string): string {
  if (origin === 'array' || origin === 'set') return `wants ${bound} in the list`;
  return origin === 'string' ? `wants ${bound} characters` : `${written} is not possible here: ${bound}`;
}

function shown(held: unknown, source: string | undefined): string {
  if (Array.isArray(held)) return 'a list';
  return typeof held === 'object' ? 'keys and values' : `"${source ?? String(held)}"`;
}
