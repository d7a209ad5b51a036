import type { Command } from 'commander';
import { campaignId } from '../cloud/campaign-id.ts';
import { ask, type Cloud } from '../cloud/cloud.ts';
import { confirm, onStage, runOnStage, type StageOptions } from '../cloud/run-on-stage.ts';
import type { Shell } from '../shell.ts';

interface EraseOptions extends StageOptions {
  readonly contact: string;
  readonly yes?: true;
}

const MORE = `
Examples:
  baton erase zakendoen-in-afrika --contact anna@voorbeeld.example
  baton erase zakendoen-in-afrika --contact anna@voorbeeld.example --stage prod --yes

Removes who the contact is, in every campaign: name, addresses, notes, what was said in words, the rows of files. What is
open ends as void. Figures stay, and so does what the contact objected to. Exit code: 0 nothing is left, 1 something is.`;

/** `baton erase`: removes the personal data of one contact, and proves it. */
export function addErase(program: Command, shell: Shell): void {
  onStage(program.command('erase'))
    .description('remove the personal data of one contact, everywhere')
    .argument('<campaign>', 'a campaign the contact is in: its id, folder or file')
    .requiredOption('--contact <contact>', 'address as in the audience, or the id of the enrollment')
    .option('--yes', 'do not ask')
    .addHelpText('after', MORE)
    .action((named: string, options: EraseOptions) =>
      runOnStage(shell, options, (cloud) => erase(campaignId(named), options, { cloud, shell })),
    );
}

interface Around {
  readonly cloud: Cloud;
  readonly shell: Shell;
}

async function erase(campaign: string, { contact, yes }: EraseOptions, { cloud, shell }: Around): Promise<void> {
  const plan = await ask(cloud, { do: 'erase-plan', campaign, contact });
  for (const { campaign: name, status, step } of plan.campaigns)
    shell.out(`${name}: ${status === 'open' ? `open in ${step}, ends as void` : 'ended'}\n`);
  if (!(await confirm(shell, `Remove who ${plan.contact} is, for good?`, yes))) return;
  const { events, rows, left } = await ask(cloud, { do: 'erase', campaign, contact });
  if (left.length > 0) {
    shell.err(`Not everything is gone: ${left.join(', ')}. Run it again.\n`);
    shell.exit(1);
    return;
  }
  shell.out(`Erased: ${events} events without words, ${rows} rows of files. Looked again: nothing is left.\n`);
}
