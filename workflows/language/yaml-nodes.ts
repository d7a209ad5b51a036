import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type ParsedNode, type Scalar } from 'yaml';
import type { Problem } from './problem.ts';

export type PathPart = string | number;

/** 1-based, as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a key and its value stand, and the value as it was written. */
interface PlacedNode {
  readonly key?: Position;
  readonly value: Position;
  readonly source?: string;
}

/** A YAML tree as plain values, with the place of everything in it. */
export interface PlacedTree {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  placeOf(path: readonly PathPart[]): PlacedNode | undefined;
}

interface Walk {
  readonly file: string;
  readonly lines: LineCounter;
  readonly places: Map<string, PlacedNode>;
  readonly problems: Problem[];
}

/**
 * The plain value of a parsed document, reporting what has no place in our files: aliases (so that nothing can expand
 * without end), tags, keys that stand twice or are no words, and curly quotes.
 */
export function placeTree(root: ParsedNode | null, file: string, lines: LineCounter): PlacedTree {
  const walk: Walk = { file, lines, places: new Map(), problems: [] };
  const value = root ? readNode(root, [], walk) : null;
  return { value, problems: walk.problems, placeOf: (path) => walk.places.get(placeKey(path)) };
}

function placeKey(path: readonly PathPart[]): string {
  return path.join('\u0000');
}

function positionOf(node: Node, { lines }: Walk): Position {
  const { line, col } = lines.linePos(node.range?.[0] ?? 0);
  return { line, column: col };
}

function report(walk: Walk, at: { node: Node; path: readonly PathPart[] }, message: string): void {
  const { node, path } = at;
  walk.problems.push({
    file: walk.file,
    ...positionOf(node, walk),
    path: path.join('.'),
    message,
    severity: 'error',
  });
}

/** Our files are at most 8 levels deep; this is far from what a stack cannot hold. */
const MAX_DEPTH = 64;

function readNode(node: Node, path: readonly PathPart[], walk: Walk): unknown {
  if (path.length > MAX_DEPTH) {
    report(walk, { node, path: path.slice(0, 1) }, 'is nested too deeply');
    return undefined;
  }
  const key = walk.places.get(placeKey(path))?.key;
  const source = isScalar(node) && typeof node.source === 'string' ? node.source : undefined;
  walk.places.set(placeKey(path), {
    ...(key && { key }),
    value: positionOf(node, walk),
    ...(source !== undefined && { source }),
  });
  if (isAlias(node)) {
    report(walk, { node, path }, `an alias (*${node.source}). Write the value out`);
    return undefined;
  }
  if ('tag' in node && typeof node.tag === 'string' && !node.tag.startsWith('tag:yaml.org,2002:')) {
    report(walk, { node, path }, `a tag (${node.tag}). Values need no tag: leave it out`);
  }
  if (isMap(node)) return readMap(node.items, path, walk);
  if (isSeq(node)) return node.items.map((item, index) => readNode(item as Node, [...path, index], walk));
  return isScalar(node) ? readScalar(node, path, walk) : undefined;
}

function readMap(
  items: readonly { readonly key: unknown; readonly value: unknown }[],
  path: readonly PathPart[],
  walk: Walk,
): Record<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const { key, value } of items) {
    const keyNode = key as Node;
    if (!isScalar(keyNode) || keyNode.value === null || keyNode.value === '__proto__') {
      report(walk, { node: keyNode, path }, 'a key that is no word. Write a word and a colon');
      continue;
    }
    const name = String(readScalar(keyNode, path, walk));
    const childPath = [...path, name];
    const first = walk.places.get(placeKey(childPath))?.key;
    if (first) {
      report(walk, { node: keyNode, path: childPath }, `stands twice (first in line ${first.line}). Keep one`);
      continue;
    }
    const position = positionOf(keyNode, walk);
    walk.places.set(placeKey(childPath), { key: position, value: position });
    entries.set(name, value ? readNode(value as Node, childPath, walk) : null);
  }
  return Object.fromEntries(entries);
}

const CURLY = /^(?:[“”„«].*|[‘’‚].*[‘’])$/s;

function readScalar(node: Scalar, path: readonly PathPart[], walk: Walk): unknown {
  const { value } = node;
  if (node.type === 'PLAIN' && typeof value === 'string' && CURLY.test(value)) {
    const straight = value.replace(/^[“”„«‘’‚]|[“”„»‘’]$/g, '');
    report(
      walk,
      { node, path },
      `a curly quote (${value[0]}) as Word writes it. Write "${straight}" with straight quotes`,
    );
  }
  return value;
}
