import { plainLine, plainText, unlinked } from './plain-text.ts';

/** Under these names stand links and numbers that we made, or that are checked where they come in. */
export const MADE: readonly string[] = ['url', 'tel', 'email', 'phone'];
/** Rendered before, with its values shown so already: a script for a call. */
const RENDERED = 'script';
/** A contact's further columns. */
const COLUMNS = 'more';
/** A text that may have lines of its own. */
const LINES = 'personalLine';
/** Longer than anything of ours that stands in one value. */
const LONGEST = 4_000;

/** A group of values without what nobody sees: of the campaign's own files, which may hold links. */
export function plainValues<Group>(group: Group): Group {
  return walk(group, (text, name) => (name === RENDERED ? text : plainText(text))) as Group;
}

/** A group of values of other people, as a mail's body shows them: on one line, and never a link. */
export function shownValues<Group>(group: Group): Group {
  return walk(group, (text, name) => {
    if (name === RENDERED) return text;
    const plain = name === LINES ? plainText(text).slice(0, LONGEST) : plainLine(text, LONGEST);
    return MADE.includes(name) ? plain : unlinked(plain);
  }) as Group;
}

/** Every text of a value made of lists and records, by the name it stands under; all else stays. */
function walk(value: unknown, change: (text: string, name: string) => string, name = ''): unknown {
  if (typeof value === 'string') return change(value, name);
  if (Array.isArray(value)) return value.map((each) => walk(each, change, name));
  if (typeof value !== 'object' || value === null) return value;
  // Columns of a list are named by whoever wrote it: none of them is checked, whatever its name.
  const nameOf = (key: string) => (name === COLUMNS ? COLUMNS : key);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, change, nameOf(key))]));
}
