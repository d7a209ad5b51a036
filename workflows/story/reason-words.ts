import { wordOf } from './words/story-in-language.ts';
import type { StoryWords } from './words/story-words.ts';

/** The row of the permission table, or what is missing: for a story it is one thing. */
const NOT_PERMITTED = /Permission (?:empty|\w+ is not enough)|without consent|is not enough$/;

/** Why something was not sent or said, in words; what a person wrote stays as it is. */
export function reasonWords(reason: string, words: StoryWords): string {
  return NOT_PERMITTED.test(reason) ? words.notPermitted : wordOf(words.reasons, reason);
}
