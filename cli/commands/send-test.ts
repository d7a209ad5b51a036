import type { Command } from 'commander';
import { campaignId } from '../cloud/campaign-id.ts';
import { ask } from '../cloud/cloud.ts';
import { onStage, runOnStage, type StageOptions } from '../cloud/run-on-stage.ts';
import type { Shell } from '../shell.ts';

interface SendTestOptions extends StageOptions {
  readonly template: string;
  readonly to: string;
  readonly contact?: string;
  readonly language?: string;
}

const MORE = `
Examples:
  baton send-test zakendoen-in-afrika --template invitation --to mirjam@voorbeeld.example
  baton send-test zakendoen-in-afrika --template thank-you --contact anna@voorbeeld.example --to mirjam@voorbeeld.example

A real mail, marked [test], by the same way as all others. Its links lead nowhere; without --contact it is filled with
samples. The contact gets nothing.`;

/** `baton send-test`: one mail to oneself. */
export function addSendTest(program: Command, shell: Shell): void {
  onStage(program.command('send-test'))
    .description('send one mail of a campaign to an address of your own')
    .argument('<campaign>', 'its id, folder or file')
    .requiredOption('--template <name>', 'e.g. invitation, thank-you')
    .requiredOption('--to <email>', 'who gets it')
    .option('--contact <email>', 'for whom it is filled')
    .option('--language <code>', 'e.g. nl')
    .addHelpText('after', MORE)
    .action((named: string, { stage, ...mail }: SendTestOptions) =>
      runOnStage(shell, { stage }, async (cloud) => {
        const key = `${mail.template}.${mail.to}.${shell.now()}`;
        const answer = await ask(cloud, { do: 'send-test', campaign: campaignId(named), ...mail, key });
        shell.out(answer.sent ? `Sent to ${mail.to}: ${answer.subject}\n` : `Not sent again: ${answer.why}.\n`);
      }),
    );
}
