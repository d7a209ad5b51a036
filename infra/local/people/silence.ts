import { instantOf } from '../../../functions/shared/instant-of.ts';
import type { CampaignSetup } from '../../../workflows/domain/live-campaign.ts';
import type { ScriptEntry } from '../../../workflows/language/script-entry.ts';

/** Times in which a rep reports nothing, by the script. */
export interface Silence {
  /** The end of the time without reports this instant lies in. */
  endOf(rep: string, at: number): number | undefined;
}

interface Quiet {
  readonly rep: string;
  readonly from: number;
  readonly to: number;
}

/** Reads `absent` (both days included) and `reports: nothing` (up to `until`); `launchedAt` is what `after` counts from. */
export function createSilence(setup: CampaignSetup, script: readonly ScriptEntry[], launchedAt: number): Silence {
  const quiet = script.flatMap((entry) => quietOf(setup, entry, launchedAt));
  const endOf = (rep: string, at: number): number | undefined => {
    const inside = quiet.find((time) => time.rep === rep && time.from <= at && at < time.to);
    return inside && (endOf(rep, inside.to) ?? inside.to);
  };
  return { endOf: quiet.length === 0 ? () => undefined : endOf };
}

function quietOf(setup: CampaignSetup, { when, who, act }: ScriptEntry, launchedAt: number): readonly Quiet[] {
  if (!('rep' in who)) return [];
  const { rep } = who;
  if (act.type === 'absent') {
    const calendar = setup.calendars.rep(rep);
    return [{ rep, from: calendar.instant(act.from, 0), to: calendar.instant(act.until, 1440) }];
  }
  if (act.type !== 'report-nothing' || 'on' in when) return [];
  const from = 'at' in when ? instantOf(setup, when.at) : setup.calendars.campaign.add(launchedAt, when.after, 1);
  return [{ rep, from, to: instantOf(setup, act.until) }];
}
