import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseTimeline, type ToldLine } from '../../infra/local/compare-timelines.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The campaign's folder as the command is given it. */
export const CAMPAIGN_FOLDER = 'test/e2e/campaign';
/** The last instant anybody does anything, and a little: local time of the campaign. */
const PLAYED_UNTIL = '2027-03-15 00:03';

/** What the campaign tells on virtual time, by the command that a marketer uses. Throws with its own words. */
export function rehearseCampaign(): readonly ToldLine[] {
  const args = ['cli/baton.ts', 'rehearse', `${CAMPAIGN_FOLDER}/campaign.yaml`, '--until', PLAYED_UNTIL, '--json'];
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (run.status !== 0) throw new Error(`the campaign cannot be rehearsed:\n${run.stderr}`);
  return parseTimeline(run.stdout);
}
