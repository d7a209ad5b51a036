import type { Command } from 'commander';
import { sha256 } from '../../functions/shared/sha256.ts';
import { compileMachine } from '../../workflows/compile/compile-machine.ts';
import { compileWorkflow } from '../../workflows/compile/compile-workflow.ts';
import { renderMermaid } from '../../workflows/compile/mermaid.ts';
import { createSettingsSchema } from '../../workflows/language/settings-schema.ts';
import { readWorkflowFile } from '../read-workflow-file.ts';
import type { Shell } from '../shell.ts';

const MORE = `
Examples:
  baton compile campaigns/zakendoen-in-afrika/campaign.yaml > seminar.asl.json
  baton compile seminar --mermaid

The campaign does not influence the machine: times and texts are looked up when a step is entered.`;

/** Stands where the alias of enter-step comes when the machine is deployed. */
const ENTER_STEP = 'arn:aws:lambda:eu-west-1:000000000000:function:baton-dev-enter-step:live';

/** `baton compile`: the state machine as Amazon States Language, or its picture. */
export function addCompile(program: Command, shell: Shell): void {
  program
    .command('compile')
    .description('the state machine in Amazon States Language, or its picture')
    .argument('<workflow>', 'a campaign file, a workflow file, or a built-in workflow')
    .option('--mermaid', 'a Mermaid state diagram instead')
    .addHelpText('after', MORE)
    .action((what: string, { mermaid }: { readonly mermaid?: true }) => {
      const source = readWorkflowFile(what, shell);
      if (!source) return;
      const settings = createSettingsSchema(source.settings).parse({});
      const workflow = compileWorkflow(source, { settings, nurture: ['item'], hash: sha256 });
      if (mermaid) shell.out(renderMermaid(workflow));
      else shell.out(`${JSON.stringify(compileMachine(workflow, { functionArn: ENTER_STEP }), null, 2)}\n`);
    });
}
