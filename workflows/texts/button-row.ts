import { LIGHT } from './palette.ts';

// What Markdown with its tags put away holds: `;LQT3QL;` is a tag, `LQO4QL` an output.
const SEPARATOR = String.raw`(?:[\s·*_]|;LQT\d+QL;)`;
const LINK_LINE = new RegExp(String.raw`^(?! {2,})${SEPARATOR}*(?:\[[^\]]*\]\([^)]*\)${SEPARATOR}*)+$`);
const LIST_ITEM = /^\s*(?:[-*+]|\d+[.)])\s/;
const PARAGRAPH = /(<li>\s*)?<p>((?:(?!<\/p>)[\s\S])*)<\/p>/g;
/** Stands before a link that was bold. */
const MAIN = 'main ';
const PART = /(;LQT\d+QL;)|(<a [^>]*>(?:(?!<\/a>)[\s\S])*<\/a>)|(<\/?(?:strong|em)>)|([\s·]+)|[\s\S]/g;
const NEITHER_ANSWER = /^(?:main )?<a href="(?:tel|mailto):/;
/** The main act with a note behind it: `**[Open your list](…)** · before Saturday`. */
const WITH_NOTE = /^<strong>(<a [^>]*>(?:(?!<\/a>)[\s\S])*<\/a>)<\/strong>\s*·\s*((?:(?!<a )[\s\S])*\S)\s*$/;
/** A line of an item that holds at least two links and nothing else: from the break to the item's end. */
const ITEM_LINE =
  /(<br ?\/?>\s*)((?:;LQT\d+QL;|[\s·]|<a [^>]*>(?:(?!<\/a>)[\s\S])*<\/a>){3,})(?=<\/(?:p|li)>|<br|\n<\/li>)/g;

const TABLE = '<table role="presentation" border="0" cellpadding="0" cellspacing="0"';
const CELL = 'display:inline-block;vertical-align:middle;padding:0 8px 8px 0';
// Lines of 24 pixels, the least that WCAG 2.2 asks for: five tasks of a digest fit a phone's screen, and a thumb still meets the right link.
const SMALL = `padding:5px 0;line-height:24px;color:${LIGHT.link};text-decoration:underline`;
const BUTTON = `border:1px solid ${LIGHT.button};border-radius:6px;mso-padding-alt:11px 18px`;
// 11 + 22 + 11, and the border: 46 pixels high, so that a thumb finds it.
const WORDS =
  'display:inline-block;padding:11px 18px;font-size:16px;line-height:22px;font-weight:bold;text-decoration:none';

/** Puts a line that consists of links only, separated by ` · `, into a paragraph of its own; an address's lines stay. */
export function isolateLinkLines(markdown: string): string {
  const lines = markdown.split('\n');
  return lines
    .map((line, index) => {
      const before = lines[index - 1] ?? '';
      const inBlock = LIST_ITEM.test(before) || /^[\s>]+\S/.test(before);
      if (!LINK_LINE.test(line) || line.endsWith('\\') || before.endsWith('\\') || inBlock) return line;
      return `\n${line}\n`;
    })
    .join('\n');
}

/**
 * Such a paragraph as a row of buttons, the first bold one that is there filled: the mail's main act; where nothing of a
 * letter's row is bold, its first one. It wraps where it finds no room. A line of links in an item of a list stays a
 * line of words, apart enough for a thumb.
 */
export function rowsAsButtons(html: string, look: 'contact' | 'work'): string {
  const rows = mapRows(html, (parts) => {
    const isMain = (part: string) => part.startsWith(MAIN);
    const fillsAny = look === 'contact' && !parts.some(isMain);
    const cells = parts.map((part) => {
      if (isMain(part) || (fillsAny && !isTag(part))) return mainButton(part.replace(MAIN, ''));
      if (part.startsWith('<a ')) return button('other', part);
      return isTag(part) ? part : `<td style="${CELL}">${part}</td>`;
    });
    const start = fillsAny || parts.some(isMain) ? '{% assign row_first = true %}' : '';
    return `${start}${TABLE} style="margin:4px 0 12px"><tr>${cells.join('')}</tr></table>`;
  });
  return rows.replaceAll(ITEM_LINE, (_, open: string, line: string) => open + itemLine(line));
}

/** Such a paragraph for the plain text: each link on a line of its own. */
export function rowsAsLines(html: string): string {
  return mapRows(
    html,
    (parts) => `<p>${parts.map((part) => (isTag(part) ? part : `${part.replace(MAIN, '')}<br>`)).join('')}</p>`,
  );
}

function mapRows(html: string, write: (parts: readonly string[]) => string): string {
  return html.replaceAll(PARAGRAPH, (whole, item: string | undefined, content: string) => {
    const parts = item === undefined ? readRow(content) : undefined;
    return parts === undefined ? whole : write(parts);
  });
}

/** The tags and links of a row, and the note behind a single one; undefined for a paragraph that says anything else, or runs two links together. */
function readRow(content: string): readonly string[] | undefined {
  const [, act, note] = WITH_NOTE.exec(content) ?? [];
  if (act !== undefined && note !== undefined) return [MAIN + act, note];
  const parts: string[] = [];
  let separated = true;
  let mark = '';
  for (const [, tag, link, emphasis, between] of content.matchAll(PART)) {
    if (between !== undefined) separated ||= between.includes('·');
    else if (tag !== undefined) parts.push(tag);
    else if (link !== undefined && separated) {
      parts.push(mark + link);
      separated = false;
    } else if (emphasis?.includes('strong')) mark = emphasis.startsWith('</') ? '' : MAIN;
    else if (emphasis === undefined) return undefined;
  }
  return parts.some((part) => !isTag(part) && !NEITHER_ANSWER.test(part)) ? parts : undefined;
}

function itemLine(line: string): string {
  return line.replaceAll('<a ', `<a style="${SMALL}" `);
}

function isTag(part: string): boolean {
  return /^;LQT\d+QL;$/.test(part);
}

/** Which main act comes first, only the values tell: a condition or a loop may stand around it. */
function mainButton(link: string): string {
  return `{% if row_first %}${button('first', link)}{% else %}${button('other', link)}{% endif %}{% assign row_first = false %}`;
}

function button(kind: 'first' | 'other', link: string): string {
  const [ground, ink] = kind === 'first' ? [LIGHT.button, LIGHT.buttonText] : [LIGHT.card, LIGHT.link];
  const words = link.replace('<a ', `<a style="${WORDS};color:${ink}" `);
  return `<td style="${CELL}">${TABLE} style="border-collapse:separate"><tr><td class="${kind}" bgcolor="${ground}" style="background-color:${ground};${BUTTON}">${words}</td></tr></table></td>`;
}
