import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import type * as z from 'zod';
import { sortProblems } from './format-problem.ts';
import { issueProblems } from './issue-problems.ts';
import type { Problem } from './problem.ts';
import { yamlProblems } from './yaml-errors.ts';
import { type PathPart, type PlacedTree, type Position, placeTree } from './yaml-nodes.ts';

/** A file that was read: its value where nothing is wrong, every problem otherwise. */
export interface YamlReading<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
  /** Where the value (or its key) at a path stands, its parent's key where there is none, to point at it later. */
  locate(path: readonly PathPart[], part?: 'key' | 'value'): Position;
}

/** A YAML text with places, before any schema; no value where it is no YAML. */
export interface YamlTree {
  readonly file: string;
  readonly tree?: PlacedTree;
  readonly problems: readonly Problem[];
}

/** Reads a YAML text and holds it against a schema: every problem at once, with line and column. Never throws. */
export function readYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): YamlReading<z.output<Schema>> {
  return checkTree(parseYaml(file, text), schema);
}

/** Holds a parsed text against a schema; for files whose schema depends on what they say. */
export function checkTree<Schema extends z.ZodType>(parsed: YamlTree, schema: Schema): YamlReading<z.output<Schema>> {
  const { file, tree, problems } = parsed;
  const locate = (path: readonly PathPart[], part?: 'key' | 'value') => locateIn(tree, path, part);
  if (!tree) return { problems, locate };
  const result = schema.safeParse(tree.value);
  if (result.success && problems.length === 0) return { value: result.data, problems: [], locate };
  const found = result.success ? [] : issueProblems(result.error.issues, { file, tree, schema });
  return { problems: sortProblems([...problems, ...unreported(found, problems)]), locate };
}

/** Parses a YAML text into plain values with places. Never throws. */
export function parseYaml(file: string, text: string): YamlTree {
  const lines = new LineCounter();
  const problem = (message: string): YamlTree => ({
    file,
    problems: [{ file, path: '', message, severity: 'error' }],
  });
  if (text.trim() === '') return problem('the file is empty');
  const document = parseWithin(text, lines);
  if (!document) return problem('is nested too deeply to be read');
  if (document.errors.length > 0) {
    const errors: readonly YAMLError[] = document.errors;
    return { file, problems: yamlProblems(file, text, { errors, lines }) };
  }
  if (document.contents === null) return problem('the file is empty: it has comments only');
  const tree = placeTree(document.contents, file, lines);
  return { file, tree, problems: tree.problems };
}

/** Undefined where the nesting is deeper than the stack. */
function parseWithin(text: string, lineCounter: LineCounter) {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A curly quote or an alias is reported once, not again by the schema. */
function unreported(found: readonly Problem[], already: readonly Problem[]): Problem[] {
  return found.filter(({ path }) => !already.some((known) => known.path === path));
}

function locateIn(tree: PlacedTree | undefined, path: readonly PathPart[], part: 'key' | 'value' = 'value'): Position {
  for (let length = path.length; length > 0; length -= 1) {
    const place = tree?.placeOf(path.slice(0, length));
    if (place) return length === path.length && part === 'value' ? place.value : (place.key ?? place.value);
  }
  return { line: 1, column: 1 };
}
