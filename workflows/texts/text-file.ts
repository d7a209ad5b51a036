import type { Problem } from '../language/problem.ts';
import { suggest } from '../language/suggest.ts';
import type { MailKind } from '../workflow.ts';

const FRONT_MATTER_KEYS = ['subject', 'preheader', 'kind', 'from'] as const;
type Key = (typeof FRONT_MATTER_KEYS)[number];
const KINDS: readonly string[] = ['marketing', 'service', 'internal'];
const SENDERS: readonly string[] = ['rep', 'campaign', 'marketing'];

/** A text as its file says it. `masked` is the whole file with the front matter's keys blanked, so positions hold. */
export interface TextFile {
  readonly subject: string;
  readonly preheader: string;
  readonly kind?: MailKind;
  readonly from?: 'rep' | 'campaign' | 'marketing';
  readonly body: string;
  readonly masked: string;
}

interface Entry {
  readonly value: string;
  readonly line: number;
  readonly column: number;
}

const KEY_LINE = /^(\s*)([A-Za-z][\w-]*)(\s*:\s*)(.*)$/;
const MAX_FRONT_MATTER_LINES = 30;

/**
 * Reads front matter (`---`, lines `key: value`, `---`) and body. The values may hold Liquid as it is: no YAML quoting
 * is needed around `{{ … }}`. Problems carry the line and column in the file; `subject` is required unless told.
 */
export function parseTextFile(
  file: string,
  source: string,
  options: { readonly subjectRequired: boolean },
): { readonly text: TextFile; readonly problems: readonly Problem[] } {
  const lines = source
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .split('\n');
  const problems: Problem[] = [];
  const add = (line: number, column: number, path: string, message: string) =>
    problems.push({ file, line, column, path, message, severity: 'error' });
  const end =
    lines[0]?.trim() === '---'
      ? lines.slice(0, MAX_FRONT_MATTER_LINES).findIndex((line, index) => index > 0 && line.trim() === '---')
      : -1;
  if (lines[0]?.trim() === '---' && end === -1) {
    add(1, 1, '', 'the front matter that begins here never ends. Close it with a line ---');
  }
  const entries = end === -1 ? new Map<Key, Entry>() : readEntries(lines.slice(1, end), add);
  if (options.subjectRequired && !entries.get('subject')?.value) {
    add(
      entries.get('subject')?.line ?? 1,
      1,
      'subject',
      'missing. Begin the file with ---, a line "subject: …", and ---',
    );
  }
  checkChoice(entries.get('kind'), 'kind', KINDS, add);
  checkChoice(entries.get('from'), 'from', SENDERS, add);
  return { text: assemble(lines, end, entries), problems };
}

function readEntries(
  lines: readonly string[],
  add: (line: number, column: number, path: string, message: string) => void,
): Map<Key, Entry> {
  const entries = new Map<Key, Entry>();
  lines.forEach((text, index) => {
    const line = index + 2;
    if (text.trim() === '' || text.trim().startsWith('#')) return;
    const [, indent = '', key = '', colon = '', rest = ''] = KEY_LINE.exec(text) ?? [];
    const known = FRONT_MATTER_KEYS.find((candidate) => candidate === key);
    if (!known) {
      const near = suggest(key, FRONT_MATTER_KEYS);
      const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
      const what = key === '' ? 'not a line of the form "key: value".' : `unknown key.${hint}`;
      add(line, indent.length + 1, key, `${what} Keys here: ${FRONT_MATTER_KEYS.join(', ')}.`);
      return;
    }
    const raw = rest.trimEnd();
    const quoted = /^(["'])(.*)\1$/.exec(raw);
    const inner = quoted?.[2];
    const isQuoted = inner !== undefined && !inner.includes(quoted?.[1] ?? '"');
    const column = indent.length + key.length + colon.length + 1 + (isQuoted ? 1 : 0);
    entries.set(known, { value: isQuoted ? inner : raw, line, column });
  });
  return entries;
}

function checkChoice(
  entry: Entry | undefined,
  path: string,
  allowed: readonly string[],
  add: (line: number, column: number, path: string, message: string) => void,
): void {
  if (!entry || allowed.includes(entry.value)) return;
  add(entry.line, entry.column, path, `"${entry.value}" is none of ${allowed.join(', ')}.`);
}

function assemble(lines: readonly string[], end: number, entries: ReadonlyMap<Key, Entry>): TextFile {
  const masked = lines.slice(0, end + 1).map(() => '');
  for (const key of ['subject', 'preheader'] as const) {
    const entry = entries.get(key);
    if (entry) masked[entry.line - 1] = ' '.repeat(entry.column - 1) + entry.value;
  }
  const body = lines.slice(end + 1);
  const kind = entries.get('kind')?.value;
  const from = entries.get('from')?.value;
  return {
    subject: entries.get('subject')?.value ?? '',
    preheader: entries.get('preheader')?.value ?? '',
    ...((kind === 'marketing' || kind === 'service' || kind === 'internal') && { kind }),
    ...((from === 'rep' || from === 'campaign' || from === 'marketing') && { from }),
    body: body.join('\n'),
    masked: [...masked, ...body].join('\n'),
  };
}
