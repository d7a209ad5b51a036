import { describe, expect, it } from 'vitest';
import { reasonWords } from '../../workflows/story/reason-words.ts';
import { reportWords } from '../../workflows/story/words/report-in-language.ts';
import { storyWords } from '../../workflows/story/words/story-in-language.ts';
import { OUTCOMES } from '../../workflows/texts/call-outcomes.ts';
import { TEMPLATES } from '../../workflows/texts/template-table.ts';

const LANGUAGES = ['nl', 'da', 'de', 'en'];
const EN = storyWords('en');

/** Every key of a catalogue, to the last one; what English may leave out stands there as it is. */
function keysOf(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' ? keysOf(value, `${path}${key}.`) : [`${path}${key}`],
  );
}

describe.each(LANGUAGES)('the story in %s', (language) => {
  const words = storyWords(language);

  it('has every word that English has', () => {
    const missing = (one: object, other: object) => keysOf(other).filter((key) => !keysOf(one).includes(key));
    expect(missing(words, EN)).toEqual([]);
    expect(missing(reportWords(language), { ...reportWords('en'), levels: {} })).toEqual([]);
  });

  it('names every text, signal and call outcome', () => {
    for (const [template, { receiver }] of Object.entries(TEMPLATES)) {
      const name = template.split('/').at(-1) ?? '';
      if (receiver === 'script' || template === 'nurture') continue;
      const named = receiver === 'contact' || receiver === 'letter' ? words.mails : words.notices;
      expect(Object.keys(named), template).toContain(name);
    }
    for (const { main, more } of Object.values(OUTCOMES))
      for (const outcome of [...main, ...more]) expect(Object.keys(words.signals)).toContain(outcome);
  });

  it('says once that it is not permitted, whatever row of the table forbids it, and keeps what people wrote', () => {
    for (const row of [
      'emailPermission empty',
      'NL sole trader without consent',
      'NL sole trader: phonePermission none is not enough',
    ])
      expect(reasonWords(row, words)).toBe(words.notPermitted);
    expect(reasonWords('vaste expediteur tot 2030', words)).toBe('vaste expediteur tot 2030');
  });
});
