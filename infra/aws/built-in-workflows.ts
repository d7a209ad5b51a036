import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../../functions/shared/sha256.ts';
import { compileWorkflow } from '../../workflows/compile/compile-workflow.ts';
import { createSettingsSchema } from '../../workflows/language/settings-schema.ts';
import { readWorkflow } from '../../workflows/language/workflow-rules.ts';
import type { Workflow } from '../../workflows/workflow.ts';

const BUILT_IN = fileURLToPath(new URL('../../workflows/built-in/', import.meta.url));

/** Every workflow that comes with Baton. Settings and texts of a campaign do not influence its machine. */
export function builtInWorkflows(folder: string = BUILT_IN): readonly Workflow[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.sort().map((file) => {
    const { value, problems } = readWorkflow(file, readFileSync(`${folder}/${file}`, 'utf8'));
    if (!value) throw new Error(problems.map(({ path, message }) => `${file} ${path}: ${message}`).join('\n'));
    const settings = createSettingsSchema(value.settings).parse({});
    return compileWorkflow(value, { settings, nurture: ['item'], hash: sha256 });
  });
}
