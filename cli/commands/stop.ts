import type { Command } from 'commander';
import { actOnStage } from '../cloud/act-on-stage.ts';
import { campaignId } from '../cloud/campaign-id.ts';
import { onStage, runOnStage, type StageOptions } from '../cloud/run-on-stage.ts';
import type { Shell } from '../shell.ts';

interface StopOptions extends StageOptions {
  readonly yes?: true;
  readonly json?: true;
}

const MORE = `
Examples:
  baton stop zakendoen-in-afrika
  baton stop zakendoen-in-afrika --stage prod --yes

Over for everybody: what is planned is skipped, what reps have is withdrawn, what is open ends as void. Nobody is told: who
accepted an event hears of it by baton cancel-event. There is no way back.`;

/** `baton stop`: the campaign is over for everybody. */
export function addStop(program: Command, shell: Shell): void {
  onStage(program.command('stop'))
    .description('end a campaign for everybody, for good')
    .argument('<campaign>', 'its id, folder or file')
    .option('--yes', 'do not ask')
    .option('--json', 'the plan as JSON; nothing is changed without --yes')
    .addHelpText('after', MORE)
    .action((named: string, options: StopOptions) =>
      runOnStage(shell, options, (cloud) =>
        actOnStage({ campaign: campaignId(named), act: { type: 'stop' }, ...options }, { shell, cloud }),
      ),
    );
}
