import { spawn } from 'node:child_process';
import type { Emulator } from '../emulator/engines.ts';
import { cloudEnvironment, ROOT } from './deploy-stage.ts';

/** What a command of the project's said and ended with. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `baton` on the emulator, as whoever works with it does; meanwhile the test goes on. */
export function baton({ endpoint }: Emulator, args: readonly string[]): Promise<Said> {
  return run(process.execPath, ['cli/baton.ts', ...args], { cwd: ROOT, env: cloudEnvironment(endpoint) });
}

interface Where {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

export function run(command: string, args: readonly string[], where: Where): Promise<Said> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { ...where, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (text: Buffer) => {
      out += text.toString('utf8');
    });
    child.stderr.on('data', (text: Buffer) => {
      err += text.toString('utf8');
    });
    child.on('error', failed);
    child.on('close', (code) => done({ code, out, err }));
  });
}
