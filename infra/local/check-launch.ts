import { checkCapacity } from '../../workflows/language/capacity-rules.ts';
import type { Problem } from '../../workflows/language/problem.ts';
import { approachSummary } from '../../workflows/permission/approach.ts';
import { approachNote } from '../../workflows/permission/approach-summary.ts';
import { callLoads } from '../../workflows/permission/call-loads.ts';
import { withAbsentCalls } from './absent-calls.ts';
import { fileSizeProblems } from './check-file-sizes.ts';
import { contactsElsewhere } from './contacts-elsewhere.ts';
import { type LoadedCampaign, type LoadOptions, loadCampaign } from './load-campaign.ts';

export interface LaunchOptions extends LoadOptions {
  /** The managers know that the calls end later than planned. */
  readonly acceptLateCalls?: boolean;
}

/**
 * Everything a launch checks: the campaign's files, whether the calls fit the reps' days and who makes those of who is away,
 * and who may not be mailed.
 */
export async function checkLaunch(path: string, options: LaunchOptions): Promise<LoadedCampaign> {
  const loaded = await loadCampaign(path, options);
  const { audience, audienceFile: file } = loaded;
  const note = audience && file !== undefined ? approachNote(approachSummary(audience.contacts), file) : undefined;
  const now = options.now?.(loaded.setup?.campaign.timeZone ?? 'UTC') ?? 0;
  const elsewhere = await contactsElsewhere(path, loaded, now);
  const late = options.acceptLateCalls ? [] : lateCalls(loaded);
  const sizes = fileSizeProblems(loaded);
  const problems = [...(await withAbsentCalls(loaded)), ...sizes, ...late, ...elsewhere, ...(note ? [note] : [])];
  return { ...loaded, problems };
}

/** The calls are counted in calendars that exist, of people who do. */
function lateCalls({ setup, campaign, reps, audience }: LoadedCampaign): Problem[] {
  if (!setup || !campaign || !reps || !audience) return [];
  return checkCapacity({
    campaign: campaign.value,
    file: reps.file,
    reps: reps.value,
    loads: callLoads(audience.contacts),
  });
}
