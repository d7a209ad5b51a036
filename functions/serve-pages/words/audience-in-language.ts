import { AUDIENCE_DANISH as DA } from './audience-da.ts';
import { AUDIENCE_GERMAN as DE } from './audience-de.ts';
import { AUDIENCE_ENGLISH as EN } from './audience-en.ts';
import { AUDIENCE_DUTCH as NL } from './audience-nl.ts';
import type { AudienceWords } from './audience-words.ts';

const WORDS: Readonly<Record<string, AudienceWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** English where we do not speak the language. */
export function audienceWords(language: string): AudienceWords {
  return WORDS[language] ?? EN;
}
