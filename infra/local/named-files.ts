import type { Campaign } from '../../workflows/language/campaign-schema.ts';
import { COUNTRIES } from '../../workflows/language/countries.ts';
import { valueAt } from '../../workflows/language/schema-tree.ts';
import { parseYaml } from '../../workflows/language/yaml-source.ts';

/** The files a campaign names, and what their rows get where they say nothing. */
export interface NamedFiles {
  readonly reps?: string;
  readonly plan?: string;
  readonly audience?: string;
  readonly suppress: readonly string[];
  readonly assign?: Campaign['audience']['assign'];
  readonly content: string;
  readonly defaults: { readonly country: string; readonly language: string; readonly timeZone: string };
}

/** Of a campaign that reads well. */
export function namedFiles(campaign: Campaign): NamedFiles {
  const { reps, plan, audience, content, country = '', language, timeZone } = campaign;
  return {
    ...(reps !== undefined && { reps }),
    ...(plan !== undefined && { plan }),
    audience: audience.file,
    suppress: audience.suppress,
    assign: audience.assign,
    content: content.folder,
    defaults: { country, language, timeZone },
  };
}

/** Of a campaign with problems, as far as it can be made out: what is wrong in its other files is told at once too. */
export function guessFiles(file: string, text: string): NamedFiles {
  const value = parseYaml(file, text).tree?.value;
  const textAt = (...path: string[]): string | undefined => {
    const found = valueAt(value, path);
    return typeof found === 'string' && found.trim() !== '' && !/^([a-z]+:|\/|\\)/i.test(found) ? found : undefined;
  };
  const [reps, plan] = [textAt('reps'), textAt('plan')];
  const audience = textAt('audience') ?? textAt('audience', 'file');
  const country = textAt('country') ?? '';
  const known = COUNTRIES.get(country);
  return {
    ...(reps !== undefined && { reps }),
    ...(plan !== undefined && { plan }),
    ...(audience !== undefined && { audience }),
    suppress: [],
    content: textAt('content', 'folder') ?? 'content',
    defaults: {
      country,
      language: textAt('language') ?? known?.language ?? 'en',
      timeZone: known?.timeZone ?? 'UTC',
    },
  };
}
