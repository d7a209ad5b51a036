/** A link or a picture of a text that has no words; line and column count from 1. */
export interface WordlessLink {
  readonly source: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const WORDLESS = /(!?)\[\s*\]\([^)\n]*\)/g;

/** What a reader who hears a mail, or sees no pictures, could not tell from another: each with what to write. */
export function findWordlessLinks(source: string): readonly WordlessLink[] {
  return [...source.matchAll(WORDLESS)].map((match) => {
    const before = source.slice(0, match.index).split('\n');
    const message =
      match[1] === '!'
        ? 'a picture without words. Write between [ and ] what it shows.'
        : 'a link without words. Write between [ and ] what it opens.';
    return { source: match[0], line: before.length, column: (before.at(-1) ?? '').length + 1, message };
  });
}
