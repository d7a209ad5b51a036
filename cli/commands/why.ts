import type { Command } from 'commander';
import { campaignId } from '../cloud/campaign-id.ts';
import { ask } from '../cloud/cloud.ts';
import { onStage, runOnStage, type StageOptions } from '../cloud/run-on-stage.ts';
import type { Shell } from '../shell.ts';

interface WhyOptions extends StageOptions {
  readonly json?: true;
}

const MORE = `
Examples:
  baton why zakendoen-in-afrika anna@voorbeeld.example
  baton why campaigns/zakendoen-in-afrika +31612345678 --stage prod

Times are local to the contact.`;

/** `baton why`: a contact's whole story. */
export function addWhy(program: Command, shell: Shell): void {
  onStage(program.command('why'))
    .description('why a contact is where he is: his whole story')
    .argument('<campaign>', 'its id, folder or file')
    .argument('<contact>', 'mail address or number as in the audience, or the id of the enrollment')
    .option('--json', 'the same as JSON')
    .addHelpText('after', MORE)
    .action((named: string, contact: string, options: WhyOptions) =>
      runOnStage(shell, options, async (cloud) => {
        const told = await ask(cloud, { do: 'why', campaign: campaignId(named), contact });
        if (options.json) shell.out(`${JSON.stringify(told, null, 2)}\n`);
        else
          shell.out(`${told.contact} (${told.timeZone}, enrollment ${told.enrollment})\n\n${told.lines.join('\n')}\n`);
      }),
    );
}
