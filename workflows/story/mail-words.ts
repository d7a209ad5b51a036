import { wordOf } from './words/story-in-language.ts';
import type { StoryWords } from './words/story-words.ts';

/** A text's name in the words of a story: `the invitation`. An item of the content list is told by its name. */
export function mailWords(template: string, words: StoryWords): string {
  if (Object.hasOwn(words.mails, template)) return wordOf(words.mails, template);
  return template.startsWith('nurture-') ? words.item(template.slice(8)) : template;
}
