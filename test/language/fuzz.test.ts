import { describe, expect, it } from 'vitest';
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { planSchema } from '../../workflows/language/plan-schema.ts';
import type { Problem } from '../../workflows/language/problem.ts';
import { readCampaign, type WorkflowShelf } from '../../workflows/language/read-campaign.ts';
import { repsSchema } from '../../workflows/language/reps-schema.ts';
import { scriptSchema } from '../../workflows/language/script-schema.ts';
import { readWorkflow } from '../../workflows/language/workflow-rules.ts';
import { readYaml } from '../../workflows/language/yaml-source.ts';
import { fixtureText, seminarSource, seminarText } from './fixture.ts';

interface Reading {
  readonly value?: unknown;
  readonly problems: readonly Problem[];
}

const source = seminarSource();
const shelf: WorkflowShelf = { names: ['seminar'], find: (name) => (name === 'seminar' ? source : undefined) };

const FILES: readonly [name: string, text: string, read: (text: string) => Reading][] = [
  ['campaign-full.yaml', fixtureText('campaign-full.yaml'), (text) => readCampaign('f', text, shelf)],
  ['reps.yaml', fixtureText('reps.yaml'), (text) => readYaml('f', text, repsSchema)],
  ['plan.yaml', fixtureText('plan.yaml'), (text) => readYaml('f', text, planSchema)],
  ['script.yaml', fixtureText('script.yaml'), (text) => readYaml('f', text, scriptSchema)],
  ['seminar.yaml', seminarText(), (text) => readWorkflow('f', text)],
];

/** A key with its value, or an item of a list, in the source text. */
interface Place {
  readonly path: string;
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
  readonly isKey: boolean;
  /** Lines of the place and of everything around it: where a problem may point. */
  readonly lines: ReadonlySet<number>;
}

function placesOf(text: string): Place[] {
  const counter = new LineCounter();
  const document: Document = parseDocument(text, { lineCounter: counter });
  const places: Place[] = [];
  const lineOf = (offset: number) => counter.linePos(offset).line;
  const add = (node: Node, at: { path: string; start: number; isKey: boolean; lines: ReadonlySet<number> }) => {
    const [valueStart = 0, end = 0] = node.range ?? [];
    const lines = new Set([...at.lines, lineOf(at.start), lineOf(valueStart)]);
    places.push({ ...at, valueStart, end, lines });
    visit(node, at.path, lines);
  };
  const visit = (node: unknown, path: string, lines: ReadonlySet<number>) => {
    if (isMap(node)) {
      for (const { key, value } of node.items as Pair<Node, Node>[]) {
        if (!isScalar(key) || !value) continue;
        add(value, { path: `${path}.${key.value}`, start: key.range?.[0] ?? 0, isKey: true, lines });
      }
    }
    if (isSeq(node)) {
      node.items.forEach((item, index) => {
        const child = item as Node;
        add(child, { path: `${path}.${index}`, start: child.range?.[0] ?? 0, isKey: false, lines });
      });
    }
  };
  visit(document.contents, '', new Set([1, 2]));
  return places;
}

/** All places of a small file; of a long one every fifth, another fifth for each kind of change. */
function sample(places: readonly Place[], change: number): Place[] {
  return places.filter((_, index) => places.length < 300 || (index + change) % 5 === 0);
}

function pointsAt(problems: readonly Problem[], lines: ReadonlySet<number>): boolean {
  return problems.some(({ line }) => line !== undefined && lines.has(line));
}

/** Reads a changed text; reading either gives a value and no problem, or problems that all have a place and words. */
function readSafely(read: (text: string) => Reading, text: string): Reading {
  const reading = read(text);
  expect(reading.value === undefined).toBe(reading.problems.length > 0);
  for (const { message } of reading.problems) {
    expect(message).not.toBe('');
    expect(message).not.toMatch(/undefined|\[object|Invalid input|Unrecognized|NaN/);
  }
  return reading;
}

describe.each(FILES)('%s', (_, text, read) => {
  const places = placesOf(text);
  const original = read(text);

  it('has many places and no problem', () => {
    expect(original.problems).toEqual([]);
    expect(places.length).toBeGreaterThan(20);
  });

  it('survives the loss of any of them', () => {
    for (const { start, end } of sample(places, 0)) readSafely(read, `${text.slice(0, start)}${text.slice(end)}`);
  });

  it('survives being cut off anywhere', () => {
    for (let end = 0; end < text.length; end += 97) readSafely(read, text.slice(0, end));
  });

  it('reports every key that stands twice, on its line', () => {
    const flow = /[{,]\s*$/;
    for (const { start, end, isKey, lines } of sample(places, 1)) {
      if (!isKey || !flow.test(text.slice(0, start))) continue;
      const { problems } = readSafely(read, `${text.slice(0, end)}, ${text.slice(start, end)}${text.slice(end)}`);
      expect(pointsAt(problems, lines)).toBe(true);
    }
  });

  it.each([
    ['a text', '"zzz zzz"', 'zzz zzz', 0],
    ['a number', '987654321', '987654321', 1],
    ['a negative number', '-1', '-1', 2],
    ['true', 'true', 'true', 3],
    ['nothing', 'null', 'nowhere in a value', 4],
    ['a list', '[[zzz]]', 'zzz', 5],
    ['keys', '{ zzz: { zzz: 1 } }', 'zzz', 6],
  ])('reports %s in place of any value, or takes it, or reads the same', (_kind, replacement, marker, change) => {
    for (const { path, start, valueStart, end, lines } of sample(places, change)) {
      const isBlock = text.slice(start, end).includes('\n') && end > valueStart;
      const changed = `${text.slice(0, valueStart)}${replacement}${isBlock ? '\n' : ''}${text.slice(end)}`;
      const reading = readSafely(read, changed);
      if (reading.value !== undefined) {
        const isTaken = JSON.stringify(reading.value).includes(marker);
        if (!isTaken) expect({ path, value: reading.value }).toEqual({ path, value: original.value });
        continue;
      }
      expect({ path, found: pointsAt(reading.problems, lines) }).toEqual({ path, found: true });
    }
  });

  it('reports every renamed key, or takes it where names are free', () => {
    const free: string[] = [];
    for (const { path, start, isKey, lines } of sample(places, 2)) {
      if (!isKey) continue;
      const reading = readSafely(read, `${text.slice(0, start)}zz${text.slice(start)}`);
      if (reading.value !== undefined) free.push(path);
      else {
        // A renamed step or setting is also missed where it is used, and is told there by its name.
        const name = path.slice(path.lastIndexOf('.') + 1);
        const found =
          pointsAt(reading.problems, lines) || reading.problems.some(({ message }) => message.includes(name));
        expect({ path, found }).toEqual({ path, found: true });
      }
    }
    expect(free).toMatchSnapshot();
  });
});
