import { Command, CommanderError } from 'commander';
import { addCancelEvent } from './commands/cancel-event.ts';
import { addCompile } from './commands/compile.ts';
import { addDoctor } from './commands/doctor.ts';
import { addErase } from './commands/erase.ts';
import { addExplain } from './commands/explain.ts';
import { addExport } from './commands/export.ts';
import { addLaunch } from './commands/launch.ts';
import { addNew } from './commands/new.ts';
import { addPause } from './commands/pause.ts';
import { addPlan } from './commands/plan.ts';
import { addPreview } from './commands/preview.ts';
import { addRehearse } from './commands/rehearse.ts';
import { addReport } from './commands/report.ts';
import { addReschedule } from './commands/reschedule.ts';
import { addResume } from './commands/resume.ts';
import { addReview } from './commands/review.ts';
import { addSendTest } from './commands/send-test.ts';
import { addStatus } from './commands/status.ts';
import { addStop } from './commands/stop.ts';
import { addUpdate } from './commands/update.ts';
import { addValidate } from './commands/validate.ts';
import { addWhy } from './commands/why.ts';
import { type Shell, UsageError } from './shell.ts';

const ABOUT = 'Follow-up of campaigns, the seminar above all, for marketing and sales together.';
const EXAMPLE = `
Example:
  baton validate campaigns/zakendoen-in-afrika/campaign.yaml

Exit code: 0 clean, 1 problems, 2 wrong usage.`;

/** Wide enough for the tables; the same on every terminal, so that output never depends on one. */
const HELP_WIDTH = 110;

/** Runs `baton <args>` and gives its exit code. Throws only what is a fault of Baton itself. */
export async function runBaton(args: readonly string[], streams: Omit<Shell, 'exit'>): Promise<number> {
  let code = 0;
  const exit: Shell['exit'] = (ended) => {
    code = ended;
  };
  const shell: Shell = { ...streams, exit };
  try {
    await createProgram(shell).parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof UsageError)) throw error;
    shell.err(`baton: ${error.message}\n`);
    return 2;
  }
}

const ON_THIS_MACHINE = [addNew, addValidate, addExplain, addCompile, addPlan, addRehearse, addPreview];
const ON_AWS = [
  ...[addReview, addLaunch, addUpdate, addStatus, addWhy, addExport, addReport, addSendTest, addDoctor],
  ...[addReschedule, addCancelEvent, addPause, addResume, addStop, addErase],
];

function createProgram(shell: Shell): Command {
  const program = new Command('baton').description(ABOUT).addHelpText('after', EXAMPLE);
  program.exitOverride().configureOutput({
    writeOut: shell.out,
    writeErr: shell.err,
    getOutHelpWidth: () => HELP_WIDTH,
    getErrHelpWidth: () => HELP_WIDTH,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  });
  for (const add of [...ON_THIS_MACHINE, ...ON_AWS]) add(program, shell);
  return program;
}
