import { describe, expect, it } from 'vitest';
import { additionWords } from '../../functions/serve-pages/words/addition-words.ts';
import { audienceWords } from '../../functions/serve-pages/words/audience-in-language.ts';

const refused = (language: string, problem: string) => additionWords(problem, language, audienceWords(language).fields);

describe('why somebody is not added, as the rep reads it', () => {
  it.each([
    ['da', 'anna@a.example: objected to everything', 'har gjort indsigelse mod alt'],
    ['de', 'anna@a.example: is a customer already', 'ist schon Kunde'],
    ['nl', '+31100000001: he said no: not again before 2028-02-01', 'zei nee; niet opnieuw vóór 1 feb 2028'],
    [
      'de',
      'a@a.example: his organisation said no: not again before 2028-02-01',
      'die Organisation hat nein gesagt; nicht wieder vor dem 01.02.2028',
    ],
    ['en', 'a@a.example: is in the running campaign afrika', 'is in the campaign afrika already'],
    ['da', 'emailPermission: "ja" says nothing. Say which', 'dette er forkert eller mangler: Samtykke til mail'],
  ])('in %s: %s', (language, problem, words) => {
    expect(refused(language, problem)).toBe(words);
  });

  it('what has no words yet is told as it is', () => {
    expect(refused('nl', 'the moon is full')).toBe('the moon is full');
  });
});
