import { instantOf } from '../../../functions/shared/instant-of.ts';
import type { SignalData } from '../../../workflows/domain/enrollment.ts';
import type { CampaignSetup } from '../../../workflows/domain/live-campaign.ts';
import type { ScriptData } from '../../../workflows/language/script-data.ts';
import { type SignalName, signalSpec } from '../../../workflows/signals.ts';

/**
 * A line's data as a signal carries them: local times become instants. A `when` without a time of day is the start of
 * the rep's hours.
 */
export function toSignalData(
  setup: CampaignSetup,
  signal: SignalName,
  data: ScriptData,
  rep: string,
): SignalData | undefined {
  const entries = Object.entries(data);
  if (entries.length === 0) return undefined;
  const { fields } = signalSpec(signal);
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      fields[name] === 'time' && typeof value === 'string' ? momentOf(setup, value, rep) : value,
    ]),
  );
}

/** An instant of a local time of the campaign; midnight means no time of day was given. */
export function momentOf(setup: CampaignSetup, local: string, rep: string): number {
  const at = instantOf(setup, local);
  return local.endsWith('T00:00') ? setup.calendars.rep(rep).nextOpen(at) : at;
}
