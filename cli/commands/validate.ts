import { join } from 'node:path';
import type { Command } from 'commander';
import { checkLaunch } from '../../infra/local/check-launch.ts';
import type { LoadedCampaign } from '../../infra/local/load-campaign.ts';
import { writeTextFile } from '../../infra/local/write-text-file.ts';
import { rejectedFile } from '../../workflows/audience/rejected-file.ts';
import { approachSummary } from '../../workflows/permission/approach.ts';
import { approachFile } from '../../workflows/permission/approach-file.ts';
import { campaignPath } from '../campaign-path.ts';
import { parseInstant } from '../instant.ts';
import { cleanLine, countLine, listProblems } from '../problem-lines.ts';
import type { Shell } from '../shell.ts';

interface ValidateOptions {
  readonly now?: string;
  readonly json?: true;
  readonly acceptLateCalls?: boolean;
}

const MORE = `
Examples:
  baton validate campaigns/zakendoen-in-afrika/campaign.yaml
  baton validate campaign.yaml --now 2027-01-25 --json

A date that is over is a warning; with --now it is an error. Rows that cannot be used stand in out/rejected.csv beside
the campaign, contacts that may not be mailed in out/approach.csv.
Exit code: 0 clean (warnings and notes may be left), 1 problems, 2 wrong usage.`;

/** `baton validate`: everything a launch would check, every problem at once. */
export function addValidate(program: Command, shell: Shell): void {
  program
    .command('validate')
    .description('everything a launch would check, every problem at once')
    .argument('<campaign>', 'the campaign file, e.g. campaign.yaml')
    .option('--now <instant>', 'judge the dates as of this instant (default: the present)')
    .option('--json', 'the problems as JSON')
    .option('--accept-late-calls', 'the managers know that the calls end later than planned')
    .addHelpText('after', MORE)
    .action(async (path: string, options: ValidateOptions) => validate(campaignPath(path), options, shell));
}

async function validate(
  path: string,
  { now, json, acceptLateCalls = false }: ValidateOptions,
  shell: Shell,
): Promise<void> {
  const typed = now === undefined ? undefined : parseInstant(now, '--now');
  const checked = await checkLaunch(path, {
    now: typed ?? (() => shell.now()),
    past: typed ? 'error' : 'warning',
    acceptLateCalls,
  });
  const { problems } = checked;
  writeLists(checked);
  const isClean = problems.every(({ severity }) => severity !== 'error');
  if (!isClean) shell.exit(1);
  if (json) shell.out(`${JSON.stringify(problems, null, 2)}\n`);
  else shell.out(`${listProblems(problems)}${isClean ? cleanLine(path, checked) : countLine(problems)}\n`);
}

/** The two lists beside the campaign; nothing to list = no file. */
function writeLists({ folder, audience }: LoadedCampaign): void {
  if (!audience) return;
  const { contacts, rejected } = audience;
  const { phone, letter, none } = approachSummary(contacts);
  const notMailed = phone + letter + none > 0;
  writeTextFile(join(folder, 'out/rejected.csv'), rejected.length > 0 ? rejectedFile(rejected) : undefined);
  writeTextFile(join(folder, 'out/approach.csv'), notMailed ? approachFile(contacts) : undefined);
}
