#!/usr/bin/env node
import { runBaton } from './program.ts';

// A reader that has seen enough (`baton … | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runBaton(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  now: () => Date.now(),
  ...(process.stderr.isTTY && { progress: (text) => void process.stderr.write(`\r\u001b[2K${text}`) }),
});
