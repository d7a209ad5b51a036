/** One `{{ … }}` or `{% … %}` as it stands in a source; line and column count from 1. */
export interface TagInSource {
  readonly source: string;
  readonly line: number;
  readonly column: number;
  readonly output: boolean;
  /** `if`, `for`, `endif` …; empty for an output. */
  readonly name: string;
  /** Sources of the conditions this tag stands under. */
  readonly conditions: readonly string[];
}

const TAG = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
const OPENS = ['if', 'unless', 'case'];
const CLOSES = ['endif', 'endunless', 'endcase'];
const GOES_ON = ['elsif', 'else', 'when'];

/** All tags of a source in their order. A condition counts for what comes after it in its block, `else` included. */
export function findTags(source: string): readonly TagInSource[] {
  const tags: TagInSource[] = [];
  const open: string[] = [];
  let line = 1;
  let lineStart = 0;
  let scanned = 0;
  for (const match of source.matchAll(TAG)) {
    for (let at = source.indexOf('\n', scanned); at !== -1 && at < match.index; at = source.indexOf('\n', at + 1)) {
      line += 1;
      lineStart = at + 1;
    }
    scanned = Math.max(match.index, lineStart);
    const text = match[0];
    const output = text.startsWith('{{');
    const name = output ? '' : (/^\{%-?\s*(\w+)/.exec(text)?.[1] ?? '');
    if (CLOSES.includes(name)) open.pop();
    tags.push({ source: text, line, column: match.index - lineStart + 1, output, name, conditions: [...open] });
    if (OPENS.includes(name)) open.push(text);
    if (GOES_ON.includes(name)) open.push(`${open.pop() ?? ''} ${text}`);
  }
  return tags;
}

/** The tag that holds a place of the source: the last one that begins at or before it. */
export function tagAt(tags: readonly TagInSource[], line: number, column: number): TagInSource | undefined {
  return tags.findLast((tag) => tag.line < line || (tag.line === line && tag.column <= column));
}
