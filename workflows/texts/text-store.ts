import { type CompiledText, compileText } from './compile-text.ts';
import { LAYOUT_WORDS } from './layout-words.ts';
import { isTemplateName } from './template-table.ts';

/** Which text is meant: its name, the reader's language, and what may choose a version of its own. */
export interface TextChoice {
  readonly template: string;
  readonly language: string;
  /** The contact's source and the word its plan gives it for texts, most special first: `['fair-tl-2026', 'fair']`. */
  readonly sources?: readonly string[];
  /** Variant of an experiment: `b`. */
  readonly variant?: string;
}

export interface TextStore {
  /** The compiled text; undefined where there is none in that language, or Baton has no legal lines in it. */
  readonly find: (choice: TextChoice) => CompiledText | undefined;
  /** Languages in which the built-in texts exist. */
  readonly languages: readonly string[];
}

/** Sources of texts by path inside their folder: `nl/invitation.fair.md`. */
export interface TextSources {
  readonly campaign: ReadonlyMap<string, string>;
  readonly builtIn: ReadonlyMap<string, string>;
}

/**
 * Texts by name, each compiled at its first use: the campaign's own, else the built-in one of the same language.
 * A `nurture-<item>` without a text of its own gets the general `nurture`.
 */
export function createTextStore({ campaign, builtIn }: TextSources): TextStore {
  const compiled = new Map<string, CompiledText>();
  const load = (origin: string, source: string, path: string, choice: TextChoice) => {
    const key = `${origin} ${path}`;
    const known = compiled.get(key);
    if (known) return known;
    const text = compileText(source, choice);
    compiled.set(key, text);
    return text;
  };
  const find = (choice: TextChoice): CompiledText | undefined => {
    if (!Object.hasOwn(LAYOUT_WORDS, choice.language)) return undefined;
    for (const name of versionsOf(choice)) {
      const path = `${choice.language}/${name}.md`;
      const source = campaign.get(path);
      if (source !== undefined) return load('campaign', source, path, choice);
    }
    const item = !isTemplateName(choice.template) && choice.template.startsWith('nurture-');
    const path = `${choice.language}/${item ? 'nurture' : choice.template}.md`;
    const source = builtIn.get(path);
    return source === undefined ? undefined : load('built-in', source, path, choice);
  };
  const languages = [...new Set([...builtIn.keys()].map((path) => path.slice(0, path.indexOf('/'))))].sort();
  return { find, languages };
}

/** `invitation.fair.b`, `invitation.b`, `invitation.fair`, `invitation`: a variant wins, since it is what is compared. */
function versionsOf({ template, sources = [], variant }: TextChoice): string[] {
  const bySource = sources.map((source) => `${template}.${source}`);
  const byVariant = variant === undefined ? [] : [...bySource, template].map((name) => `${name}.${variant}`);
  return [...byVariant, ...bySource, template];
}
