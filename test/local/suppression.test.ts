import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInvitees } from '../../infra/local/read-invitees.ts';
import type { Problem } from '../../workflows/language/problem.ts';

const PEOPLE = `email,firstName,lastName,organisation,country,phone,mobile,source
Dirk.Vos@Kade.example,Dirk,Vos,Kade BV,NL,010 1000999,,fair
eva@kade.example,Eva,Bos,Kade BV,NL,,0612345678,fair
,Cor,Dam,Dam BV,NL,+31 20 123 45 67,,fair
`;

/** Who of the three is closed, by his first name, and what is wrong. */
async function closedBy(list: string | Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'suppression-'));
  try {
    writeFileSync(join(folder, 'invitees.csv'), PEOPLE);
    writeFileSync(join(folder, 'nee.csv'), list);
    const problems: Problem[] = [];
    const audience = await readInvitees(
      {
        folder,
        named: {
          ...{ audience: 'invitees.csv', content: 'content' },
          suppress: ['nee.csv'],
          defaults: { country: 'NL', language: 'nl', timeZone: 'Europe/Amsterdam' },
        },
        reps: [],
        plan: undefined,
        missing: () => ({ file: '', line: 1, path: '', severity: 'error', message: 'missing' }),
      },
      problems,
    );
    const closed = audience?.contacts.filter(({ objectedAt }) => objectedAt !== undefined) ?? [];
    const told = problems.filter(({ file }) => file === 'nee.csv').map(({ message }) => message);
    return { closed: closed.map(({ firstName }) => firstName), told };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('M40 a suppression list', () => {
  it.each([
    ['as it stands in the audience', 'Dirk.Vos@Kade.example', ['Dirk']],
    ['in small letters', 'dirk.vos@kade.example', ['Dirk']],
    ['in capitals', 'E-mail;Reden\r\nDIRK.VOS@KADE.EXAMPLE;bezwaar\r\n', ['Dirk']],
    ['with a tag of his own', 'dirk.vos+beurs@kade.example', ['Dirk']],
    ['as Outlook copies it', '"Dirk Vos" <dirk.vos@kade.example>; Eva <eva@kade.example>', ['Dirk', 'Eva']],
    ['with a byte order mark', '\ufeffdirk.vos@kade.example', ['Dirk']],
    ['by his number', 'naam;telefoon\nDirk Vos;010-100 09 99\n', ['Dirk']],
    ['by a mobile number, as a spreadsheet escapes it', 'telefoon\n"\'+31 6 12345678"\n', ['Eva']],
    ['by the number of who has no address', 'naam\ttelefoon\nC. Dam\t0031 20 1234567\n', ['Cor']],
    ['beside dates and customer numbers', 'nr;op\n101000999;2026-10-29\n1;eva@kade.example\n', ['Eva']],
    ['empty but for its heading', 'E-mail;Reden\n', []],
  ])('M40 closes whom it names %s', async (_how, list, closed) => {
    expect(await closedBy(list)).toEqual({ closed, told: [] });
  });

  it.each([
    ['UTF-16', new Uint8Array(Buffer.from('\ufeffe-mail\ndirk.vos@kade.example\n', 'utf16le')), 'this is not text'],
    ['a workbook', 'PK\u0003\u0004 dirk.vos@kade.example', 'this is not text'],
    ['names alone', 'naam\nDirk Vos\nEva Bos\n', 'no mail address and no phone number'],
  ])('M40 that names nobody is told, never taken for an empty one: %s', async (_what, list, message) => {
    const { closed, told } = await closedBy(list);
    expect(closed).toEqual([]);
    expect(told).toEqual([expect.stringContaining(message)]);
  });
});
