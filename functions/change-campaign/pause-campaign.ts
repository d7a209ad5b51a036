import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Ports } from '../../workflows/ports.ts';
import { eachEnrollment } from '../shared/each-enrollment.ts';
import { changeCampaign } from './change-campaign.ts';

/** Whom a pause or a stop concerns. */
export interface Underway {
  readonly open: number;
  /** Mails that are planned and would go on their own. */
  readonly mails: number;
  /** Calls and questions that wait in the reps' queues. */
  readonly calls: number;
  /** Calls and questions that reps have: these stay theirs. */
  readonly tasks: number;
  /** Accepted and seated, while the event lies ahead. */
  readonly accepted: number;
}

export interface PausePlan extends Underway {
  readonly status: 'pause' | 'nothing-to-do';
}

export interface PauseRequest {
  readonly campaign: string;
  readonly by: string;
  readonly reason: string;
}

/** What a pause would hold back. Writes nothing. */
export function planPause(ports: Ports) {
  return async (campaign: string): Promise<PausePlan> => {
    const live = await ports.campaigns.live(campaign);
    const { paused, stopped } = live.state;
    return { status: paused || stopped ? 'nothing-to-do' : 'pause', ...(await countUnderway(ports, live)) };
  };
}

/** Nothing `normal` leaves from now on; answers and what is urgent do. Paused already = nothing to do. */
export function pauseCampaign(ports: Ports) {
  return async ({ campaign, by, reason }: PauseRequest): Promise<PausePlan['status']> => {
    const key = await changeCampaign(ports, campaign, async (live) => {
      if (live.state.paused || live.state.stopped) return undefined;
      const counts = await countUnderway(ports, live);
      return {
        state: { paused: { at: ports.clock.now(), by, reason } },
        event: { type: 'CampaignPaused', data: { by, reason, ...counts } },
      };
    });
    return key === undefined ? 'nothing-to-do' : 'pause';
  };
}

/** Counts what is on its way, from the enrollments alone. */
export async function countUnderway(ports: Ports, live: LiveCampaign): Promise<Underway> {
  const counts = { open: 0, mails: 0, calls: 0, tasks: 0, accepted: 0 };
  const isAhead = live.setup.campaign.event !== undefined && live.state.eventStart > ports.clock.now();
  await eachEnrollment(ports, live.state.id, (enrollment) => {
    if (enrollment.status === 'ended') return;
    counts.open += 1;
    const what = planned(live, enrollment);
    if (what) counts[what] += 1;
    if (isAhead && enrollment.facts.response?.value === 'accepted') counts.accepted += 1;
  });
  return counts;
}

function planned(
  live: LiveCampaign,
  { phase, step: name, touch }: Enrollment,
): 'mails' | 'calls' | 'tasks' | undefined {
  const step = live.setup.workflow.steps[name];
  if (phase !== 'waiting' || !touch || !step) return undefined;
  if (step.do === 'email') return touch.status === 'planned' && step.urgency === 'normal' ? 'mails' : undefined;
  if (step.do !== 'call' && step.do !== 'ask') return undefined;
  return touch.status === 'planned' ? 'calls' : touch.status === 'sent' ? 'tasks' : undefined;
}
