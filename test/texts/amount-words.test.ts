import { describe, expect, it } from 'vitest';
import { languageWords, moneyWords, numberWords, pluralWords } from '../../workflows/texts/amount-words.ts';
import { checkText } from '../../workflows/texts/check-text.ts';

const CALLS = { one: '1 call', other: '# calls' };

describe('pluralWords', () => {
  it.each([
    ['nl', 0, '# calls'],
    ['nl', 1, '1 call'],
    ['da', 1, '1 call'],
    ['da', 2, '2 calls'],
    ['de', 1, '1 call'],
    ['en', 21, '21 calls'],
    ['de', 1200, '1.200 calls'],
    ['en', 1200, '1,200 calls'],
  ])('in %s takes the form of CLDR for %d', (language, count, words) => {
    expect(pluralWords(language, count, CALLS)).toBe(words.replace('#', String(count)));
  });

  it('knows more than two forms where a language does', () => {
    const forms = { one: '# rozmowa', few: '# rozmowy', many: '# rozmów', other: '# rozmowy' };
    expect([1, 3, 5].map((count) => pluralWords('pl', count, forms))).toEqual(['1 rozmowa', '3 rozmowy', '5 rozmów']);
  });
});

describe('numbers, money and languages', () => {
  it.each([
    ['nl', '12.345', '€ 12.000', '€ 12,50', 'Duits'],
    ['da', '12.345', '12.000 €', '12,50 €', 'tysk'],
    ['de', '12.345', '12.000 €', '12,50 €', 'Deutsch'],
    ['en', '12,345', '€12,000', '€12.50', 'German'],
  ])('are written as in %s', (language, number, whole, cents, german) => {
    const plain = (words: string) => words.replaceAll('\u00a0', ' ');
    expect(numberWords(language, 12_345)).toBe(number);
    expect(plain(moneyWords(language, 12_000, 'EUR'))).toBe(whole);
    expect(plain(moneyWords(language, 12.5, 'EUR'))).toBe(cents);
    expect(languageWords(language, 'de')).toBe(german);
  });
});

describe('the plural filter', () => {
  const say = (body: string) =>
    checkText('content/nl/reps/digest.md', `---\nsubject: x\n---\n${body}`).map(({ message }) => message);

  it('takes its forms by name, and a form of address behind them', () => {
    expect(say('{{ list.count | plural: one: "uw gast|je gast", other: "uw # gasten|je # gasten" | form }}')).toEqual(
      [],
    );
  });

  it.each([
    '{{ list.count | plural }}',
    '{{ list.count | plural: one: "x" }}',
    '{{ list.count | plural: on: "x", other: "y" }}',
  ])('refuses %s', (body) => {
    expect(say(body)).toEqual([expect.stringContaining('plural wants its forms')]);
  });
});
