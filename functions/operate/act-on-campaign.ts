import { performAct, planAct } from '../change-campaign/campaign-act.ts';
import type { OperatePorts } from './operate-ports.ts';
import { type Refused, type RequestOf, refused } from './request.ts';

/** What an act on the whole campaign would do now: pause, resume, stop, reschedule. */
export function tellAct(ports: OperatePorts) {
  return async (request: RequestOf<'act-plan'>) => {
    const no = await missing(ports, request.campaign);
    if (no) return no;
    const { setup } = await ports.campaigns.live(request.campaign);
    const plan = await planAct(ports)(request);
    return 'ok' in plan ? plan : ({ ok: true, plan, timeZone: setup.campaign.timeZone } as const);
  };
}

/** Does it, once; a request sent again finds nothing to do. */
export function doAct(ports: OperatePorts) {
  return async (request: RequestOf<'act'>) => {
    const no = await missing(ports, request.campaign);
    if (no) return no;
    const status = await performAct(ports)(request);
    return typeof status === 'string' ? ({ ok: true, status } as const) : status;
  };
}

async function missing({ store }: OperatePorts, campaign: string): Promise<Refused | undefined> {
  return (await store.campaignState(campaign)) ? undefined : refused(`${campaign} was never launched here`);
}
