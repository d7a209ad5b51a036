import { convert } from 'html-to-text';
import { marked } from 'marked';
import { type Place, styleBody } from './body-styles.ts';
import { isolateLinkLines, rowsAsButtons, rowsAsLines } from './button-row.ts';

/** The body of a text as two Liquid templates: its Markdown is rendered once, before any contact's values are known. */
export interface BodyTemplates {
  readonly html: string;
  readonly text: string;
}

interface Tag {
  readonly source: string;
  /** `if`, `for`, `endfor` …; empty for an output. */
  readonly name: string;
}

const LIQUID = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
// While Markdown is rendered an output stands as a word; a tag as punctuation, so that `{% if x %}**bold**` stays bold.
const MARK = /LQO(\d+)QL|;LQT(\d+)QL;/g;
const TAGS_ALONE = /^[ \t]*((?:;LQT\d+QL;[ \t]*)+)$/gm;
const BLOCK_MARK = /<!--(;LQT\d+QL;)-->/g;

/**
 * Markdown with Liquid → HTML and plain text with Liquid. Since the Markdown is rendered first, a contact's value can
 * never become Markdown, and a mail costs no Markdown. A tag alone on its line stands between blocks, also around the
 * items of a list; every link's target stands written out in the text. In a mail (`place`) its HTML carries the styles
 * of that place, and a line of links only is a row of buttons but below the mail.
 */
export function renderMarkdownTemplate(markdown: string, place?: Place): BodyTemplates {
  const tags: Tag[] = [];
  const remember = (source: string) => {
    const name = /^\{%-?\s*(\w+)/.exec(source)?.[1] ?? '';
    tags.push({ source, name });
    return source.startsWith('{{') ? `LQO${tags.length - 1}QL` : `;LQT${tags.length - 1}QL;`;
  };
  const protectedMarkdown = markdown
    .replaceAll('\r\n', '\n')
    .replace(LIQUID, (source) => remember(source))
    .replace(TAGS_ALONE, (_, marks: string) => ownBlock(marks));
  const rows = place === 'contact' || place === 'work';
  const html = marked.parse(rows ? isolateLinkLines(protectedMarkdown) : protectedMarkdown, {
    async: false,
    gfm: true,
  });
  const text = restoreText(htmlToPlainText(rows ? rowsAsLines(html) : html), tags);
  const bare = wrapLoopsInList(rows ? rowsAsButtons(html, place) : html, tags);
  return { html: restoreHtml(place === undefined ? bare : styleBody(bare, place), tags), text };
}

/** HTML of ours → plain text: links written out behind their words, no wrapped lines, no upper case headings. */
export function htmlToPlainText(html: string): string {
  return convert(html.replace(BLOCK_MARK, '<p>$1</p>'), {
    wordwrap: false,
    formatters: {
      link: (element, walk, builder) => {
        const href: unknown = element.attribs?.href;
        walk(element.children, builder);
        const words: unknown = element.children[0]?.data;
        if (typeof href === 'string' && href !== words && !/^(tel|mailto):/.test(href))
          builder.addInline(` <${href}>`, { noWordTransform: true });
      },
    },
    selectors: [
      { selector: 'a', format: 'link' },
      { selector: 'ul', options: { itemPrefix: '- ' } },
      ...['h1', 'h2', 'h3', 'h4'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
}

function ownBlock(marks: string): string {
  return `\n\n${marks.trim().replace(MARK, '<!--$&-->').replaceAll(/\s+/g, '')}\n\n`;
}

function restoreHtml(html: string, tags: readonly Tag[]): string {
  const restored = html.replace(BLOCK_MARK, '$1').replace(/href="LQO(\d+)QL/g, (_, index: string) => {
    const source = tags[Number(index)]?.source ?? '';
    return `href="${source.replace(/-?\}\}$/, '| link_target }}')}`;
  });
  return restoreMarks(restored, tags);
}

function restoreMarks(text: string, tags: readonly Tag[]): string {
  return text.replace(MARK, (_, output?: string, tag?: string) => tags[Number(output ?? tag)]?.source ?? '');
}

/** `{% for %}<ul>…</ul>{% endfor %}` → `<ul>{% for %}…{% endfor %}</ul>`, where the loop holds exactly that list. */
function wrapLoopsInList(html: string, tags: readonly Tag[]): string {
  return html.replace(
    /<!--;LQT(\d+)QL;-->\s*<(ul|ol)>((?:(?!<\/?[uo]l>)[\s\S])*)<\/\2>\s*<!--;LQT(\d+)QL;-->/g,
    (whole, open: string, list: string, items: string, close: string) =>
      tags[Number(open)]?.name === 'for' && tags[Number(close)]?.name === 'endfor'
        ? `<${list}><!--;LQT${open}QL;-->${items}<!--;LQT${close}QL;--></${list}>`
        : whole,
  );
}

/** A loop over list items leaves no empty lines between them; `tidyText` takes out what other tags leave behind. */
function restoreText(text: string, tags: readonly Tag[]): string {
  const tight = text
    .replace(/;LQT(\d+)QL;\n+(?=\s*(?:-|\d+\.) )/g, (whole, index: string) =>
      tags[Number(index)]?.name === 'for' ? whole.trimEnd() : whole,
    )
    .replace(/\n\n+(;LQT(\d+)QL;)(?=\n|$)/g, (whole, mark: string, index: string) =>
      tags[Number(index)]?.name === 'endfor' ? `\n${mark}` : whole,
    );
  return restoreMarks(tight, tags);
}

/** Takes out trailing blanks and more than one empty line in a row. */
export function tidyText(text: string): string {
  return `${text
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
