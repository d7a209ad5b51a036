/** One element of a mail as a mail program meets it. */
export interface MailElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly styles: ReadonlyMap<string, string>;
  /** Outermost first. */
  readonly parents: readonly MailElement[];
  /** The words that stand in it, its children's included; blanks that only pad are none. */
  words: string;
  /** Whether some of those words are its own. */
  ownWords: boolean;
}

const VOID = ['meta', 'br', 'hr', 'img'];
const PADDING = /&#847;|&zwnj;|&nbsp;|\s/g;

/** The body's elements in their order; Outlook's Word engine reads the conditional comments, nobody else does. */
export function readElements(html: string, engine: 'word' | 'others' = 'others'): readonly MailElement[] {
  const body = seenBy(engine, html).replace(/^[\s\S]*?(?=<body\b)/, '');
  const elements: MailElement[] = [];
  const open: MailElement[] = [];
  for (const [, closing, tag = '', rest = '', text = ''] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)\b([^>]*)>([^<]*)/g)) {
    if (closing) open.pop();
    else {
      const attributes = readAttributes(rest);
      const styles = readDeclarations(attributes.style ?? '');
      const element = { tag, attributes, styles, parents: [...open], words: '', ownWords: false };
      elements.push(element);
      if (!VOID.includes(tag)) open.push(element);
    }
    addWords(open, text.replaceAll(PADDING, ' ').trim());
  }
  return elements;
}

/** `color:#fff;padding:0` → its properties in small letters; an `!important` stays in the value. */
export function readDeclarations(style: string): ReadonlyMap<string, string> {
  const declarations = style.split(';').flatMap((declaration): [string, string][] => {
    const colon = declaration.indexOf(':');
    return colon < 0 ? [] : [[declaration.slice(0, colon).trim().toLowerCase(), declaration.slice(colon + 1).trim()]];
  });
  return new Map(declarations);
}

/** Whether it, or what it stands in, is of this class. */
export function hasClass(element: MailElement, name: string): boolean {
  return (element.attributes.class ?? '').split(/\s+/).includes(name);
}

function seenBy(engine: 'word' | 'others', html: string): string {
  const shown = html.replaceAll(/<!--\[if !mso\]><!-->([\s\S]*?)<!--<!\[endif\]-->/g, engine === 'word' ? '' : '$1');
  return shown.replaceAll(/<!--\[if [^\]]*\]>([\s\S]*?)<!\[endif\]-->/g, engine === 'word' ? '$1' : '');
}

function readAttributes(rest: string): Readonly<Record<string, string>> {
  const pairs = [...rest.matchAll(/([a-z][a-z-]*)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]));
}

function addWords(open: readonly MailElement[], words: string): void {
  if (words === '') return;
  for (const element of open) element.words = `${element.words} ${words}`.trim();
  const last = open.at(-1);
  if (last) last.ownWords = true;
}
