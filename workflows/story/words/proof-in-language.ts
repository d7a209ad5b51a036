import { DA } from './proof-da.ts';
import { DE } from './proof-de.ts';
import { EN } from './proof-en.ts';
import { NL } from './proof-nl.ts';
import type { ProofWords } from './proof-words.ts';

const WORDS: Readonly<Record<string, ProofWords>> = { en: EN, nl: NL, da: DA, de: DE };

/** The words of a language; English for one that has none. */
export function proofWords(language: string): ProofWords {
  return WORDS[language] ?? EN;
}
