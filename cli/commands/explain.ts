import type { Command } from 'commander';
import { explainFigures } from '../../workflows/figures.ts';
import { explainSettings, explainSignals } from '../../workflows/language/explain.ts';
import { describeFields } from '../../workflows/texts/fields.ts';
import { readWorkflowFile } from '../read-workflow-file.ts';
import type { Shell } from '../shell.ts';

const MORE = `
Examples:
  baton explain seminar     the settings of the workflow, with their defaults
  baton explain fields      what a text may speak of: {{ contact.firstName }}
  baton explain signals     what can happen, who may say so, and what it carries
  baton explain figures     what each figure counts`;

/** `baton explain`: settings, fields, signals and figures in words. */
export function addExplain(program: Command, shell: Shell): void {
  program
    .command('explain')
    .description('settings of a workflow, template fields, signals or figures, in words')
    .argument('<what>', 'a workflow (seminar, or a file), fields, signals or figures')
    .addHelpText('after', MORE)
    .action((what: string) => {
      if (what === 'fields') shell.out(`${describeFields()}\n`);
      else if (what === 'signals') shell.out(explainSignals());
      else if (what === 'figures') shell.out(explainFigures());
      else explainWorkflow(what, shell);
    });
}

function explainWorkflow(what: string, shell: Shell): void {
  const source = readWorkflowFile(what, shell);
  if (source) shell.out(explainSettings(source));
}
