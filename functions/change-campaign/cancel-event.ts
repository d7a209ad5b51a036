import type { CampaignState } from '../../workflows/domain/campaign-state.ts';
import { foreseeMove } from '../../workflows/domain/foresee-move.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { countMove, type MoveNumbers } from '../../workflows/domain/reschedule-plan.ts';
import type { Ports } from '../../workflows/ports.ts';
import { type Refused, refused } from '../operate/request.ts';
import { changeCampaign } from './change-campaign.ts';
import { readSituations } from './read-situations.ts';

/** What comes after the cancelled event: everybody goes on with the presentation, or the campaign is over. */
type Afterwards = 'presentation' | 'stop';

export interface CancelPlan extends MoveNumbers {
  readonly status: 'cancel' | 'nothing-to-do';
  readonly afterwards: Afterwards;
  /** Of those who do not know yet or wait for a seat: who is told too. */
  readonly alsoTold: number;
}

export interface CancelRequest {
  readonly campaign: string;
  readonly afterwards: Afterwards;
}

/** Whom cancelling the event concerns, or why it cannot be cancelled. Writes nothing. */
export function planCancelEvent(ports: Ports) {
  return async ({ campaign, afterwards }: CancelRequest): Promise<CancelPlan | Refused> => {
    const live = await ports.campaigns.live(campaign);
    const problem = hindrance(live, ports.clock.now());
    return problem === undefined ? planCancel(ports, live, { by: '', afterwards }) : refused(problem);
  };
}

/** Cancels the event, once: cancelled already = nothing to do. There is no way back. */
export function cancelEvent(ports: Ports) {
  return async ({
    campaign,
    afterwards,
    by,
  }: CancelRequest & { readonly by: string }): Promise<CancelPlan['status'] | Refused> => {
    let no: Refused | undefined;
    const key = await changeCampaign(ports, campaign, async (live) => {
      const problem = hindrance(live, ports.clock.now());
      no = problem === undefined ? undefined : refused(problem);
      if (no || live.state.cancelled) return undefined;
      const { status: _status, ...numbers } = await planCancel(ports, live, { by, afterwards });
      const { cancelled, eventRevision } = cancelledState(live, { at: ports.clock.now(), by, afterwards });
      return {
        state: { cancelled, eventRevision },
        event: { type: 'CampaignRescheduled', data: { by, cancelled: true, ...numbers } },
      };
    });
    return no ?? (key === undefined ? 'nothing-to-do' : 'cancel');
  };
}

function cancelledState(
  { state }: LiveCampaign,
  { at, by, afterwards }: { readonly at: number; readonly by: string; readonly afterwards: Afterwards },
): CampaignState {
  // biome-ignore lint/suspicious/noThenProperty: a field of the campaign's state; it is never awaited
  return { ...state, eventRevision: state.eventRevision + 1, cancelled: { at, by, then: afterwards } };
}

function hindrance({ setup, state }: LiveCampaign, now: number): string | undefined {
  const { campaign, event } = setup.campaign;
  if (!event) return `${campaign} has no event that could be cancelled.`;
  if (state.stopped) return `${campaign} was stopped: there is nobody left to be told.`;
  if (!state.cancelled && state.eventStart <= now)
    return `${campaign}: the event has begun. What has begun is not cancelled.`;
  return undefined;
}

async function planCancel(
  ports: Ports,
  live: LiveCampaign,
  { by, afterwards }: { readonly by: string; readonly afterwards: Afterwards },
): Promise<CancelPlan> {
  const next = cancelledState(live, { at: ports.clock.now(), by, afterwards });
  const situations = await readSituations(ports, live, () => true);
  const lines = situations.map((situation) => foreseeMove(situation, next));
  const alsoTold = lines.filter(
    ({ group, added }) => (group === 'tentative' || group === 'waiting') && added.length > 0,
  ).length;
  return { status: live.state.cancelled ? 'nothing-to-do' : 'cancel', afterwards, alsoTold, ...countMove(lines) };
}
