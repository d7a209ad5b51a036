import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Words that readers of a language get to see, and the file they stand in. */
export interface Shipped {
  readonly file: string;
  readonly language: string;
  readonly text: string;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  ...{ nl: 'nl', NL: 'nl', DUTCH: 'nl', da: 'da', DA: 'da', DANISH: 'da' },
  ...{ de: 'de', DE: 'de', GERMAN: 'de', en: 'en', EN: 'en', ENGLISH: 'en' },
};

/** A text file without its Liquid and markup: what stands between the tags, and what they may print. */
export function wordsOfText(source: string): string {
  return source
    .replaceAll(/^(kind|from):.*$/gm, ' ')
    .replaceAll(/^(subject|preheader):/gm, ' ')
    .replaceAll(/\{[{%](.*?)[}%]\}/gs, (_, code: string) => ` ${quoted(code).join(' ')} `)
    .replaceAll(/\]\([^)]*\)/g, ' ')
    .replaceAll(/[*_#>[\]\\|]/g, ' ');
}

/** Of a tag only what it may print: not the separators it joins by, nor the names of its filters. */
function quoted(code: string): readonly string[] {
  return [...code.matchAll(/"([^"]*)"/g)].map(([, words = '']) => words);
}

/** Every string of a table of words in a source file: what stands under `nl:`, or in a constant named `NL` or `…_DUTCH`. */
export function wordsOfTables(file: string, source: string): readonly Shipped[] {
  const shipped: Shipped[] = [];
  const scopes: { readonly language: string; readonly depth: number }[] = [];
  let depth = 0;
  for (const token of tokensOf(source)) {
    const [text] = token;
    if ('{(['.includes(text)) depth += 1;
    if ('})]'.includes(text)) depth -= 1;
    const scope = scopes.at(-1);
    const ends = text === ';' || (text === ',' && depth === scope?.depth) || depth < (scope?.depth ?? 0);
    if (scope && depth <= scope.depth && ends) scopes.pop();
    const opened = openedBy(token);
    if (opened !== undefined) scopes.push({ language: opened, depth });
    const language = scopes.at(-1)?.language;
    if (language !== undefined && '\'"`'.includes(text[0] ?? ' ')) shipped.push({ file, language, text: spoken(text) });
  }
  return shipped;
}

type Token = readonly [text: string, before: string, after: string];

function openedBy([text, before, after]: Token): string | undefined {
  if (before === 'const' || before === 'function') return LANGUAGES[text.split('_').at(-1) ?? ''];
  return after === ':' && before !== '?' ? LANGUAGES[text] : undefined;
}

const TOKEN = /\/\*.*?\*\/|\/\/[^\n]*|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|[\w$]+|[^\s\w]/gs;

/** With the token before and after each; keys in quotes are none of the words. */
function tokensOf(source: string): readonly Token[] {
  const plain = flatTemplates(source);
  const all = [...plain.matchAll(TOKEN)].map(([text]) => text).filter((text) => !/^\/[*/]/.test(text));
  return all.flatMap((text, index): Token[] => {
    const [before = '', after = ''] = [all[index - 1], all[index + 1]];
    const isKey = /^['"]/.test(text) && (after === ':' || before === '[' || before === 'case' || /^[!=]$/.test(before));
    return isKey || before === 'from' ? [] : [[text, before, after]];
  });
}

/** Templates inside templates become strings beside each other: `a ${b ? 'c' : `d`}` says a, c and d. */
function flatTemplates(source: string): string {
  let flat = source;
  const inner = /\$\{([^{}]*)\}/;
  for (let found = inner.exec(flat); found; found = inner.exec(flat))
    flat = flat.replace(found[0], () => ` ${quotedIn(found[1] ?? '')} `);
  return flat;
}

/** Strings that an expression inside a template may print; what it compares with is none. */
function quotedIn(code: string): string {
  const printed = code.replaceAll(/[!=]==?\s*'[^']*'/g, ' ').replaceAll(/\['[^']*'\]/g, ' ');
  return [...printed.matchAll(/(['`])(.*?)\1/gs)].map(([, , words = '']) => words).join(' ');
}

function spoken(literal: string): string {
  return wordsOfText(literal.slice(1, -1).replaceAll(/\\n/g, ' '));
}

/** Lower-case words; names, addresses and codes with digits are none. */
export function wordsIn(text: string): readonly string[] {
  return [...text.toLowerCase().matchAll(/\p{L}+(?:’\p{L}+)?/gu)].map(([word]) => word);
}

export function sourcesUnder(...folders: readonly string[]): ReadonlyMap<string, string> {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const sources = files.filter((file) => file.endsWith('.ts'));
  return new Map(sources.map((file) => [file, readFileSync(file, 'utf8')]));
}
