import { REP_DANISH } from './rep-da.ts';
import { REP_GERMAN } from './rep-de.ts';
import { REP_ENGLISH } from './rep-en.ts';
import { REP_DUTCH } from './rep-nl.ts';
import type { RepWords } from './rep-words.ts';

const LANGUAGES: Readonly<Record<string, RepWords>> = {
  nl: REP_DUTCH,
  da: REP_DANISH,
  de: REP_GERMAN,
  en: REP_ENGLISH,
};

/** Words in a colleague's language; in English where we do not speak it. */
export function repWords(language: string): RepWords & { readonly language: string } {
  const spoken = Object.hasOwn(LANGUAGES, language) ? language : 'en';
  return { language: spoken, ...(LANGUAGES[spoken] ?? REP_ENGLISH) };
}
