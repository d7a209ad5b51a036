import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../infra/local/write-workbook.ts';
import type { Audience } from '../../workflows/audience/audience.ts';
import { rejectedFile } from '../../workflows/audience/rejected-file.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import { approachFile } from '../../workflows/permission/approach-file.ts';
import type { Prospect } from '../../workflows/plan/prospects.ts';
import { plainLine, plainText } from '../../workflows/texts/plain-text.ts';
import { readCsv } from '../audience/read-csv.ts';
import { emptyFolder } from '../cli/run.ts';
import { readXlsx } from '../plan/read-xlsx.ts';
import { ATTACKS, UNSEEN } from './attacks.ts';

const WRITTEN = Object.values(ATTACKS);
const NAMED = ['firstName', 'lastNamePrefix', 'lastName', 'role', 'street', 'city', 'personalLine', 'note'] as const;
const OTHERS = ['__proto__', 'constructor', 'hobby'];
const KEPT = ['proto', 'constructor', 'hobby'];
/** What a spreadsheet runs: an E.164 number is a number to it. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** A list with one row of each attack, in every column that takes words; each person has an address of his own. */
function attackedList(): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const rows = WRITTEN.map((attack, index) => [
    ...[`a${index}@kade.example`, `${attack} ${index}`, 'BV', 'NL', `+3110000${1000 + index}`, 'fair-tl-2026'],
    // A row of more than 100 000 letters is a quote that nobody closed.
    ...[...NAMED, ...OTHERS].map(() => attack.slice(0, 3_000)),
  ]);
  const headings = ['email', 'organisation', 'legalForm', 'country', 'phone', 'source', ...NAMED, ...OTHERS];
  return [headings, ...rows].map((row) => `${row.map(quoted).join(';')}\r\n`).join('');
}

/**
 * Cells as a spreadsheet has them whose separator is this one, whatever the file's is: a quote counts at the begin of a
 * cell only, and what stands behind the one that closes it is read on.
 */
function cellsBy(delimiter: string, text: string): readonly string[] {
  const cells: string[] = [];
  let rest = text.replace(/^\ufeff/, '');
  while (rest !== '') {
    const quoted = /^"((?:[^"]|"")*)"?/.exec(rest);
    const behind = rest.slice(quoted?.[0].length ?? 0);
    const end = behind.search(delimiter === ';' ? /[;\r\n]/ : /[,\r\n]/);
    cells.push(`${(quoted?.[1] ?? '').replaceAll('""', '"')}${end < 0 ? behind : behind.slice(0, end)}`);
    rest = end < 0 ? '' : behind.slice(end + 1);
  }
  return cells;
}

function formulas(text: string): readonly string[] {
  const cells = [';', ','].flatMap((delimiter) => cellsBy(delimiter, text));
  return cells.filter((cell) => FORMULA.test(cell) && !/^\+\d{7,15}(;|$)/.test(cell));
}

describe('a list whose every cell is an attack', () => {
  let audience: Audience;
  beforeAll(async () => {
    audience = await readCsv(attackedList());
  });

  it('is read: everybody is himself, without anything nobody sees, and columns are only columns', () => {
    const errors = audience.problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ path, message }) => `${path}: ${message.replace(/^.*most 300\. /, '')}`)).toEqual(
      ['overlong', 'overlong without a space'].map(
        () => 'personalLine: Shorten it; until then the row has no personal line.',
      ),
    );
    expect(audience.rejected).toEqual([]);
    expect(audience.contacts.map(({ email }) => email)).toEqual(WRITTEN.map((_, index) => `a${index}@kade.example`));
    audience.contacts.forEach((contact, index) => {
      const said = WRITTEN[index] ?? '';
      for (const field of NAMED) expect(contact[field] ?? '', `${field} ${said}`).not.toMatch(UNSEEN);
      expect(Object.getPrototypeOf(contact.more)).toBe(Object.prototype);
      expect(new Set(KEPT.map((name) => Object.getOwnPropertyDescriptor(contact.more, name)?.value)).size).toBe(1);
    });
    const lastNameOf = (attack: string) => audience.contacts[WRITTEN.indexOf(attack)]?.lastName;
    for (const name of ['html', 'formula =', 'markdown link and image', 'XML escapes', '__proto__x']) {
      const attack = ATTACKS[name] ?? '';
      expect(lastNameOf(attack)).toBe(attack);
    }
  });

  it('F49 gives a list of whom to approach that holds no formula, and reads back as the same people', async () => {
    const text = approachFile(audience.contacts);
    expect(formulas(text)).toEqual([]);
    const again = await readCsv(text);
    expect(again.contacts.map(({ email }) => email)).toEqual(audience.contacts.map(({ email }) => email));
    expect(approachFile(again.contacts)).toBe(text);
    expect(formulas(approachFile(audience.contacts.map(asItStood)))).toEqual([]);
  });

  it.each([';', ','])(
    'F49 gives a list of rejected rows that holds no formula, cells apart by %s',
    async (delimiter) => {
      const more = ['x,=1+1,y', 'x,"=1+1&",y', '=1+1,"@SUM(A1)",-2'];
      const rows = [...WRITTEN, ...more].map((attack, index) => {
        const cell = /["\r\n;,]/.test(attack) ? `"${attack.replaceAll('"', '""')}"` : attack;
        return [cell, `a${index}@x.example`, `+3110000${1000 + index}`, 'fair-tl-2026'].join(delimiter);
      });
      const text = rejectedFile(
        rows.map((original, index) => ({ line: index, reason: 'organisation: empty.', original })),
      );
      expect(formulas(text)).toEqual([]);
      const [, ...kept]: string[][] = parse(text, { delimiter: ';', bom: true });
      const originals = kept.map(([, , original = '']) => original).join('\n');
      const head = ['organisation', 'email', 'phone', 'source'].join(delimiter);
      const { contacts } = await readCsv(`${head}\n${originals}\n`);
      const names = new Map(contacts.map(({ email, organisationName }) => [email, organisationName]));
      expect(names.size).toBeGreaterThan(WRITTEN.length - 3);
      for (const name of ['formula =', 'formula +', 'formula -', 'wide formula @', 'html', 'quotes and a delimiter']) {
        const attack = ATTACKS[name] ?? '';
        expect(names.get(`a${WRITTEN.indexOf(attack)}@x.example`)).toBe(attack);
      }
    },
  );

  it('F49 gives a spreadsheet of texts only, each as it was written, that no program calls broken', async () => {
    const path = join(emptyFolder(), 'plan.xlsx');
    const prospects = audience.contacts.map(asItStood).map(prospectOf);
    const chapters = WRITTEN.map((attack) => ({ title: attack, tables: [[[attack, attack]]], lines: [attack] }));
    await writeWorkbook({ reps: [], prospects, chapters }, path);
    const { files, cells } = readXlsx(readFileSync(path));
    for (const [name, xml] of files) {
      expect(xml, name).not.toMatch(/<f[ >]/);
      expect(xml, name).not.toMatch(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    }
    const unescaped = (cell: string) =>
      cell.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    const shown = cells(2).slice(1);
    expect(shown).toHaveLength(WRITTEN.length);
    shown.forEach((row, index) => {
      const attack = plainText(WRITTEN[index] ?? '').toWellFormed();
      expect(unescaped(row[0] ?? '')).toBe(attack);
      expect(row.every((cell) => cell.length <= 32_767)).toBe(true);
    });
    expect(unescaped(cells(3).flat().join(''))).toContain(plainLine(ATTACKS['XML escapes'] ?? ''));
  });
});

/** As if nothing had been cleaned where it came in. */
function asItStood(contact: Contact, index: number): Contact {
  const attack = WRITTEN[index] ?? '';
  return { ...contact, organisationName: attack, firstName: attack, lastName: attack, role: attack, city: attack };
}

function prospectOf(contact: Contact): Prospect {
  return {
    ...{ organisation: contact.organisationName, contact, level: 'leads', over: false, chance: 0.1 },
    next: contact.organisationName,
  };
}
