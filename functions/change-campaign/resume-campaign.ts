import type { Slot } from '../../workflows/domain/campaign-state.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { afterPauseOf } from '../../workflows/domain/overdue.ts';
import { paceOverdue } from '../../workflows/domain/pause.ts';
import type { Ports } from '../../workflows/ports.ts';
import { type Refused, refused } from '../operate/request.ts';
import { changeCampaign } from './change-campaign.ts';
import { readSituations } from './read-situations.ts';

/** What is overdue by more than a business day goes at most so many an hour, unless the manager says otherwise. */
const PER_HOUR = 60;

export interface ResumePlan {
  readonly status: 'resume' | 'nothing-to-do';
  /** Mails that were due within the last business day: they go at once. */
  readonly atOnce: number;
  /** Mails that are overdue by more: they go in order, so many an hour. */
  readonly retimed: number;
  readonly perHour: number;
  /** When the last of them has its turn; its receiver's own hours may make it later. */
  readonly lastAt?: number;
  /** Mails that have lost their moment, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Mails whose time lies ahead. */
  readonly ahead: number;
  /** Calls whose day has come: the reps' days draw them, as many as fit. */
  readonly calls: number;
  /** Of a restored copy: the table it was copied from. */
  readonly copyOf?: string;
}

export interface ResumeRequest {
  readonly campaign: string;
  readonly by: string;
  readonly perHour?: number;
  readonly arm?: true;
}

/** What would leave when, were the campaign resumed now. Writes nothing. */
export function planCampaignResume(ports: Ports) {
  return async ({ campaign, perHour = PER_HOUR }: Omit<ResumeRequest, 'by'>): Promise<ResumePlan> => {
    const live = await ports.campaigns.live(campaign);
    const { plan } = await planFor(ports, live, perHour);
    const { home } = live.state;
    const status = live.state.paused ? 'resume' : 'nothing-to-do';
    return { ...plan, status, ...(home !== undefined && { copyOf: home }) };
  };
}

/**
 * Goes on after a pause: no burst. Not paused = nothing to do. A restored copy goes on only where somebody says that the
 * original sends no more.
 */
export function resumeCampaign(ports: Ports) {
  return async ({ campaign, by, perHour = PER_HOUR, arm }: ResumeRequest): Promise<ResumePlan['status'] | Refused> => {
    const { home } = (await ports.campaigns.live(campaign)).state;
    if (home !== undefined && !arm) {
      return refused(`${campaign} is a restored copy of ${home}: when that one sends no more, resume it with --arm`);
    }
    const key = await changeCampaign(ports, campaign, async (live) => {
      if (!live.state.paused) return undefined;
      const { plan, slots } = await planFor(ports, live, perHour);
      const { status: _status, ...numbers } = plan;
      return {
        state: { paused: undefined, resumed: { at: ports.clock.now(), by, slots }, ...armedBy(ports, live, by) },
        event: { type: 'CampaignResumed', data: { by, ...numbers } },
      };
    });
    return key === undefined ? 'nothing-to-do' : 'resume';
  };
}

/** Written without `home` the campaign lives in this table. */
function armedBy({ clock }: Ports, { state }: LiveCampaign, by: string) {
  return state.home === undefined ? {} : { home: undefined, armed: { at: clock.now(), by } };
}

async function planFor(
  ports: Ports,
  live: LiveCampaign,
  perHour: number,
): Promise<{ readonly plan: ResumePlan; readonly slots: readonly Slot[] }> {
  const now = ports.clock.now();
  let calls = 0;
  const situations = await readSituations(ports, live, ({ phase, touch }) => {
    if (phase !== 'waiting' || touch?.status !== 'planned') return false;
    if (touch.queued && touch.at <= now) calls += 1;
    return !touch.queued;
  });
  const counts = { atOnce: 0, ahead: 0 };
  const skipped: Record<string, number> = {};
  const overdue: { planned: number; id: string }[] = [];
  for (const situation of situations) {
    const after = afterPauseOf(situation);
    if (after?.is === 'due') counts.atOnce += 1;
    else if (after?.is === 'ahead') counts.ahead += 1;
    else if (after?.is === 'lost') skipped[after.reason] = (skipped[after.reason] ?? 0) + 1;
    else if (after) overdue.push({ planned: after.planned, id: situation.enrollment.id });
  }
  const slots = paceOverdue(overdue, now, perHour);
  const lastAt = slots.at(-1)?.at;
  const retimed = overdue.length;
  const plan = { ...counts, retimed, perHour, ...(lastAt !== undefined && { lastAt }), skipped, calls };
  return { slots, plan: { status: 'resume', ...plan } };
}
