import { checkLaunch } from '../../infra/local/check-launch.ts';
import type { LoadedCampaign } from '../../infra/local/load-campaign.ts';
import { countLine, listProblems } from '../problem-lines.ts';
import type { Shell } from '../shell.ts';
import { campaignId } from './campaign-id.ts';
import { ask, type Cloud } from './cloud.ts';

/** A campaign that may be launched, the id it runs under, and where its files go. */
export interface Prepared {
  readonly loaded: LoadedCampaign;
  readonly campaign: string;
  readonly timeZone: string;
  readonly bucket: string;
}

/**
 * Reads a campaign as `validate` does, by the clock of the stage. A date that is over is an error, but for a campaign
 * that runs already: its launch is over. What is wrong goes to stderr with exit code 1, and undefined comes back.
 */
export async function prepareLaunch(
  path: string,
  acceptLateCalls: boolean,
  { shell, cloud }: { readonly shell: Shell; readonly cloud: Cloud },
): Promise<Prepared | undefined> {
  const { bucket, now, launched } = await ask(cloud, { do: 'stage', campaign: campaignId(path) });
  const past = launched ? 'warning' : 'error';
  const loaded = await checkLaunch(path, { now: () => now, past, acceptLateCalls });
  const isClean = loaded.problems.every(({ severity }) => severity !== 'error');
  if (isClean && loaded.setup && loaded.campaign) {
    const { campaign, timeZone } = loaded.campaign.value;
    return { loaded, campaign, timeZone, bucket };
  }
  shell.err(`${listProblems(loaded.problems)}${countLine(loaded.problems)}\n`);
  shell.exit(1);
  return undefined;
}
