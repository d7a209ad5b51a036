import { DA } from './story-da.ts';
import { DE } from './story-de.ts';
import { EN } from './story-en.ts';
import { NL } from './story-nl.ts';
import type { StoryWords, Words } from './story-words.ts';

const WORDS: Readonly<Record<string, StoryWords>> = { en: EN, nl: NL, da: DA, de: DE };

/** The words of a language; English for one that has none. */
export function storyWords(language: string): StoryWords {
  return WORDS[language] ?? EN;
}

/** A code in words; an unknown one as it stands in the timeline. */
export function wordOf(words: Words, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}
