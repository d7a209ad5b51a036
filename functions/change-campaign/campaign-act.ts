import type { Ports } from '../../workflows/ports.ts';
import type { Refused } from '../operate/request.ts';
import type { CampaignAct } from './act-schema.ts';
import { type CancelPlan, cancelEvent, planCancelEvent } from './cancel-event.ts';
import { type PausePlan, pauseCampaign, planPause } from './pause-campaign.ts';
import { planReschedule, type ReschedulePlan, rescheduleEvent } from './reschedule-event.ts';
import { planCampaignResume, type ResumePlan, resumeCampaign } from './resume-campaign.ts';
import { planStop, type StopPlan, stopCampaign } from './stop-campaign.ts';

/** What an act would do, or did: its kind and true numbers. */
export type ActPlan =
  | ({ readonly type: 'pause' } & PausePlan)
  | ({ readonly type: 'resume' } & ResumePlan)
  | ({ readonly type: 'stop' } & StopPlan)
  | ({ readonly type: 'reschedule' } & ReschedulePlan)
  | ({ readonly type: 'cancel-event' } & CancelPlan);

export interface ActOnCampaign {
  readonly campaign: string;
  readonly act: CampaignAct;
}

/** What an act would do now. Writes nothing. */
export function planAct(ports: Ports) {
  return async ({ campaign, act }: ActOnCampaign): Promise<ActPlan | Refused> => {
    switch (act.type) {
      case 'pause':
        return { type: act.type, ...(await planPause(ports)(campaign)) };
      case 'resume':
        return { type: act.type, ...(await planCampaignResume(ports)({ campaign, ...rateOf(act) })) };
      case 'stop':
        return { type: act.type, ...(await planStop(ports)(campaign)) };
      case 'cancel-event': {
        const plan = await planCancelEvent(ports)({ campaign, afterwards: act.afterwards });
        return 'ok' in plan ? plan : { type: act.type, ...plan };
      }
      case 'reschedule': {
        const plan = await planReschedule(ports)({ campaign, date: act });
        return 'ok' in plan ? plan : { type: act.type, ...plan };
      }
    }
  };
}

/** Does it, once: asked again there is nothing to do. */
export function performAct(ports: Ports) {
  return async ({
    campaign,
    act,
    by,
  }: ActOnCampaign & { readonly by: string }): Promise<ActPlan['status'] | Refused> => {
    switch (act.type) {
      case 'pause':
        return pauseCampaign(ports)({ campaign, by, reason: act.reason });
      case 'resume':
        return resumeCampaign(ports)({ campaign, by, ...rateOf(act), ...(act.arm && { arm: act.arm }) });
      case 'stop':
        return stopCampaign(ports)({ campaign, by });
      case 'cancel-event':
        return cancelEvent(ports)({ campaign, afterwards: act.afterwards, by });
      case 'reschedule':
        return rescheduleEvent(ports)({ campaign, date: act, by });
    }
  };
}

function rateOf({ perHour }: Extract<CampaignAct, { type: 'resume' }>): { readonly perHour?: number } {
  return perHour === undefined ? {} : { perHour };
}
