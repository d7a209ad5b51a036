import { LIGHT } from './palette.ts';

/** Where words stand: a mail to a contact, work for a rep or manager, or below either. */
export type Place = 'contact' | 'work' | 'foot';

type Styles = Readonly<Record<string, string>>;

const LINK = `color:${LIGHT.link};text-decoration:underline`;
const RULE = `border:0;border-top:1px solid ${LIGHT.line}`;
// Word, in Outlook, knows no padding but in cells: lists are moved in by their margin, quotes stand in a cell.
const CONTACT: Styles = {
  p: 'margin:0 0 16px',
  h1: 'margin:0 0 16px;font-size:22px;line-height:30px',
  h2: 'margin:24px 0 8px;font-size:18px;line-height:26px',
  h3: 'margin:20px 0 8px;font-size:16px;line-height:24px',
  ul: 'margin:0 0 16px 20px;padding:0',
  ol: 'margin:0 0 16px 20px;padding:0',
  li: 'margin:0 0 6px',
  a: LINK,
  hr: `${RULE};margin:16px 0`,
  img: 'max-width:100%;height:auto;border:0',
  table: 'width:100%;margin:0 0 16px;border-collapse:collapse',
  th: `padding:6px 12px 6px 0;vertical-align:bottom;border-bottom:1px solid ${LIGHT.line}`,
  td: 'padding:6px 12px 6px 0;vertical-align:top',
};
const STYLES: Readonly<Record<Place, Styles>> = {
  contact: CONTACT,
  work: {
    ...CONTACT,
    p: 'margin:0 0 12px',
    h1: 'margin:0 0 12px;font-size:19px;line-height:26px',
    h2: `margin:20px 0 8px;padding:12px 0 0;mso-padding-alt:12px 0 0;${RULE};font-size:17px;line-height:24px`,
    h3: 'margin:16px 0 6px;font-size:15px;line-height:22px',
    ul: 'margin:0 0 12px 20px;padding:0',
    ol: 'margin:0 0 12px 20px;padding:0',
    li: 'margin:0 0 6px;font-size:14px;line-height:20px',
  },
  foot: {
    p: 'margin:0 0 8px',
    ul: 'margin:0 0 8px 20px;padding:0',
    li: 'margin:0 0 4px',
    a: `color:${LIGHT.muted};text-decoration:underline`,
  },
};
/** Elements whose line changes its colour in the dark. */
const CLASSES: Styles = { hr: 'rule', h2: 'rule', th: 'rule' };

/**
 * Puts each element's style on the element itself: Gmail drops style blocks, in forwarded mail above all. The HTML is
 * what Markdown became, before any value is in it; an element with a style of its own keeps it.
 */
export function styleBody(html: string, place: Place): string {
  const styles = STYLES[place];
  const styled = html.replaceAll(/<([a-z][a-z0-9]*)(?=[\s>/])([^>]*)>/g, (whole, tag: string, rest: string) => {
    if (!Object.hasOwn(styles, tag) || /\sstyle=/.test(rest)) return whole;
    const name = place === 'work' || tag !== 'h2' ? CLASSES[tag] : undefined;
    return `<${tag}${name === undefined ? '' : ` class="${name}"`} style="${styles[tag]}${ownStyle(tag, rest)}"${rest}>`;
  });
  return styled.replaceAll(/<blockquote>([\s\S]*?)<\/blockquote>/g, (_, words: string) => quote(words, styles));
}

/** What an element's attributes ask for: a column's side, and a number that stays in one piece. */
function ownStyle(tag: string, rest: string): string {
  if (tag === 'a') return rest.includes('href="tel:') ? ';white-space:nowrap' : '';
  if (tag !== 'th' && tag !== 'td') return '';
  return `;text-align:${/\salign="(\w+)"/.exec(rest)?.[1] ?? 'left'}`;
}

function quote(words: string, { p = '' }: Styles): string {
  const cell = `<td class="quote" style="padding:2px 0 2px 14px;border-left:3px solid ${LIGHT.quote}">`;
  const close = words.replaceAll(`<p style="${p}">`, '<p style="margin:0">');
  return `<blockquote style="margin:0 0 12px;padding:0"><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr>${cell}${close}</td></tr></table></blockquote>`;
}
