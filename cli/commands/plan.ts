import type { Command } from 'commander';
import { loadCampaign } from '../../infra/local/load-campaign.ts';
import { planCampaign } from '../../infra/local/plan-campaign.ts';
import { CannotRehearse } from '../../infra/local/rehearse.ts';
import { writeWorkbook } from '../../infra/local/write-workbook.ts';
import { formatProblem } from '../../workflows/language/format-problem.ts';
import { campaignPath } from '../campaign-path.ts';
import { chaptersText } from '../chapters-text.ts';
import { type Shell, UsageError } from '../shell.ts';

interface PlanOptions {
  readonly xlsx?: string;
  readonly timeline?: string;
}

const MORE = `
Examples:
  baton plan campaigns/zakendoen-in-afrika/campaign.yaml
  baton plan campaign.yaml --xlsx plan.xlsx
  baton plan campaign.yaml --timeline timeline.ndjson    beside it what really happened, from baton export

Calls are those of a rehearsal by the rates under rehearsal, together with all campaigns beside this one that name the
same plan: the same reps make them. Exit code: 0 computed, 1 problems, 2 wrong usage.`;

/** `baton plan`: the year's targets computed back, and what this campaign brings of them. */
export function addPlan(program: Command, shell: Shell): void {
  program
    .command('plan')
    .description('funnel per rep computed back from his target, the audience’s share, calls a week')
    .argument('<campaign>', 'the campaign file, e.g. campaign.yaml')
    .option('--xlsx <file>', 'write it as a spreadsheet too: sheets reps, prospects, plan')
    .option('--timeline <file>', 'what really happened so far, from baton export')
    .addHelpText('after', MORE)
    .action(async (path: string, options: PlanOptions) => run(campaignPath(path), options, shell));
}

async function run(path: string, { xlsx, timeline }: PlanOptions, shell: Shell): Promise<void> {
  const loaded = await loadCampaign(path);
  if (!loaded.setup) {
    const errors = loaded.problems.filter(({ severity }) => severity === 'error').map(formatProblem);
    shell.err(`${errors.join('\n')}\nNothing was planned. Look at all of it: baton validate ${path}\n`);
    shell.exit(1);
    return;
  }
  const report = await plannedOrRefused({ path, loaded, ...(timeline !== undefined && { timeline }) });
  for (const left of report.leftOut) shell.err(`left out of the calls: ${left}\n`);
  if (xlsx !== undefined) await writeWorkbook(report, xlsx);
  shell.out(`${chaptersText(report.chapters)}${xlsx === undefined ? '' : `Written to ${xlsx}.\n`}`);
}

async function plannedOrRefused(request: Parameters<typeof planCampaign>[0]) {
  try {
    return await planCampaign(request);
  } catch (error) {
    if (error instanceof CannotRehearse) throw new UsageError(error.message);
    throw error;
  }
}
