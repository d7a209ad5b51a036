import { expect, it } from 'vitest';
import { phoneWords } from '../../workflows/texts/phone-words.ts';

it('writes a number as people do, and leaves alone what is none', () => {
  expect(phoneWords('+31101234567')).toBe('+31 10 123 4567');
  expect(phoneWords('+4532123456')).toBe('+45 32 12 34 56');
  expect(phoneWords('reception')).toBe('reception');
});
