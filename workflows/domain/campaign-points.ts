import type { Point } from '../language/time-values.ts';
import type { LiveCampaign } from './live-campaign.ts';

/** The instants that points of the campaign's settings are relative to. */
export function anchors({ state }: LiveCampaign) {
  return { launch: state.launchedAt, eventStart: state.eventStart, eventEnd: state.eventEnd };
}

/** The instant of a setting that is a point, in the campaign's calendar; undefined where the workflow has no such setting. */
export function settingAt(live: LiveCampaign, ...path: readonly string[]): number | undefined {
  let value: unknown = live.setup.campaign.settings;
  for (const key of path) value = isRecord(value) ? value[key] : undefined;
  return isRecord(value) && 'base' in value
    ? live.setup.calendars.campaign.pointAt(value as unknown as Point, anchors(live))
    : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
