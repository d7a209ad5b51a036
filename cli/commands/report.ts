import { join } from 'node:path';
import type { Command } from 'commander';
import { parseBundle } from '../../functions/shared/campaign-bundle.ts';
import { reportPage } from '../../functions/shared/report-page.ts';
import { type Course, tellCampaign } from '../../functions/shared/tell-campaign.ts';
import { tellReport } from '../../functions/shared/tell-report.ts';
import { writeTextFile } from '../../infra/local/write-text-file.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import { pickStories } from '../../workflows/story/pick-stories.ts';
import { chaptersText } from '../chapters-text.ts';
import { campaignId } from '../cloud/campaign-id.ts';
import { ask, type Cloud } from '../cloud/cloud.ts';
import { type Exported, fetchExport } from '../cloud/fetch-export.ts';
import { onStage, runOnStage, type StageOptions } from '../cloud/run-on-stage.ts';
import type { Shell } from '../shell.ts';

interface ReportOptions extends StageOptions {
  readonly out?: string;
  readonly json?: true;
}

const MORE = `
Examples:
  baton report zakendoen-in-afrika
  baton report zakendoen-in-afrika --stage prod --out campaigns/zakendoen-in-afrika/out

The dates, week by week, seven stories, the funnel. --out writes report.html and report.json there.`;

/** `baton report`: how a campaign goes. */
export function addReport(program: Command, shell: Shell): void {
  onStage(program.command('report'))
    .description('how a campaign goes: dates, weeks, stories, the funnel')
    .argument('<campaign>', 'its id, folder or file')
    .option('--out <folder>', 'write report.html and report.json there')
    .option('--json', 'the same as JSON')
    .addHelpText('after', MORE)
    .action((named: string, options: ReportOptions) =>
      runOnStage(shell, options, (cloud) => report(campaignId(named), options, { cloud, shell })),
    );
}

async function report(
  campaign: string,
  { out, json }: ReportOptions,
  { cloud, shell }: { readonly cloud: Cloud; readonly shell: Shell },
): Promise<void> {
  const exported = await fetchExport(cloud, shell, campaign);
  const course = await courseOf(cloud, campaign, exported);
  const chapters = tellCampaign(course);
  const text = `${JSON.stringify({ campaign, chapters, summary: exported.summary }, null, 2)}\n`;
  if (out !== undefined) {
    const note = `As it stands on ${new Date(shell.now()).toISOString().slice(0, 16).replace('T', ' ')} UTC, on ${cloud.stage}.`;
    writeTextFile(join(out, 'report.json'), text);
    writeTextFile(join(out, 'report.html'), reportPage({ report: tellReport(course), note }));
  }
  shell.out(json ? text : chaptersText(chapters));
}

/** Stories are picked here, so that the names of those few only are asked for. */
async function courseOf(cloud: Cloud, campaign: string, { lines, summary }: Exported): Promise<Course> {
  const enrollments = pickStories(lines).map(({ enrollment }) => enrollment);
  const { bundle, state, people } = await ask(cloud, { do: 'report', campaign, enrollments });
  const { setup } = parseBundle(bundle);
  const contactOf = (id: string) => people[id] as Contact | undefined;
  return { live: { setup, state }, lines, summary, contactOf };
}
