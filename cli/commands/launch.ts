import type { Command } from 'commander';
import { campaignPath } from '../campaign-path.ts';
import { awaitLaunch } from '../cloud/await-launch.ts';
import { ask, type Cloud } from '../cloud/cloud.ts';
import { writeRejected } from '../cloud/merge-rejected.ts';
import { planText } from '../cloud/plan-text.ts';
import { type Prepared, prepareLaunch } from '../cloud/prepare-launch.ts';
import { confirm, onStage, runOnStage, type StageOptions } from '../cloud/run-on-stage.ts';
import { type Uploaded, uploadLaunch } from '../cloud/upload-launch.ts';
import { counted } from '../problem-lines.ts';
import type { Shell } from '../shell.ts';

interface LaunchOptions extends StageOptions {
  readonly yes?: true;
  readonly acceptLateCalls?: boolean;
}

const MORE = `
Examples:
  baton launch campaigns/zakendoen-in-afrika/campaign.yaml
  baton launch campaign.yaml --stage prod --yes

Checks everything as validate does, shows what would change, and asks. Launched again it takes over what changed in the
files and the audience; nothing changed = nothing to do. A launch that stopped half-way is completed by launching again.
Rows that were not taken in stand in out/rejected.csv beside the campaign.
Exit code: 0 launched or nothing to do, 1 problems, 2 wrong usage.`;

/** `baton launch`: sends a campaign on its way. */
export function addLaunch(program: Command, shell: Shell): void {
  onStage(program.command('launch'))
    .description('send a campaign on its way on AWS, or take over what changed')
    .argument('<campaign>', 'the campaign file, e.g. campaign.yaml')
    .option('--yes', 'do not ask')
    .option('--accept-late-calls', 'the managers know that the calls end later than planned')
    .addHelpText('after', MORE)
    .action((path: string, options: LaunchOptions) =>
      runOnStage(shell, options, (cloud) => launch(campaignPath(path), options, { shell, cloud })),
    );
}

interface Around {
  readonly shell: Shell;
  readonly cloud: Cloud;
}

async function launch(path: string, { yes, acceptLateCalls = false }: LaunchOptions, around: Around): Promise<void> {
  const { shell, cloud } = around;
  const prepared = await prepareLaunch(path, acceptLateCalls, around);
  if (!prepared) return;
  const { loaded, timeZone, bucket } = prepared;
  const uploaded = await uploadLaunch(cloud.inbox(bucket), loaded, { withAudience: true });
  const plan = await ask(cloud, { do: 'launch-plan', ...uploaded });
  if (plan.nothingToDo) {
    // Also then: a launch that stopped half-way may have set some of its timers only.
    await ask(cloud, { do: 'launch', ...uploaded });
    shell.out(`Nothing to do: ${plan.campaign} runs on exactly these files.\n`);
    return;
  }
  shell.out(planText(plan, timeZone));
  if (!(await confirm(shell, `${plan.isFirst ? 'Launch it' : 'Take it over'} on ${cloud.stage}?`, yes))) return;
  await doLaunch(prepared, uploaded, around);
}

async function doLaunch(prepared: Prepared, uploaded: Uploaded, { shell, cloud }: Around): Promise<void> {
  const { campaign, loaded } = prepared;
  const launched = await ask(cloud, { do: 'launch', ...uploaded });
  if (launched.startsInMs > 0) {
    await writeRejected(loaded, []);
    shell.out(`Launched. Everybody is enrolled when the first invitations go. Next: baton status ${campaign}\n`);
    return;
  }
  const status = await awaitLaunch(cloud, shell, { campaign, launch: launched.launch });
  const rejected = await writeRejected(loaded, status.rejected);
  const { enrolled, updated } = status;
  const left =
    rejected === 0
      ? ''
      : ` ${counted(rejected, 'row')} ${rejected === 1 ? 'was' : 'were'} not taken in: out/rejected.csv.`;
  shell.out(`Launched: ${enrolled} enrolled, ${updated} updated.${left} Next: baton status ${campaign}\n`);
}
