import { join } from 'node:path';
import type { Problem } from '../../workflows/language/problem.ts';
import { checkText } from '../../workflows/texts/check-text.ts';
import { LAYOUT_WORDS } from '../../workflows/texts/layout-words.ts';
import { isTemplateName } from '../../workflows/texts/template-table.ts';
import { createTextStore, type TextStore } from '../../workflows/texts/text-store.ts';
import { isFolder } from './read-folder.ts';
import { BUILT_IN_TEXTS, readTexts } from './read-texts.ts';

/** The campaign's own texts and the built-in ones behind them. */
export interface CampaignTexts {
  readonly store: TextStore;
  /** The campaign's own, by path in its content folder. */
  readonly own: ReadonlyMap<string, string>;
  /** Whether a text exists in a language, without compiling it: it may have faults of its own. */
  has(language: string, template: string): boolean;
}

/** Reads the texts of a campaign's folder; none there is no fault, the built-in ones then serve. */
export function readCampaignTexts(folder: string, content: string): CampaignTexts {
  const path = join(folder, content);
  const own = isFolder(path) ? readTexts(path) : new Map<string, string>();
  const builtIn = readTexts(BUILT_IN_TEXTS);
  const has = (language: string, template: string): boolean => {
    if (!Object.hasOwn(LAYOUT_WORDS, language)) return false;
    const standIn = isTemplateName(template) ? template : 'nurture';
    return own.has(`${language}/${template}.md`) || builtIn.has(`${language}/${standIn}.md`);
  };
  return { store: createTextStore({ campaign: own, builtIn }), own, has };
}

/** Everything wrong in the campaign's own texts, each by its path from the campaign's folder. */
export function checkCampaignTexts(texts: CampaignTexts, content: string): Problem[] {
  return [...texts.own].flatMap(([path, source]) => checkText(`${content}/${path}`, source));
}
