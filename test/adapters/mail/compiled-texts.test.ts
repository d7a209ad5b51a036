import { expect, test } from 'vitest';
import { createCompiledTexts } from '../../../functions/adapters/mail/compiled-texts.ts';

test('texts are compiled once, until the files of the campaign are others', async () => {
  const filesOf = (languages: readonly string[]) => ({
    campaign: new Map(),
    builtIn: new Map(languages.map((language) => [`${language}/invitation.md`, ''])),
  });
  let texts = filesOf(['nl']);
  const textsOf = createCompiledTexts(async () => ({ texts }));
  const first = await textsOf('seminar');
  expect(await textsOf('seminar')).toBe(first);
  texts = filesOf(['nl', 'da']);
  const second = await textsOf('seminar');
  expect(first.languages).toEqual(['nl']);
  expect(second.languages).toEqual(['da', 'nl']);
});
