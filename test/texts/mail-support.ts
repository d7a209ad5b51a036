import { hasClass, type MailElement, readElements } from './mail-elements.ts';
import table from './mail-support.json' with { type: 'json' };

const CLIENTS = ['apple', 'gmail', 'outlook'] as const;

/** One declaration of a mail, where it stands. */
interface Use {
  readonly property: string;
  readonly value: string;
  readonly element: MailElement;
  readonly html: string;
}

interface Feature {
  readonly source: string;
  readonly tested: string;
  readonly apple: string;
  readonly gmail: string;
  readonly outlook: string;
}

const FEATURES: ReadonlyMap<string, Feature> = new Map(Object.entries(table.features));
const isCell = ({ tag }: MailElement) => tag === 'td' || tag === 'th';
const isZero = (value: string) => !/[1-9]/.test(value);
const hidden = ({ element }: Use) => element.styles.get('mso-hide') === 'all';
const decorates = () => true;
const staysPositive = ({ value }: Use) => !/(^|\s)-/.test(value);
const hasNoFlow = ({ value }: Use) => !/^(start|end)$/.test(value);
const plainDisplay = ({ value }: Use) => ['none', 'block', 'inline', 'inline-block'].includes(value);

/**
 * What a partial or missing support does to none of our readers, by client and property: true when this use is within
 * what is supported, has a substitute beside it, or only decorates. A property that is missing here must be supported
 * in full by every client.
 */
const UNHARMED: Readonly<Record<string, (use: Use) => boolean>> = {
  // Word pads cells only: a button's cell and a heading carry Word's own padding, small links have blanks between them.
  'outlook padding': ({ element, value }) =>
    isCell(element) ||
    isZero(value) ||
    element.styles.has('mso-padding-alt') ||
    element.parents.at(-1)?.styles.has('mso-padding-alt') === true ||
    (element.tag === 'a' && element.parents.some(({ tag }) => tag === 'li')),
  'outlook border': ({ element, value }) => !['p', 'div'].includes(element.tag) && Number.parseInt(value, 10) <= 8,
  'outlook margin': (use) => staysPositive(use) && !['span', 'body'].includes(use.element.tag) && centred(use),
  'outlook width': ({ element, value }) => value === '100%' || isCell(element) || element.tag === 'table',
  // Columns and buttons: Word puts the ones side by side by the cells that they stand in.
  'outlook display': (use) =>
    use.value === 'none' ? hidden(use) : plainDisplay(use) && (use.element.tag !== 'div' || inGhostTable(use)),
  'outlook max-width': (use) => hidden(use) || inGhostTable(use),
  'outlook max-height': hidden,
  'outlook overflow': hidden,
  'outlook line-height': ({ html }) => /<!--\[if mso\]><style[^>]*>[^<]*mso-line-height-rule: exactly/.test(html),
  'outlook background': ({ value }) => /^#[0-9a-f]{6}$/.test(value),
  'outlook font-size': ({ value }) => /^\d+px$/.test(value),
  'outlook font-weight': ({ value }) => ['normal', 'bold'].includes(value),
  'outlook text-align': hasNoFlow,
  'outlook text-decoration': ({ value }) => ['none', 'underline'].includes(value),
  'outlook border-radius': decorates,
  'outlook white-space': decorates,
  'outlook word-break': decorates,
  'outlook word-spacing': ({ value }) => value === 'normal',
  'gmail display': plainDisplay,
  'gmail margin': staysPositive,
  'gmail text-align': hasNoFlow,
  'gmail text-decoration': decorates,
  'gmail white-space': decorates,
  'gmail word-break': decorates,
  'gmail font-family': decorates,
  'gmail direction': ({ value }) => value === 'ltr',
  'apple word-break': decorates,
  'apple overflow': hidden,
};

/** Every declaration of a mail that some client ignores to its reader's harm, and every one the table knows nothing of. */
export function supportProblems(html: string): string[] {
  const found = new Set<string>();
  for (const element of readElements(html, 'word'))
    for (const [property, value] of element.styles)
      for (const problem of problemsOf({ property, value, element, html })) found.add(problem);
  return [...found];
}

function problemsOf(use: Use): string[] {
  const { property, value, element } = use;
  // Word's own words, which the others pass over.
  if (property.startsWith('mso-')) return [];
  const name = featureOf(property);
  const feature = FEATURES.get(name);
  const where = `<${element.tag}> ${property}: ${value}`;
  if (!feature) return [`${where} is not in mail-support.json; look it up`];
  return CLIENTS.flatMap((client) => {
    if (feature[client] === 'yes' || UNHARMED[`${client} ${name}`]?.(use)) return [];
    return [`${where} in ${client}: ${feature[client]} (${feature.source})`];
  });
}

/** Longhands stand on their shorthand's page. */
function featureOf(property: string): string {
  if (/^border-(top|right|bottom|left)/.test(property)) return 'border';
  return property.replace(/^(padding|margin)-.*/, '$1');
}

/** A block that centres itself needs a table with `align` around it in Word. */
function centred(use: Use): boolean {
  return !use.value.includes('auto') || inGhostTable(use);
}

/** Whether only Word sees the table right around it, which is as wide as the block should be. */
function inGhostTable({ element }: Use): boolean {
  const cell = element.parents.at(-1);
  const around = element.parents.findLast(({ tag }) => tag === 'table');
  if (!cell || !isCell(cell) || !around) return false;
  return around.attributes.width === '600' || hasClass(element, 'mj-outlook-group-fix');
}
