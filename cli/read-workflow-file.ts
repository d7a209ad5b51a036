import { basename, dirname, join } from 'node:path';
import { BUILT_IN_WORKFLOWS, builtInWorkflow, readTextFile } from '../infra/local/read-folder.ts';
import { formatProblem } from '../workflows/language/format-problem.ts';
import { valueAt } from '../workflows/language/schema-tree.ts';
import { readWorkflow } from '../workflows/language/workflow-rules.ts';
import type { WorkflowSource } from '../workflows/language/workflow-schema.ts';
import { parseYaml, type YamlReading } from '../workflows/language/yaml-source.ts';
import { type Shell, UsageError } from './shell.ts';

/**
 * The workflow a person means: a built-in one by name, a workflow file, or the one a campaign file names. Its problems
 * go to stderr with exit code 1; undefined then. Throws UsageError where there is no such thing.
 */
export function readWorkflowFile(what: string, shell: Shell): WorkflowSource | undefined {
  const reading = builtIn(what) ?? fromFile(what);
  if (reading.value) return reading.value;
  shell.err(`${reading.problems.map(formatProblem).join('\n')}\n`);
  shell.exit(1);
  return undefined;
}

function builtIn(name: string): YamlReading<WorkflowSource> | undefined {
  const text = builtInWorkflow(name);
  return text === undefined ? undefined : readWorkflow(`${name}.yaml`, text);
}

function fromFile(path: string): YamlReading<WorkflowSource> {
  const text = readTextFile(path);
  if (text === undefined) {
    throw new UsageError(
      `${path} is no built-in workflow (${BUILT_IN_WORKFLOWS.join(', ')}), and no file of that name exists.`,
    );
  }
  const value = parseYaml(basename(path), text).tree?.value;
  const named = valueAt(value, ['campaign']) === undefined ? undefined : valueAt(value, ['workflow']);
  if (typeof named !== 'string') return readWorkflow(basename(path), text);
  return builtIn(named) ?? fromFile(join(dirname(path), named));
}
