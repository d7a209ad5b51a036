import type { CampaignState } from '../../workflows/domain/campaign-state.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { instantOf } from './instant-of.ts';

/** The state of a campaign that is launched at this instant; without an event the launch stands for both its ends. */
export function newCampaignState(setup: CampaignSetup, launchedAt: number): CampaignState {
  const { event, campaign } = setup.campaign;
  const instant = (local: string | undefined): number => (local === undefined ? launchedAt : instantOf(setup, local));
  return {
    schema: 1,
    id: campaign,
    version: 1,
    launchedAt,
    eventStart: instant(event?.start),
    eventEnd: instant(event?.end),
    eventRevision: 0,
    attendance: { status: 'open' },
    done: {},
    rev: 0,
  };
}
