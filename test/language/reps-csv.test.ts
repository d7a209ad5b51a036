import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../workflows/language/format-problem.ts';
import { readRepsCsv } from '../../workflows/language/reps-csv.ts';

const HEADING = 'e-mail;Name;Calls per day;Languages;Deputy';
const read = (...rows: readonly string[]) =>
  readRepsCsv('reps.csv', ['email;name;callsPerDay;languages;deputy', ...rows].join('\r\n'));
const told = (text: string) => readRepsCsv('reps.csv', text).problems.map(formatProblem);

describe('reps.csv', () => {
  it('gives what reps.yaml gives, defaults included', () => {
    const { value, problems } = read(
      'pieter@v.example;Pieter Bakker;10;nl en;lotte@v.example',
      'lotte@v.example;Lotte Smit',
    );
    expect(problems).toEqual([]);
    expect(value?.reps).toMatchObject([
      {
        email: 'pieter@v.example',
        name: 'Pieter Bakker',
        callsPerDay: 10,
        languages: ['nl', 'en'],
        deputy: 'lotte@v.example',
      },
      { email: 'lotte@v.example', callsPerDay: 8, languages: [], team: 'sales' },
    ]);
  });

  it('reads commas, a BOM, and headings with blanks and hyphens', () => {
    const text = `\uFEFF${HEADING.replaceAll(';', ',')}\npieter@v.example,Pieter Bakker,10,nl,\n`;
    expect(readRepsCsv('reps.csv', text).value?.reps[0]).toMatchObject({ callsPerDay: 10, languages: ['nl'] });
  });

  it('knows where each rep stands', () => {
    const { locate } = read('a@v.example;A;8;;', '', 'b@v.example;B;8;;x@v.example');
    expect(locate(['reps', 1, 'deputy'])).toEqual({ line: 4, column: 5 });
  });

  it('tells every problem with its row and column', () => {
    expect(read('pieter;Pieter Bakker;many').problems.map(({ line, column, path }) => [line, column, path])).toEqual([
      [2, 1, 'email'],
      [2, 3, 'callsPerDay'],
    ]);
    expect(told('email;name;depty\n')).toEqual([
      expect.stringContaining('reps.csv:1:3 depty: "depty" is no column here. Did you mean "deputy"?'),
    ]);
    expect(told('email;name\n"a@v.example;A\n')).toHaveLength(1);
    expect(told('email;name\na@v.example;S\uFFFDren\n')).toEqual([
      'reps.csv: is not UTF-8. Save it as "CSV UTF-8" and try again.',
    ]);
  });
});
