import { convert } from 'html-to-text';

interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a parser of other people makes of HTML: every element in its order, and the words between them. */
export interface ReadHtml {
  readonly elements: readonly HtmlElement[];
  readonly words: string;
  readonly links: readonly string[];
}

/** Those it has a way of its own with. */
const USUAL = [
  ...['a', 'article', 'aside', 'blockquote', 'br', 'div', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['header', 'hr', 'img', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'table', 'ul', 'wbr'],
];

export function readHtml(html: string): ReadHtml {
  const elements: HtmlElement[] = [];
  const words = convert(html, {
    wordwrap: false,
    baseElements: { selectors: ['html'] },
    formatters: {
      collect: (element, walk, builder) => {
        elements.push({ name: String(element.name), attributes: { ...element.attribs } });
        builder.addInline(' ');
        walk(element.children, builder);
        builder.addInline(' ');
      },
    },
    selectors: ['*', ...USUAL].map((selector) => ({ selector, format: 'collect' })),
  });
  const links = elements.flatMap(({ attributes }) =>
    ['href', 'src', 'action', 'background'].flatMap((name) => attributes[name] ?? []),
  );
  return { elements, words, links };
}
