import type { CampaignAct } from '../../functions/change-campaign/act-schema.ts';
import type { Shell } from '../shell.ts';
import { actText } from './act-text.ts';
import { ask, type Cloud } from './cloud.ts';
import { confirm } from './run-on-stage.ts';

export interface Around {
  readonly shell: Shell;
  readonly cloud: Cloud;
}

export interface ActOptions {
  readonly campaign: string;
  readonly act: CampaignAct;
  readonly yes?: true;
  readonly json?: true;
}

/** Shows what an act on the whole campaign would do, asks, and does it. As JSON the plan alone is shown, and nothing asked. */
export async function actOnStage({ campaign, act, yes, json }: ActOptions, { shell, cloud }: Around): Promise<void> {
  const { plan, timeZone } = await ask(cloud, { do: 'act-plan', campaign, act });
  const text = actText(campaign, plan, timeZone);
  shell.out(json ? `${JSON.stringify(plan, null, 2)}\n` : `${text.lines.join('\n')}\n`);
  if (plan.status === 'nothing-to-do') {
    // Asked for all the same: whoever did it before may have died before everybody was told.
    if (yes) await ask(cloud, { do: 'act', campaign, act, by: 'operator' });
    return;
  }
  if (json && !yes) return;
  if (!(await confirm(shell, text.question, yes))) return;
  await ask(cloud, { do: 'act', campaign, act, by: 'operator' });
  if (!json) shell.out(`${text.done}\n`);
}
