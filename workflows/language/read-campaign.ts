import { type Campaign, createCampaignSchema } from './campaign-schema.ts';
import { sortProblems } from './format-problem.ts';
import type { Problem } from './problem.ts';
import { valueAt } from './schema-tree.ts';
import type { SettingsSpec } from './settings-schema.ts';
import { didYouMean } from './suggest.ts';
import type { WorkflowSource } from './workflow-schema.ts';
import { checkTree, parseYaml, type YamlReading, type YamlTree } from './yaml-source.ts';

/** The workflows a campaign may name: the built-in ones by name, others by file. */
export interface WorkflowShelf {
  readonly names: readonly string[];
  /** Undefined for a name or file that does not exist; `unreadable` for one that has problems of its own. */
  find(name: string): WorkflowSource | 'unreadable' | undefined;
}

/** A campaign file and the workflow it names. */
export interface CampaignReading extends YamlReading<Campaign> {
  readonly workflow?: WorkflowSource;
}

/** Reads a campaign file; its `settings` are held against those of the workflow it names. Never throws. */
export function readCampaign(file: string, text: string, shelf: WorkflowShelf): CampaignReading {
  const parsed = parseYaml(file, text);
  const name = valueAt(parsed.tree?.value, ['workflow']);
  const found = typeof name === 'string' ? shelf.find(name) : undefined;
  const workflow = typeof found === 'object' ? found : undefined;
  const reading = checkTree(parsed, schemaFor(workflow?.settings ?? NO_SETTINGS));
  if (workflow) {
    const missing = missingBlocks(parsed, workflow);
    if (missing.length === 0) return { ...reading, workflow };
    return { workflow, locate: reading.locate, problems: sortProblems([...reading.problems, ...missing]) };
  }
  const problems = reading.problems.filter(({ path }) => path !== 'settings' && !path.startsWith('settings.'));
  const unknown = typeof name === 'string' && !found ? [unknownWorkflow(parsed, name, shelf.names)] : [];
  return { locate: reading.locate, problems: sortProblems([...problems, ...unknown]) };
}

const NO_SETTINGS: SettingsSpec = {};
const schemas = new WeakMap<SettingsSpec, ReturnType<typeof createCampaignSchema>>();

/** Made once for each workflow: making one takes longer than reading a campaign with it. */
function schemaFor(settings: SettingsSpec): ReturnType<typeof createCampaignSchema> {
  const known = schemas.get(settings);
  if (known) return known;
  const schema = createCampaignSchema(settings);
  schemas.set(settings, schema);
  return schema;
}

function missingBlocks({ file, tree }: YamlTree, workflow: WorkflowSource): Problem[] {
  const missing = tree ? workflow.needs.filter((block) => isMissing(valueAt(tree.value, block.split('.')))) : [];
  // What every campaign needs the schema reports by itself; of a block that is missing, nothing that belongs in it.
  return missing
    .filter((block) => block !== 'managers' && !missing.some((other) => block.startsWith(`${other}.`)))
    .map((block) => ({
      file,
      ...tree?.placeOf([])?.value,
      path: block,
      message: `is missing: the workflow ${workflow.workflow} cannot run without it.`,
      severity: 'error',
    }));
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function unknownWorkflow({ file, tree }: YamlTree, name: string, names: readonly string[]): Problem {
  return {
    file,
    ...tree?.placeOf(['workflow'])?.value,
    path: 'workflow',
    message: `"${name}" is no workflow.${didYouMean(name, names)} Built in: ${names.join(', ')}; or name a file.`,
    severity: 'error',
    got: name,
    allowed: names,
  };
}
