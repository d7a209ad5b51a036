import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { runBaton } from '../../cli/program.ts';

export const EXAMPLE = fileURLToPath(new URL('../../campaigns/zakendoen-in-afrika/', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in this process, on a day in January 2027. */
export async function baton(...args: readonly string[]): Promise<Ran> {
  const said = { out: '', err: '' };
  const code = await runBaton(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    now: () => Date.UTC(2027, 0, 25, 9),
  });
  return { code, ...said };
}

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** An empty folder that goes when the tests of the file are over. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baton-'));
  made.push(folder);
  return folder;
}

/** A copy of the example with its plan, to be spoilt; without what earlier rehearsals wrote. */
export function copyOfExample(): string {
  const folder = emptyFolder();
  const from = join(EXAMPLE, '..');
  cpSync(from, folder, { recursive: true, filter: (path) => !/[/\\]out([/\\]|$)/.test(path) });
  return join(folder, 'zakendoen-in-afrika');
}
