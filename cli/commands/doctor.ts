import type { Command } from 'commander';
import type { Finding } from '../../functions/operate/operate-ports.ts';
import { ask } from '../cloud/cloud.ts';
import { onStage, runOnStage, type StageOptions } from '../cloud/run-on-stage.ts';
import type { Shell } from '../shell.ts';

interface DoctorOptions extends StageOptions {
  readonly json?: true;
}

const MORE = `
Examples:
  baton doctor --stage dev
  baton doctor --stage prod --json

Looks at the account and the stage; changes nothing. Exit code: 0 fit to send (warnings may be left), 1 something is wrong.`;

/** `baton doctor`: whether a stage is fit to send. */
export function addDoctor(program: Command, shell: Shell): void {
  onStage(program.command('doctor'))
    .description('look whether a stage is fit to send, and say what to do where it is not')
    .option('--json', 'the same as JSON')
    .addHelpText('after', MORE)
    .action((options: DoctorOptions) =>
      runOnStage(shell, options, async (cloud) => {
        const { findings } = await ask(cloud, { do: 'doctor' });
        shell.out(options.json ? `${JSON.stringify(findings, null, 2)}\n` : findingsText(findings));
        if (findings.some(({ status }) => status === 'error')) shell.exit(1);
      }),
    );
}

/** A line a finding, and below it what to do. */
function findingsText(findings: readonly Finding[]): string {
  const width = Math.max(0, ...findings.map(({ check }) => check.length));
  const lines = findings.map(({ check, status, found, todo }) => {
    const line = `${status.padEnd(7)}  ${check.padEnd(width)}  ${found}`;
    return todo === undefined || status === 'ok' ? line : `${line}\n${' '.repeat(width + 11)}${todo}`;
  });
  return `${lines.join('\n')}\n`;
}
