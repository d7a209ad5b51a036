import type { Command } from 'commander';
import { createWallClock } from '../../workflows/story/wall-clock.ts';
import { campaignPath } from '../campaign-path.ts';
import { ask, type Cloud } from '../cloud/cloud.ts';
import { prepareLaunch } from '../cloud/prepare-launch.ts';
import { confirm, onStage, runOnStage, type StageOptions } from '../cloud/run-on-stage.ts';
import { uploadLaunch } from '../cloud/upload-launch.ts';
import { counted } from '../problem-lines.ts';
import type { Shell } from '../shell.ts';

interface ReviewOptions extends StageOptions {
  readonly yes?: true;
  readonly acceptLateCalls?: boolean;
}

const MORE = `
Examples:
  baton review campaigns/zakendoen-in-afrika/campaign.yaml
  baton review campaign.yaml --stage prod --yes

Each rep gets his list, settings.reviewLead before the launch: keep, strike out, give to a colleague, write a line. Both
managers sign what comes of it; launch refuses until they have. Again, with other files, it takes over what changed: what
was said stays, what was signed is signed anew. How far it is: baton status`;

/** `baton review`: has the audience reviewed by its reps and signed by both managers. */
export function addReview(program: Command, shell: Shell): void {
  onStage(program.command('review'))
    .description('have the audience reviewed by its reps and signed by both managers, before it is launched')
    .argument('<campaign>', 'the campaign file, e.g. campaign.yaml')
    .option('--yes', 'do not ask')
    .option('--accept-late-calls', 'the managers know that the calls end later than planned')
    .addHelpText('after', MORE)
    .action((path: string, options: ReviewOptions) =>
      runOnStage(shell, options, (cloud) => review(campaignPath(path), options, { shell, cloud })),
    );
}

async function review(
  path: string,
  { yes, acceptLateCalls = false }: ReviewOptions,
  { shell, cloud }: { readonly shell: Shell; readonly cloud: Cloud },
): Promise<void> {
  const prepared = await prepareLaunch(path, acceptLateCalls, { shell, cloud });
  if (!prepared) return;
  const { loaded, timeZone, bucket, campaign } = prepared;
  const contacts = loaded.audience?.contacts ?? [];
  const reps = new Set(contacts.map(({ rep }) => rep ?? loaded.campaign?.value.managers.sales ?? ''));
  shell.out(`${campaign}: ${counted(contacts.length, 'contact')} on the lists of ${counted(reps.size, 'rep')}.\n`);
  if (!(await confirm(shell, `Have them reviewed on ${cloud.stage}?`, yes))) return;
  const uploaded = await uploadLaunch(cloud.inbox(bucket), loaded, { withAudience: true });
  const begun = await ask(cloud, { do: 'review', ...uploaded });
  const clock = createWallClock(timeZone, new Date(begun.times.lists).getUTCFullYear());
  const { lists, keep, signBy } = begun.times;
  shell.out(
    `Lists go out ${clock.tell(lists)}; what is not answered by ${clock.tell(keep)} is kept; signed by ${clock.tell(signBy)}. Next: baton status ${campaign}\n`,
  );
}
