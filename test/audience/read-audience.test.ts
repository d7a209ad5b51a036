import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rejectedFile } from '../../workflows/audience/rejected-file.ts';
import { printed, readCsv } from './read-csv.ts';

const HEADING = 'email,lastName,organisation,source';

function row(name: string, source = 'fair-tl-2026'): string {
  return `${name}@voorbeeld.example,${name},Voorbeeld BV,${source}`;
}

function inWindows1252(text: string): Uint8Array {
  const special: Readonly<Record<string, number>> = { '€': 0x80, '“': 0x93 };
  return Uint8Array.from([...text].map((letter) => special[letter] ?? letter.charCodeAt(0)));
}

describe('a list of invitees', () => {
  it('is read from UTF-8 with a byte order mark and quoted headings', async () => {
    const csv = '\ufeff"email";"lastName";"organisation";"source"\nj@x.example;Kjær;Møller A/S;fair-tl-2026\n';
    const { contacts, problems } = await readCsv(csv);
    expect(problems).toEqual([]);
    expect(contacts[0]).toMatchObject({ email: 'j@x.example', lastName: 'Kjær', organisationName: 'Møller A/S' });
  });

  it('is read from Windows-1252 with semicolons and CRLF', async () => {
    const text =
      'E-Mail-Adresse;Nachname;Firma;Straße;Quelle\r\nj@x.example;Müller-Lüdenscheidt;Größe “€;Königstraße 1;fair-tl-2026\r\n';
    const { contacts, problems } = await readCsv(inWindows1252(text));
    expect(problems).toEqual([]);
    expect(contacts[0]).toMatchObject({
      lastName: 'Müller-Lüdenscheidt',
      organisationName: 'Größe “€',
      street: 'Königstraße 1',
    });
  });

  it('splits on the delimiter of its heading only', async () => {
    const semicolons = await readCsv(
      'email;lastName;organisation;source\na@x.example;Jensen, Per;Voorbeeld, BV;fair-tl-2026\n',
    );
    expect(semicolons.contacts[0]).toMatchObject({ lastName: 'Jensen, Per', organisationName: 'Voorbeeld, BV' });
    const commas = await readCsv(
      'email,"last;name;x;y",organisation,source\na@x.example,Jensen; Per,Voorbeeld BV,fair-tl-2026\n',
    );
    expect(commas.contacts[0]?.more).toEqual({ lastNameXY: 'Jensen; Per' });
    const named = await readCsv('sep=;\nemail;organisation;source\na@x.example;Voorbeeld, BV;fair-tl-2026\n');
    expect(named.contacts[0]).toMatchObject({ organisationName: 'Voorbeeld, BV' });
  });

  it('has exact lines with CRLF, blank lines and line breaks within quotes', async () => {
    const csv = [
      'email,note,organisation,source',
      'a@x.example,"one\r\ntwo\r\nthree",A,fair-tl-2026',
      '',
      'b@x.example,,,fair-tl-2026',
      'c@x.example,,C,fair-tl-2026',
    ].join('\r\n');
    const { contacts, rejected, rows } = await readCsv(csv);
    expect(contacts[0]?.note).toBe('one\ntwo\nthree');
    expect(rejected).toEqual([
      { line: 6, reason: 'organisation: empty. It is required.', original: 'b@x.example,,,fair-tl-2026' },
    ]);
    expect([...rows.values()]).toEqual([2, 7]);
    expect([...rows.keys()]).toEqual(contacts.map(({ id }) => id));
  });

  it('gives the same however its bytes are cut', async () => {
    const bytes = new TextEncoder().encode(
      `\ufeff${HEADING}\r\n${row('anna')}\r\n"b""o@x.example","Bø\r\nb",B,\r\n${row('eva')}`,
    );
    const whole = await readCsv(bytes);
    expect(whole.contacts).toHaveLength(2);
    async function* oneByOne() {
      for (const byte of bytes) yield Uint8Array.of(byte);
    }
    expect(await readCsv('', { bytes: oneByOne() })).toEqual(whole);
  });

  it('F17: read again, is identical; its ids do not depend on the order of its rows', async () => {
    const csv = `${HEADING}\n${row('anna')}\n${row('bob')}\n`;
    const first = await readCsv(csv);
    expect(await readCsv(csv)).toEqual(first);
    const turned = await readCsv(`${HEADING}\n${row('bob')}\n${row('anna')}\n`);
    expect(new Set(turned.contacts.map(({ id }) => id))).toEqual(new Set(first.contacts.map(({ id }) => id)));
    expect(first.contacts[0]?.id).toMatch(/^[a-z2-7]{26}$/);
    expect(first.contacts[0]).toMatchObject({ schema: 1, version: 0, stage: 'lead' });
  });

  it('M12: keeps the source of each contact, and says which are not in the plan', async () => {
    const audience = await readCsv(
      `${HEADING}\n${row('anna')}\n${row('bob', 'bought-x')}\n${row('carla', 'fair-tl-2025')}\n${row('dirk', '')}\n${row('eva', '')}\n`,
    );
    expect(audience.contacts.map(({ source }) => source)).toEqual([
      'fair-tl-2026',
      'bought-x',
      'fair-tl-2025',
      undefined,
      undefined,
    ]);
    expect(printed(audience)).toEqual([
      'invitees.csv:4:4 source: "fair-tl-2025" is no source of the plan. Did you mean fair-tl-2026? Sources there: fair-tl-2026, bought-x.',
      'invitees.csv:5:4 source: empty: the first mail says where the address comes from. Sources of the plan: fair-tl-2026, bought-x. The same in row 6.',
    ]);
    expect(audience.problems.map(({ severity }) => severity)).toEqual(['error', 'error']);
  });

  it('takes the first of two rows with one address, and an objection from either', async () => {
    const csv = [
      'email,lastName,organisation,source,emailPermission,phonePermission',
      'Anna@Voorbeeld.example,One,A,bought-x,consent,consent',
      'anna@voorbeeld.example,Two,A,bought-x,,',
      'ANNA@voorbeeld.example,Three,A,bought-x,objected,',
    ].join('\n');
    const audience = await readCsv(csv);
    expect(audience.contacts).toHaveLength(1);
    expect(audience.contacts[0]).toMatchObject({
      email: 'Anna@voorbeeld.example',
      lastName: 'One',
      emailPermission: { status: 'objected' },
      phonePermission: { status: 'consent' },
    });
    expect(printed(audience)).toEqual([
      'invitees.csv:3 email: anna@voorbeeld.example stands in row 2 already. Row 3 is left out.',
      'invitees.csv:4 email: ANNA@voorbeeld.example stands in row 2 already. Row 4 is left out. Its objection counts.',
    ]);
    expect(audience.problems.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  });

  it('counts contacts by language, with their first rows', async () => {
    const csv = `email,organisation,source,country\n${['NL', 'DK', 'Danmark', 'DK', 'DK'].map((country, index) => `c${index}@x.example,X,bought-x,${country}`).join('\n')}`;
    expect(await readCsv(csv)).toMatchObject({
      languages: new Map([
        ['nl', { contacts: 1, lines: [2] }],
        ['da', { contacts: 4, lines: [3, 4, 5] }],
      ]),
    });
  });
});

describe('a bad row', () => {
  it('is left out with its line, its reason and its text as it stood; the rest goes on', async () => {
    const csv = `${HEADING}\n${row('anna')}\n"bob@x",Bob,"Bob, ""B"" BV",bought-x\nonly,three,fields\na,b,c,d,e\n,Nobody,X,bought-x\n${row('eva')}\n`;
    const { contacts, rejected } = await readCsv(csv);
    expect(contacts.map(({ lastName }) => lastName)).toEqual(['anna', 'eva']);
    expect(rejected).toEqual([
      { line: 3, reason: 'email: "bob@x" is no mail address.', original: '"bob@x",Bob,"Bob, ""B"" BV",bought-x' },
      { line: 4, reason: expect.stringMatching(/^3 fields, the headings are 4\./), original: 'only,three,fields' },
      { line: 5, reason: expect.stringMatching(/^5 fields, the headings are 4\./), original: 'a,b,c,d,e' },
      {
        line: 6,
        reason: 'no mail address, no phone number and no postal address: at least one is needed.',
        original: ',Nobody,X,bought-x',
      },
    ]);
  });

  it('with a quote in the middle of a field costs only itself', async () => {
    const { contacts, rejected } = await readCsv(`${HEADING}\nbob@x.example,Bob "the man,B,bought-x\n${row('eva')}\n`);
    expect(contacts.map(({ lastName }) => lastName)).toEqual(['eva']);
    expect(rejected).toEqual([
      {
        line: 2,
        reason: expect.stringContaining('a quote (") in the middle of a field'),
        original: 'bob@x.example,Bob "the man,B,bought-x',
      },
    ]);
  });

  it('goes to a file that a spreadsheet opens without running anything', () => {
    const rejected = [{ line: 3, reason: 'organisation: empty.', original: '=cmd();"x"' }];
    expect(rejectedFile(rejected)).toBe('\ufeffline;reason;original\n3;organisation: empty.;"\'=cmd();""x"""\n');
  });

  it('is told one by one up to twenty, then counted', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `a${index}@,X,X,bought-x`).join('\n');
    const audience = await readCsv(`${HEADING}\n${rows}\n`);
    expect(audience.rejected).toHaveLength(30);
    expect(audience.problems).toHaveLength(21);
    expect(printed(audience).at(-1)).toBe('invitees.csv:22: more of the kind above in rows 22, 23, 24 … (10 rows).');
  });
});

describe('a broken file', () => {
  const cases: [string, string | Uint8Array, string][] = [
    ['that is empty', '', 'invitees.csv:1: the file is empty.'],
    ['of blank lines', '\r\n\r\n', 'invitees.csv:1: the file is empty.'],
    ['of headings only', `${HEADING}\n\n`, 'invitees.csv:1: only headings, no contacts.'],
    [
      'with a quote that is never closed',
      `${HEADING}\n${row('anna')}\n"bob@x.example,Bob,B,bought-x\n${row('eva')}\n`,
      'invitees.csv:3: the row that begins here has a quote',
    ],
    [
      'with text after a closing quote',
      `${HEADING}\n${row('anna')}\n${row('carla')}\n"bob"@x.example,Bob,B,bought-x\n${row('eva')}\n`,
      'invitees.csv:4: the row that begins here has a quote',
    ],
    [
      'with a row of more than 100,000 bytes',
      `${HEADING}\n${row('anna')}\n${'x'.repeat(100_001)}`,
      'invitees.csv:3: the row that begins here',
    ],
    ['that is a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0), 'invitees.csv:1: this is a workbook'],
    ['in UTF-16', Uint8Array.of(0xff, 0xfe, 0x65, 0, 0x6d, 0), 'invitees.csv:1: this is UTF-16 text.'],
  ];

  it.each(cases)('%s gives one error with its line and no contacts', async (_, csv, message) => {
    const audience = await readCsv(csv);
    expect(audience.contacts).toEqual([]);
    expect(printed(audience)).toEqual([expect.stringContaining(message)]);
    expect(audience.problems[0]?.severity).toBe('error');
  });

  it('never makes the reader throw, nor a contact without a way to reach it', async () => {
    const pieces = fc.constantFrom(
      '"',
      '""',
      ',',
      ';',
      '\r',
      '\n',
      '\r\n',
      'a@x.example',
      '+31101234567',
      'X',
      'ja',
      '\u0000',
      'é',
      '=1+1',
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .array(pieces, { maxLength: 60 })
        .map((parts) => new TextEncoder().encode(`email,phone,organisation,source\n${parts.join('')}`)),
      fc
        .array(pieces, { maxLength: 60 })
        .map((parts) => new TextEncoder().encode(`email;phone;organisation;emailPermission\n${parts.join('')}`)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (file) => {
        const { contacts } = await readCsv(file);
        for (const { email, phone } of contacts) expect(email ?? phone).toMatch(/@|\+/);
      }),
      { seed: 17, numRuns: 500 },
    );
  });

  it('passes on a fault of the disk', async () => {
    async function* broken() {
      yield new TextEncoder().encode(`${HEADING}\n`);
      throw new Error('the disk is gone');
    }
    await expect(readCsv('', { bytes: broken() })).rejects.toThrow('the disk is gone');
  });

  it('takes 100,000 rows as they come', async () => {
    async function* rows() {
      yield new TextEncoder().encode('email,organisation,source\n');
      for (let block = 0; block < 100; block += 1) {
        const lines = Array.from(
          { length: 1000 },
          (_, index) => `c${block}-${index}@o${block}.example,O${block},bought-x\n`,
        );
        yield new TextEncoder().encode(lines.join(''));
      }
    }
    const { contacts, organisations, problems } = await readCsv('', { bytes: rows() });
    expect(contacts).toHaveLength(100_000);
    expect(organisations).toHaveLength(100);
    expect(problems).toEqual([]);
  });
});
