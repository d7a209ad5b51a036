import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { createCampaignSchema } from '../workflows/language/campaign-schema.ts';
import { formatProblem } from '../workflows/language/format-problem.ts';
import { planSchema } from '../workflows/language/plan-schema.ts';
import { repsSchema } from '../workflows/language/reps-schema.ts';
import { scriptSchema } from '../workflows/language/script-schema.ts';
import { readWorkflow } from '../workflows/language/workflow-rules.ts';
import { workflowSchema } from '../workflows/language/workflow-schema.ts';

const SEMINAR = new URL('../workflows/built-in/seminar.yaml', import.meta.url);

/** JSON Schemas for editors by file name in `campaigns/`; the campaign's has the settings of the built-in seminar. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const seminar = readWorkflow('seminar.yaml', readFileSync(SEMINAR, 'utf8'));
  if (!seminar.value) throw new Error(seminar.problems.map(formatProblem).join('\n'));
  return new Map([
    ['campaign.schema.json', schemaJson('A campaign', createCampaignSchema(seminar.value.settings))],
    ['reps.schema.json', schemaJson('The reps of a campaign', repsSchema)],
    ['plan.schema.json', schemaJson('The year’s plan of marketing and sales', planSchema)],
    ['script.schema.json', schemaJson('What people do in a rehearsal', scriptSchema)],
    ['workflow.schema.json', schemaJson('A workflow', workflowSchema)],
  ]);
}

function schemaJson(title: string, schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    // zod's bound of safe integers says nothing to a person.
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  const { $schema, ...rest } = json;
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}

if (import.meta.main) {
  for (const [name, text] of schemaFiles()) writeFileSync(new URL(`../campaigns/${name}`, import.meta.url), text);
}
