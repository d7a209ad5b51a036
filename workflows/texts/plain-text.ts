/**
 * Signs nobody sees and that change what others see: marks that turn the direction of writing, zero-width signs, empty
 * letters, tags, and halves of a letter.
 */
const UNSEEN =
  /[\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]/gu;
/** A joiner stays where a script needs it, and within an emoji. */
const JOINERS =
  /(?<=^|[\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}\p{N}\p{P}\p{Z}\p{S}](?<![\p{Extended_Pictographic}\p{Emoji_Modifier}]))[\u200c\u200d]+/gu;
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Tabs and line feeds are none of them. */
const CONTROLS = /[\p{Cc}](?<![\t\n])/gu;
/** A letter with more marks than any script puts on one. */
const PILES = /(\p{M}{4})\p{M}+/gu;

/** What somebody wrote, as it may stand in a mail, a file or on a page: its own lines, nothing unseen. */
export function plainText(text: string): string {
  if (/^[\n -~]*$/.test(text)) return text;
  return text
    .replace(LINE_ENDS, '\n')
    .replace(CONTROLS, '')
    .replace(UNSEEN, '')
    .replace(JOINERS, '')
    .replace(PILES, '$1');
}

/** The same on one line of at most so many letters, for a name or a subject; a longer one ends in `…`. */
export function plainLine(text: string, most = 250): string {
  const line = plainText(text.replaceAll('\0', ' ')).replaceAll(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const letters = [...line];
  return letters.length <= most ? line : `${letters.slice(0, most - 1).join('')}…`;
}

/**
 * One line that a mail's header may hold: an encoded word of RFC 2047 that somebody typed stays as typed, since mail
 * programs read one even between quotes.
 */
export function headerLine(text: string, most?: number): string {
  return plainLine(text, most).replaceAll('=?', '= ?');
}

/** Between two signs it keeps them apart for a mail program; nobody sees it. */
const APART = '\u200c';
const SCHEME = /(?<=\p{L}):(?=[^\s])/gu;
const DOMAIN = /(?<=[\p{L}\p{N}-])([.\u3002\uff0e\uff61])(?=[\p{L}\p{N}][\p{L}\p{N}-])(?!\d)/gu;
const ADDRESS = /(?<=[^\s<>()",;:])@(?=[^\s<>()",;:])/gu;
const SHARE = /\\(?=\\)/g;

/**
 * What somebody wrote, so that no mail program makes a link of it: mail programs link addresses they find in plain
 * words, and a name like `www.evil.example` would become one.
 */
export function unlinked(text: string): string {
  if (!/[:.@\\\u3002\uff0e\uff61]/.test(text)) return text;
  return text
    .replace(SCHEME, `:${APART}`)
    .replace(DOMAIN, `$1${APART}`)
    .replace(ADDRESS, `@${APART}`)
    .replace(SHARE, `\\${APART}`);
}

/** The same as it stands in a letter, where nothing becomes a link. */
export function onPaper(text: string): string {
  return text.replaceAll(/(?<=[:.@\\\u3002\uff0e\uff61])\u200c/g, '');
}
