import { cpSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadCampaign } from '../../infra/local/load-campaign.ts';
import { writeTextFile } from '../../infra/local/write-text-file.ts';
import { formatProblem } from '../../workflows/language/format-problem.ts';
import { UsageError } from '../shell.ts';
import { audienceText } from './audience-text.ts';
import { LANGUAGE_WORDS, writtenLanguage } from './language-words.ts';
import { moveDates } from './move-dates.ts';

export interface CopyRequest {
  /** What the new campaign is to be: the other one's workflow, unless that is a file of its own. */
  readonly workflow: string;
  readonly id: string;
  /** Must not exist yet. */
  readonly folder: string;
  /** Path of the campaign file to copy. */
  readonly from: string;
  /** Local date of the new event; of a campaign around none the day of its launch. */
  readonly start: string;
}

/** Copies a campaign: file with its dates moved, reps and content; of the contacts only the headings and an example. */
export async function copyCampaign({ workflow, id, folder, from, start }: CopyRequest): Promise<void> {
  const loaded = await loadCampaign(from);
  const { setup, campaign, plan } = loaded;
  if (!setup || !campaign) {
    const errors = loaded.problems.filter(({ severity }) => severity === 'error').map(formatProblem);
    throw new UsageError(`${from} has errors, so that it cannot be copied:\n${errors.join('\n')}`);
  }
  const { value } = campaign;
  if (ownWorkflow(value.workflow) === undefined && value.workflow !== workflow)
    throw new UsageError(
      `${from} is a ${value.workflow}, no ${workflow}: write baton new ${value.workflow} ${id} --from …`,
    );
  const text = readFileSync(from, 'utf8');
  writeTextFile(join(folder, 'campaign.yaml'), moveDates({ text, id, start, calendar: setup.calendars.campaign }));
  const source = dirname(from);
  for (const name of [
    value.reps,
    value.plan,
    value.content.folder,
    ownWorkflow(value.workflow),
    ...value.audience.suppress,
  ]) {
    // What lies outside the folder is shared, and found from the new one as well: both lie side by side.
    if (name === undefined || name.startsWith('..') || !existsSync(join(source, name))) continue;
    cpSync(join(source, name), join(folder, name), { recursive: true, errorOnExist: true, force: false });
  }
  const language = writtenLanguage(value.language);
  const row = {
    words: LANGUAGE_WORDS[language],
    country: value.country ?? '',
    language: value.language,
    source: Object.keys(plan?.value.sources ?? {})[0] ?? '',
    rep: [...setup.reps.keys()][0] ?? '',
  };
  writeTextFile(join(folder, value.audience.file), audienceText(row));
}

/** A workflow of the campaign's own lies beside it. */
function ownWorkflow(workflow: string): string | undefined {
  return /\.ya?ml$/.test(workflow) ? workflow : undefined;
}
