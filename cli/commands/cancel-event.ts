import type { Command } from 'commander';
import { actOnStage } from '../cloud/act-on-stage.ts';
import { campaignId } from '../cloud/campaign-id.ts';
import { onStage, runOnStage, type StageOptions } from '../cloud/run-on-stage.ts';
import { type Shell, UsageError } from '../shell.ts';

interface CancelOptions extends StageOptions {
  readonly then: string;
  readonly yes?: true;
  readonly json?: true;
}

const MORE = `
Examples:
  baton cancel-event zakendoen-in-afrika --then presentation
  baton cancel-event zakendoen-in-afrika --then stop --yes

Who accepted is told at once, by mail with a file that takes the entry out of his calendar, or by a call task of today; so is
who does not know yet or waits for a seat. Afterwards everybody goes on with the presentation, or the campaign is over.`;

/** `baton cancel-event`: there will be no event. */
export function addCancelEvent(program: Command, shell: Shell): void {
  onStage(program.command('cancel-event'))
    .description('tell everybody concerned that there will be no event')
    .argument('<campaign>', 'its id, folder or file')
    .requiredOption('--then <what>', 'presentation: go on with that; stop: the campaign is over')
    .option('--yes', 'do not ask')
    .option('--json', 'the plan as JSON; nothing is changed without --yes')
    .addHelpText('after', MORE)
    .action((named: string, options: CancelOptions) => {
      const { then: afterwards } = options;
      if (afterwards !== 'presentation' && afterwards !== 'stop')
        throw new UsageError(`--then ${afterwards}: write presentation or stop.`);
      const { yes, json } = options;
      const act = { type: 'cancel-event', afterwards } as const;
      return runOnStage(shell, options, (cloud) =>
        actOnStage({ campaign: campaignId(named), act, ...(yes && { yes }), ...(json && { json }) }, { shell, cloud }),
      );
    });
}
