import type { Command } from 'commander';
import { campaignPath } from '../campaign-path.ts';
import { ask, type Cloud } from '../cloud/cloud.ts';
import { planText } from '../cloud/plan-text.ts';
import { prepareLaunch } from '../cloud/prepare-launch.ts';
import { confirm, onStage, runOnStage, type StageOptions } from '../cloud/run-on-stage.ts';
import { uploadLaunch } from '../cloud/upload-launch.ts';
import type { Shell } from '../shell.ts';

interface UpdateOptions extends StageOptions {
  readonly yes?: true;
  readonly acceptLateCalls?: boolean;
}

const MORE = `
Examples:
  baton update campaigns/zakendoen-in-afrika/campaign.yaml
  baton update campaign.yaml --stage prod --yes

Takes over texts, settings and reps for everything not yet sent; the audience stays as it was launched. The workflow and
the dates of the event cannot be changed this way.`;

/** `baton update`: takes over changed texts, settings and reps. */
export function addUpdate(program: Command, shell: Shell): void {
  onStage(program.command('update'))
    .description('take over changed texts, settings and reps of a running campaign, without its audience')
    .argument('<campaign>', 'the campaign file, e.g. campaign.yaml')
    .option('--yes', 'do not ask')
    .option('--accept-late-calls', 'the managers know that the calls end later than planned')
    .addHelpText('after', MORE)
    .action((path: string, options: UpdateOptions) =>
      runOnStage(shell, options, (cloud) => update(campaignPath(path), options, { shell, cloud })),
    );
}

async function update(
  path: string,
  { yes, acceptLateCalls = false }: UpdateOptions,
  { shell, cloud }: { readonly shell: Shell; readonly cloud: Cloud },
): Promise<void> {
  const prepared = await prepareLaunch(path, acceptLateCalls, { shell, cloud });
  if (!prepared) return;
  const { loaded, timeZone, bucket } = prepared;
  const uploaded = await uploadLaunch(cloud.inbox(bucket), loaded, { withAudience: false });
  const plan = await ask(cloud, { do: 'launch-plan', ...uploaded });
  if (plan.nothingToDo) {
    shell.out(`Nothing to do: ${plan.campaign} runs on exactly these files.\n`);
    return;
  }
  shell.out(planText(plan, timeZone));
  if (!(await confirm(shell, `Take it over on ${cloud.stage}?`, yes))) return;
  await ask(cloud, { do: 'launch', ...uploaded });
  shell.out('Updated. It counts for everything not yet sent.\n');
}
