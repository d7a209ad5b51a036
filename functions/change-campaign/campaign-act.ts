import * as z from 'zod';
import type { Ports } from '../../workflows/ports.ts';
import { type PausePlan, pauseCampaign, planPause } from './pause-campaign.ts';
import { planCampaignResume, type ResumePlan, resumeCampaign } from './resume-campaign.ts';
import { planStop, type StopPlan, stopCampaign } from './stop-campaign.ts';

/** What a manager or an operator may do to a whole campaign, as it comes through any door. */
export const campaignActSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('pause'), reason: z.string().min(1).max(200) }),
  z.strictObject({ type: z.literal('resume'), perHour: z.int().min(1).max(10_000).exactOptional() }),
  z.strictObject({ type: z.literal('stop') }),
]);

export type CampaignAct = z.output<typeof campaignActSchema>;

/** What an act would do, or did: its kind and true numbers. */
export type ActPlan =
  | ({ readonly type: 'pause' } & PausePlan)
  | ({ readonly type: 'resume' } & ResumePlan)
  | ({ readonly type: 'stop' } & StopPlan);

export interface ActOnCampaign {
  readonly campaign: string;
  readonly act: CampaignAct;
}

/** What an act would do now. Writes nothing. */
export function planAct(ports: Ports) {
  return async ({ campaign, act }: ActOnCampaign): Promise<ActPlan> => {
    switch (act.type) {
      case 'pause':
        return { type: act.type, ...(await planPause(ports)(campaign)) };
      case 'resume':
        return { type: act.type, ...(await planCampaignResume(ports)({ campaign, ...rateOf(act) })) };
      case 'stop':
        return { type: act.type, ...(await planStop(ports)(campaign)) };
    }
  };
}

/** Does it, once: asked again there is nothing to do. */
export function performAct(ports: Ports) {
  return async ({ campaign, act, by }: ActOnCampaign & { readonly by: string }): Promise<ActPlan['status']> => {
    switch (act.type) {
      case 'pause':
        return pauseCampaign(ports)({ campaign, by, reason: act.reason });
      case 'resume':
        return resumeCampaign(ports)({ campaign, by, ...rateOf(act) });
      case 'stop':
        return stopCampaign(ports)({ campaign, by });
    }
  };
}

function rateOf({ perHour }: Extract<CampaignAct, { type: 'resume' }>): { readonly perHour?: number } {
  return perHour === undefined ? {} : { perHour };
}
