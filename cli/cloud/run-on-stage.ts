import type { Command } from 'commander';
import { type Shell, UsageError } from '../shell.ts';
import { type Cloud, CloudRefused } from './cloud.ts';

export interface StageOptions {
  readonly stage: string;
}

/** `--stage NAME`, as every command on AWS has it. */
export function onStage(command: Command): Command {
  return command.option('--stage <name>', 'which deployment', 'dev');
}

/** Does something on a stage; its expected no is told on stderr, with exit code 1. */
export async function runOnStage(
  shell: Shell,
  { stage }: StageOptions,
  work: (cloud: Cloud) => Promise<void>,
): Promise<void> {
  if (!/^[a-z][a-z0-9]{0,15}$/.test(stage)) throw new UsageError(`--stage ${stage}: lower case and digits, e.g. dev.`);
  try {
    await work(shell.cloud ? shell.cloud(stage) : await connectTo(stage));
  } catch (fault) {
    if (!(fault instanceof CloudRefused)) throw fault;
    shell.progress?.('');
    shell.err(fault.problems.map((problem) => `${problem}\n`).join(''));
    shell.exit(1);
  }
}

/** The clients of AWS take longer to load than most commands take to run. */
async function connectTo(stage: string): Promise<Cloud> {
  const { connect } = await import('./connect.ts');
  return connect(stage);
}

/** Asks before something is changed; without a terminal and without `--yes` nothing is. Throws UsageError then. */
export async function confirm(shell: Shell, question: string, yes: true | undefined): Promise<boolean> {
  if (yes) return true;
  if (!shell.confirm)
    throw new UsageError('nothing was changed: there is no terminal to ask on. Write --yes to go on.');
  if (await shell.confirm(`${question} [y/N] `)) return true;
  shell.err('Nothing was changed.\n');
  return false;
}
