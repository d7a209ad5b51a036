import { hasClass, type MailElement, readDeclarations } from './mail-elements.ts';

interface DarkRule {
  readonly parts: readonly string[];
  readonly declarations: ReadonlyMap<string, string>;
  readonly weight: number;
}

/** What a mail program in the dark lays over the colours that stand on the elements; later and heavier ones win. */
export function darkRules(html: string): readonly DarkRule[] {
  const [, block = ''] = /@media \(prefers-color-scheme: dark\) \{([\s\S]*?\})\s*\}/.exec(html) ?? [];
  const rules = [...block.matchAll(/([^{}]+)\{([^}]*)\}/g)].flatMap(([, selectors = '', body = '']) =>
    selectors.split(',').map((selector) => {
      const parts = selector.trim().split(/\s+/);
      const classes = parts.filter((part) => part.startsWith('.')).length;
      return { parts, declarations: readDeclarations(body), weight: 100 * classes + parts.length };
    }),
  );
  return rules.sort((one, other) => one.weight - other.weight);
}

/** The colours that a reader sees an element's words in, and of the ground behind them. */
export function coloursOf(element: MailElement, rules: readonly DarkRule[]): { ink: string; ground: string } {
  const line = [...element.parents, element].reverse();
  const first = (...names: readonly string[]) => {
    for (const one of line) {
      const found = names.map((name) => readColour(one, name, rules)).find((value) => value !== undefined);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return { ink: first('color') ?? '#000000', ground: first('background-color') ?? '#ffffff' };
}

/** WCAG 2's contrast of two colours `#rrggbb`, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function readColour(element: MailElement, name: string, rules: readonly DarkRule[]): string | undefined {
  const own = element.styles.get(name) ?? (name === 'background-color' ? element.attributes.bgcolor : undefined);
  const laid = rules.filter(({ parts, declarations }) => declarations.has(name) && isMeant(element, parts)).at(-1);
  return laid?.declarations.get(name)?.replace(/\s*!important$/, '') ?? own;
}

/** Whether a selector of names and classes one inside the other means this element. */
function isMeant(element: MailElement, parts: readonly string[]): boolean {
  const last = parts.at(-1) ?? '';
  if (!isNamed(element, last)) return false;
  let at = element.parents.length - 1;
  for (const part of parts.slice(0, -1).reverse()) {
    while (at >= 0 && !isNamed(element.parents[at], part)) at -= 1;
    if (at < 0) return false;
    at -= 1;
  }
  return true;
}

function isNamed(element: MailElement | undefined, part: string): boolean {
  if (element === undefined) return false;
  return part.startsWith('.') ? hasClass(element, part.slice(1)) : element.tag === part;
}

function luminance(colour: string): number {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1);
  if (!hex) throw new Error(`${colour} is no colour of six digits`);
  const [red = 0, green = 0, blue = 0] = hex.map((digits) => {
    const part = Number.parseInt(digits, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
