import { stringify } from 'csv-stringify/sync';
import type { LanguageWords } from './language-words.ts';

export interface ExampleRow {
  readonly words: LanguageWords;
  readonly country: string;
  readonly language: string;
  /** Id of a source of the plan. */
  readonly source: string;
  /** Address of a rep. */
  readonly rep: string;
}

/** A list of invitees with its headings and one invented contact, to be replaced. Opens in a spreadsheet. */
export function audienceText({ words, country, language, source, rep }: ExampleRow): string {
  const who = [
    'anna@voorbeeld.example',
    'ms',
    'Anna',
    '',
    'Jansen',
    'Voorbeeld BV',
    '00000000',
    'BV',
    '',
    'decides',
    '',
  ];
  const where = ['', '', '', country, language, '', source, rep, words.line];
  const may = ['consent', words.source, '2026-11-12', words.consent, 'business', 'lead', ''];
  return stringify([[...words.headings], [...who, ...where, ...may]], { bom: true, delimiter: ';' });
}
