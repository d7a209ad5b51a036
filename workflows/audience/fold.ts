const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  ß: 'ss',
  œ: 'oe',
  đ: 'd',
  ł: 'l',
  Ø: 'O',
  Æ: 'Ae',
  Œ: 'Oe',
};

/** Lower case, without accents, with only letters and digits: how headings and words of a list are compared. */
export function fold(text: string): string {
  return foldWords(text).replaceAll(' ', '');
}

/** As `fold`, with one space between words: how names are compared. */
export function foldWords(text: string): string {
  return withoutAccents(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same letters without accents, in the same case. */
export function withoutAccents(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øæßœđłØÆŒ]/g, (letter) => LETTERS[letter] ?? letter);
}
