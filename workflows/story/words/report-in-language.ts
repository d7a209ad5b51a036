import { DA } from './report-da.ts';
import { DE } from './report-de.ts';
import { EN } from './report-en.ts';
import { NL } from './report-nl.ts';
import type { ReportWords } from './report-words.ts';

const WORDS: Readonly<Record<string, ReportWords>> = { en: EN, nl: NL, da: DA, de: DE };

/** The words of a language; English for one that has none. */
export function reportWords(language: string): ReportWords {
  return WORDS[language] ?? EN;
}
