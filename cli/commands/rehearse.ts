import type { Command } from 'commander';
import { timelineText } from '../../functions/shared/timeline-text.ts';
import { CannotRehearse, type Rehearsal, rehearse } from '../../infra/local/rehearse.ts';
import { tellRehearsal } from '../../infra/local/tell-rehearsal.ts';
import { writeRehearsal } from '../../infra/local/write-rehearsal.ts';
import { campaignPath } from '../campaign-path.ts';
import { chaptersText, writtenText } from '../chapters-text.ts';
import { parseInstant } from '../instant.ts';
import { prepareRehearsal } from '../prepare-rehearsal.ts';
import { type Shell, UsageError } from '../shell.ts';

import { wholeNumber } from '../whole-number.ts';

interface RehearseOptions {
  readonly script?: string;
  readonly seed: string;
  readonly until?: string;
  readonly out?: string;
  readonly json?: true;
  readonly contacts?: string;
}

const MORE = `
Examples:
  baton rehearse campaigns/zakendoen-in-afrika/campaign.yaml --seed 7
  baton rehearse campaign.yaml --json > timeline.ndjson
  baton rehearse campaign.yaml --until 2030-03-18 --out out

Without --script the file script.yaml beside the campaign is followed, if there is one. The same files, script and seed
give the same output on any machine and day. Exit code: 0 rehearsed, 1 problems, 2 wrong usage.`;

/** `baton rehearse`: the whole campaign on virtual time. */
export function addRehearse(program: Command, shell: Shell): void {
  program
    .command('rehearse')
    .description('the whole campaign on virtual time: nothing is sent')
    .argument('<campaign>', 'the campaign file, e.g. campaign.yaml')
    .option('--script <file>', 'what some people do (default: script.yaml beside the campaign)')
    .option('--seed <number>', 'draws what the script leaves open', '1')
    .option('--until <instant>', 'go on to this instant (default: first decision lists answered)')
    .option('--out <folder>', 'write mails (.eml), letters.csv, timeline.ndjson, report.html and report.json there')
    .option('--json', 'the timeline, one JSON object a line, to stdout')
    .option('--contacts <number>', 'scale the audience by repeating it under new addresses')
    .addHelpText('after', MORE)
    .action(async (path: string, options: RehearseOptions) => run(campaignPath(path), options, shell));
}

async function run(path: string, options: RehearseOptions, shell: Shell): Promise<void> {
  const seed = wholeNumber(options.seed, '--seed', { min: 0, max: Number.MAX_SAFE_INTEGER });
  const until = options.until === undefined ? undefined : parseInstant(options.until, '--until');
  const contacts =
    options.contacts === undefined
      ? undefined
      : wholeNumber(options.contacts, '--contacts', { min: 1, max: 1_000_000 });
  const prepared = await prepareRehearsal(path, options.script, shell);
  if (!prepared) return;
  const { loaded, setup, script, webhooks } = prepared;
  const rehearsal = await rehearseOrRefuse({
    loaded,
    script,
    webhooks,
    seed,
    ...(until && { until: until(setup.campaign.timeZone) }),
    ...(contacts !== undefined && { contacts }),
    ...(shell.progress && {
      onProgress: (at: number) => shell.progress?.(`rehearsed up to ${new Date(at).toISOString().slice(0, 10)}`),
    }),
  });
  shell.progress?.('');
  for (const { entry, message } of rehearsal.problems) shell.err(`script, entry ${entry + 1}: ${message}\n`);
  if (rehearsal.problems.length > 0) shell.exit(1);
  const written = options.out === undefined ? undefined : await writeRehearsal(rehearsal, loaded.texts, options.out);
  if (options.json) for (const text of timelineText(rehearsal)) shell.out(text);
  else shell.out(`${chaptersText(tellRehearsal(rehearsal))}${written ? writtenText(written) : ''}`);
}

/** What cannot be rehearsed as it was asked for is wrong usage: the message says what to write. */
async function rehearseOrRefuse(options: Parameters<typeof rehearse>[0]): Promise<Rehearsal> {
  try {
    return await rehearse(options);
  } catch (error) {
    if (error instanceof CannotRehearse) throw new UsageError(error.message);
    throw error;
  }
}
