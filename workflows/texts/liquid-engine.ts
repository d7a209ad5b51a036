import { Liquid } from 'liquidjs';
import { numberWords, pluralWords } from './amount-words.ts';
import { type DateStyle, type Reader, renderDate } from './date-words.ts';
import type { Form, Moment } from './mail-values.ts';

/** Tags a text may use: nothing that reads another file. */
export const TAGS: readonly string[] = ['assign', 'break', 'case', 'comment', 'continue', 'for', 'if', 'unless'];
/** Filters of Liquid a text may use, beside our own: none that prints the clock, draws lots or switches escaping off. */
export const FILTERS: readonly string[] = [
  ...['append', 'capitalize', 'default', 'divided_by', 'downcase', 'first', 'floor', 'join', 'last', 'minus', 'plus'],
  ...[
    'prepend',
    'remove',
    'replace',
    'reverse',
    'round',
    'size',
    'slice',
    'split',
    'strip',
    'times',
    'truncate',
    'upcase',
  ],
];
const LIMITS = { parseLimit: 200_000, memoryLimit: 5_000_000, renderLimit: 5_000 };
const DATE_STYLES: Readonly<Record<string, DateStyle>> = {
  date_words: 'full',
  day_words: 'day',
  time_words: 'time',
  date_short: 'short',
};

/** What a render needs beside the values: carried in Liquid's globals under `reader`. */
export interface RenderContext extends Reader {
  readonly form: Form;
}

/** For HTML: every output is escaped, and no filter can switch that off. */
export const htmlEngine = createEngine(true);

/** For subject, preheader and plain text: nothing is escaped. */
export const textEngine = createEngine(false);

function createEngine(escaping: boolean): Liquid {
  const engine = new Liquid({
    ...LIMITS,
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    ...(escaping && { outputEscape: 'escape' as const }),
  });
  for (const tag of Object.keys(engine.tags)) if (!TAGS.includes(tag)) delete engine.tags[tag];
  for (const filter of Object.keys(engine.filters)) if (!FILTERS.includes(filter)) delete engine.filters[filter];
  registerFilters(engine);
  return engine;
}

function registerFilters(engine: Liquid): void {
  for (const [name, style] of Object.entries(DATE_STYLES)) {
    engine.registerFilter(name, function date(this: FilterThis, value: unknown) {
      if (value === null || value === undefined || value === '') return '';
      if (!isInstant(value)) throw new Error(`${name} wants a moment, not ${JSON.stringify(value)}`);
      return renderDate(value, style, readerOf(this));
    });
  }
  // "u|je" | form: the formal word, or the informal one.
  engine.registerFilter('form', function form(this: FilterThis, value: unknown) {
    const [formal = '', informal = formal] = String(value).split('|');
    return readerOf(this).form === 'informal' ? informal : formal;
  });
  // count | plural: one: "een gesprek", other: "# gesprekken": the form its number takes in the text's language.
  engine.registerFilter('plural', function plural(this: FilterThis, value: unknown, ...named: unknown[]) {
    const forms: Readonly<Record<string, unknown>> = Object.fromEntries(named.filter((pair) => Array.isArray(pair)));
    const known = ['zero', 'one', 'two', 'few', 'many', 'other'];
    const wrong = Object.keys(forms).find((name) => !known.includes(name));
    if (wrong !== undefined || forms.other === undefined)
      throw new Error('plural wants its forms: {{ n | plural: one: "# call", other: "# calls" }}');
    const said = Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, String(form)]));
    return pluralWords(readerOf(this).language, Number(value ?? 0), { ...said, other: String(forms.other) });
  });
  // A number as the text's language writes it: 1.234 or 1,234.
  engine.registerFilter('number', function number(this: FilterThis, value: unknown) {
    return typeof value === 'number' ? numberWords(readerOf(this).language, value) : String(value ?? '');
  });
  // A link's target from a field: only what a mail may open; a column of the audience file cannot bring a script.
  engine.registerFilter('link_target', (value: unknown) =>
    /^(https?:\/\/|mailto:|tel:)/i.test(String(value)) ? String(value) : '',
  );
}

interface FilterThis {
  readonly context: { readonly globals: object };
}

function readerOf(filter: FilterThis): RenderContext {
  const { reader } = filter.context.globals as { readonly reader: RenderContext };
  return reader;
}

function isInstant(value: unknown): value is number | Moment {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'object' && value !== null && 'at' in value && 'timeZone' in value;
}
