import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { parseLocalDate } from '../../workflows/language/local-dates.ts';
import { campaignPath } from '../campaign-path.ts';
import { NEW_WORKFLOWS, type NewWorkflow } from '../new-campaign/campaign-text.ts';
import { copyCampaign } from '../new-campaign/copy-campaign.ts';
import { makeCampaign, toWrite } from '../new-campaign/make-campaign.ts';
import { type Shell, UsageError } from '../shell.ts';

interface NewOptions {
  readonly from?: string;
  readonly start?: string;
  readonly country: string;
}

const MORE = `
Examples:
  baton new seminar zakendoen-in-azie --start 2027-09-16
  baton new webinar douane-in-een-uur --start 2027-05-20
  baton new nurture nieuws-over-azie --start 2027-01-11
  baton new seminar zakendoen-in-azie --from zakendoen-in-afrika --start 2027-09-16

Makes campaigns/ID (or ID, where there is no folder campaigns): campaign.yaml, reps.yaml, invitees.csv with its headings
and one example row, and the texts a marketer writes. --from copies another campaign, all dates moved by the same number
of business days, without its contacts.`;

/** Where nobody says when: far enough to write everything, and to be changed. */
const SOME_DAY = '2027-03-18';

/** `baton new`: the folder of a new campaign. */
export function addNew(program: Command, shell: Shell): void {
  program
    .command('new')
    .description('the folder of a new campaign, or a copy of another one with its dates moved')
    .argument('<workflow>', `one of: ${NEW_WORKFLOWS.join(', ')}`)
    .argument('<id>', 'name of the campaign: lower case and hyphens')
    .option('--from <campaign>', 'copy this campaign: its id, folder or file')
    .option('--start <date>', 'date of the event, or of the launch where there is none, e.g. 2027-09-16')
    .option('--country <code>', 'gives language, time zone, holidays and law', 'NL')
    .addHelpText('after', MORE)
    .action(async (workflow: string, id: string, options: NewOptions) => {
      const known = NEW_WORKFLOWS.find((name) => name === workflow);
      if (!known) throw new UsageError(`${workflow} is no built-in workflow. Built in: ${NEW_WORKFLOWS.join(', ')}.`);
      await make(known, id, options, shell);
    });
}

async function make(workflow: NewWorkflow, id: string, options: NewOptions, shell: Shell): Promise<void> {
  const { from, start = SOME_DAY, country } = options;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) throw new UsageError(`${id}: lower case, digits and hyphens only.`);
  if (parseLocalDate(start) === undefined || start < '2026' || start >= '2040') {
    throw new UsageError(`--start ${start}: write a date, e.g. 2027-09-16.`);
  }
  const other = from === undefined ? undefined : findCampaign(from);
  const parent = other === undefined ? (existsSync('campaigns') ? 'campaigns' : '.') : dirname(dirname(other));
  const folder = join(parent, id);
  if (existsSync(folder)) throw new UsageError(`${folder} exists already. Choose another id, or remove it first.`);
  if (other === undefined) makeCampaign({ workflow, id, folder, country, start });
  else await copyCampaign({ workflow, id, folder, from: other, start });
  const texts = toWrite(workflow).map((name) => `${name}.md`);
  shell.out(`${folder} is made.${other === undefined ? '' : ` Dates moved to ${start}; its contacts stayed behind.`}

Write now, in ${folder}:
  campaign.yaml   when, where, who sends
  reps.yaml       who calls
  invitees.csv    whom you invite; the one row in it is an example
  content         ${texts.join(', ')}

Next: baton validate ${join(folder, 'campaign.yaml')}
`);
}

/** By path, or by id where campaigns lie. */
function findCampaign(name: string): string {
  const beside = join('campaigns', name);
  return campaignPath(!existsSync(name) && existsSync(beside) ? beside : name);
}
