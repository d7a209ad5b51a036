import type { Command } from 'commander';
import { actOnStage } from '../cloud/act-on-stage.ts';
import { campaignId } from '../cloud/campaign-id.ts';
import { onStage, runOnStage, type StageOptions } from '../cloud/run-on-stage.ts';
import type { Shell } from '../shell.ts';

interface PauseOptions extends StageOptions {
  readonly reason?: string;
  readonly yes?: true;
  readonly json?: true;
}

const MORE = `
Examples:
  baton pause zakendoen-in-afrika --reason "prices are being changed"
  baton pause zakendoen-in-afrika --stage prod --yes

Nothing normal leaves until you resume: no invitations, calls, lists. Answers to what people do, notices that the event is
moved or cancelled, and promised call-backs go on. Tasks that reps have stay theirs.`;

/** `baton pause`: nothing normal leaves any more. */
export function addPause(program: Command, shell: Shell): void {
  onStage(program.command('pause'))
    .description('let nothing normal leave until you resume')
    .argument('<campaign>', 'its id, folder or file')
    .option('--reason <text>', 'why: stands in the status and on the timeline')
    .option('--yes', 'do not ask')
    .option('--json', 'the plan as JSON; nothing is changed without --yes')
    .addHelpText('after', MORE)
    .action((named: string, { reason = 'by an operator', ...options }: PauseOptions) =>
      runOnStage(shell, options, (cloud) =>
        actOnStage({ campaign: campaignId(named), act: { type: 'pause', reason }, ...options }, { shell, cloud }),
      ),
    );
}
