import { describe, expect, it } from 'vitest';
import { suggest } from '../../workflows/language/suggest.ts';

describe('a suggestion', () => {
  const words = ['name', 'start', 'end', 'capacity', 'guestsPerContact', 'waitingList', 'venue'];

  it.each([
    ['capasity', 'capacity'],
    ['naem', 'name'],
    ['waiting_list', 'waitingList'],
    ['GuestPerContact', 'guestsPerContact'],
    ['edn', 'end'],
    ['locatie', 'venue'],
    ['capaciteit', 'capacity'],
  ])('for %s is %s', (word, meant) => {
    expect(suggest(word, words)).toBe(meant);
  });

  it.each(['colour', 'zzz', '', 'x'.repeat(1000)])('is not made for %s', (word) => {
    expect(suggest(word, words)).toBeUndefined();
  });
});
