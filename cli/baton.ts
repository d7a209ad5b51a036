#!/usr/bin/env node
import { createInterface } from 'node:readline/promises';
import { runBaton } from './program.ts';

// A reader that has seen enough (`baton … | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

/** On stderr, so that what is piped on is only what was asked for. */
async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(question)).trim());
  } finally {
    terminal.close();
  }
}

process.exitCode = await runBaton(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  now: () => Date.now(),
  ...(process.stdin.isTTY && process.stderr.isTTY && { confirm }),
  ...(process.stderr.isTTY && { progress: (text) => void process.stderr.write(`\r\u001b[2K${text}`) }),
});
