import type { LineCounter, YAMLError } from 'yaml';
import type { Problem } from './problem.ts';

const WORDS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab. YAML wants spaces: two for each level',
  BAD_INDENT:
    'the indentation does not fit. Indent each level by two spaces, and close every { and [ further in than its key',
  BLOCK_AS_IMPLICIT_KEY:
    'a second colon, or a line that is indented too far. Put a text with a colon in quotes: "…: …"',
  MULTILINE_IMPLICIT_KEY: 'a key over several lines. Check the indentation, and that a colon follows the key',
  MISSING_CHAR: 'something is not closed, or a colon is missing. Check quotes, { } and [ ]',
  BAD_DQ_ESCAPE: "a backslash inside double quotes. Use single quotes: '…'",
  MULTIPLE_DOCS: 'a second document (---). Keep one in a file',
  BAD_SCALAR_START: 'a text may not start like this. Put it in quotes: "…"',
};

const CURLY_DOUBLE = /[“”„]/;

/** What the YAML parser found, in plain words; one problem for each line. */
export function yamlProblems(
  file: string,
  text: string,
  found: { errors: readonly YAMLError[]; lines: LineCounter },
): Problem[] {
  const rows = text.split(/\r?\n/);
  const byLine = new Map<number, Problem>();
  for (const error of found.errors) {
    const { line, col } = found.lines.linePos(error.pos[0]);
    if (byLine.has(line)) continue;
    const curly = (rows[line - 1] ?? '').search(CURLY_DOUBLE);
    const isCurly = curly >= 0 && error.code !== 'TAB_AS_INDENT';
    byLine.set(line, {
      file,
      line,
      column: isCurly ? curly + 1 : col,
      path: '',
      message: isCurly
        ? `a curly quote (${rows[line - 1]?.[curly]}) as Word writes it. Write straight quotes: "…"`
        : wordsFor(error),
      severity: 'error',
    });
  }
  return [...byLine.values()];
}

function wordsFor({ code, message }: YAMLError): string {
  if (/call stack/i.test(message)) return 'is nested too deeply';
  return WORDS[code] ?? `${message}. Check this line's indentation, quotes and colons`;
}
