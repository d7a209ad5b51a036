import { LIGHT } from './palette.ts';

// What Markdown with its tags put away holds: `;LQT3QL;` is a tag, `LQO4QL` an output.
const SEPARATOR = String.raw`(?:[\s·*_]|;LQT\d+QL;)`;
const LINK_LINE = new RegExp(String.raw`^(?! {2,})${SEPARATOR}*(?:\[[^\]]*\]\([^)]*\)${SEPARATOR}*)+$`);
const LIST_ITEM = /^\s*(?:[-*+]|\d+[.)])\s/;
const PARAGRAPH = /(<li>\s*)?<p>((?:(?!<\/p>)[\s\S])*)<\/p>/g;
const PART = /(;LQT\d+QL;)|(<a [^>]*>(?:(?!<\/a>)[\s\S])*<\/a>)|(<\/?(?:strong|em)>)|([\s·]+)|[\s\S]/g;
const NEITHER_ANSWER = /^<a href="(?:tel|mailto):/;

const CELL = 'display:inline-block;vertical-align:top;padding:0 8px 8px 0';
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

/** Such a paragraph as a row of buttons, the first one that is there filled; it wraps where it finds no room. */
export function rowsAsButtons(html: string): string {
  return mapRows(
    html,
    (parts) =>
      `{% assign row_first = true %}<table role="presentation" border="0" cellpadding="0" cellspacing="0" style="margin:4px 0 12px"><tr>${parts
        .map((part) => (part.startsWith('<a ') ? button(part) : part))
        .join('')}</tr></table>`,
  );
}

/** Such a paragraph for the plain text: each link on a line of its own. */
export function rowsAsLines(html: string): string {
  return mapRows(
    html,
    (parts) => `<p>${parts.map((part) => (part.startsWith('<a ') ? `${part}<br>` : part)).join('')}</p>`,
  );
}

function mapRows(html: string, write: (parts: readonly string[]) => string): string {
  return html.replaceAll(PARAGRAPH, (whole, item: string | undefined, content: string) => {
    const parts = item === undefined ? readRow(content) : undefined;
    return parts === undefined ? whole : write(parts);
  });
}

/** The tags and links of a row; undefined for a paragraph that says anything else, or runs two links together. */
function readRow(content: string): readonly string[] | undefined {
  const parts: string[] = [];
  let separated = true;
  for (const [, tag, link, emphasis, between] of content.matchAll(PART)) {
    if (between !== undefined) separated ||= between.includes('·');
    else if (tag !== undefined) parts.push(tag);
    else if (link !== undefined && separated) {
      parts.push(link);
      separated = false;
    } else if (emphasis === undefined) return undefined;
  }
  const links = parts.filter((part) => part.startsWith('<a '));
  return links.some((link) => !NEITHER_ANSWER.test(link)) ? parts : undefined;
}

function button(link: string): string {
  const first = (yes: string, no: string) => `{% if row_first %}${yes}{% else %}${no}{% endif %}`;
  const ground = first(LIGHT.button, LIGHT.card);
  const words = link.replace('<a ', `<a style="${WORDS};color:${first(LIGHT.buttonText, LIGHT.link)}" `);
  return `<td style="${CELL}"><table role="presentation" border="0" cellpadding="0" cellspacing="0" style="border-collapse:separate"><tr><td class="${first('first', 'other')}" bgcolor="${ground}" style="background-color:${ground};${BUTTON}">${words}</td></tr></table></td>{% assign row_first = false %}`;
}
