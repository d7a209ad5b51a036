import type { Ports } from '../../workflows/ports.ts';
import { changeCampaign } from './change-campaign.ts';
import { countUnderway, type Underway } from './pause-campaign.ts';

export interface StopPlan extends Underway {
  readonly status: 'stop' | 'nothing-to-do';
}

/** Whom stopping would end. Writes nothing. */
export function planStop(ports: Ports) {
  return async (campaign: string): Promise<StopPlan> => {
    const live = await ports.campaigns.live(campaign);
    return { status: live.state.stopped ? 'nothing-to-do' : 'stop', ...(await countUnderway(ports, live)) };
  };
}

/** Over for everybody: what is planned is skipped, what reps have is withdrawn, what is open ends as void. There is no way back. */
export function stopCampaign(ports: Ports) {
  return async ({ campaign, by }: { readonly campaign: string; readonly by: string }): Promise<StopPlan['status']> => {
    const key = await changeCampaign(ports, campaign, async (live) => {
      if (live.state.stopped) return undefined;
      const counts = await countUnderway(ports, live);
      return {
        state: { stopped: { at: ports.clock.now(), by }, paused: undefined },
        event: { type: 'CampaignStopped', data: { by, ...counts } },
      };
    });
    return key === undefined ? 'nothing-to-do' : 'stop';
  };
}
