import type { CampaignState } from '../../workflows/domain/campaign-state.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { Unavailable } from '../../workflows/errors.ts';
import type { Ports } from '../../workflows/ports.ts';
import { eachEnrollment } from '../shared/each-enrollment.ts';
import { planList } from '../shared/plan-list.ts';
import { commitOrWait, MAX_TRIES } from '../shared/transact.ts';
import { type Counts, countAttendance, isPlausible } from './count-attendance.ts';

export interface CloseAttendance {
  readonly campaign: string;
  /** Who closes: `host`, `system`, or `time` for the clock, which closes only what looks complete. */
  readonly by: 'host' | 'system' | 'time';
}

export type Closed = 'closed' | 'implausible' | 'already-closed';

/**
 * Concludes who came. The clock does so only with at least one attendance and the plausible share of the accepted;
 * otherwise everybody is held, and host and marketing are mailed. Closing writes the campaign once and wakes whoever
 * waits for it; again it only wakes.
 */
export function closeAttendance(ports: Ports) {
  return async ({ campaign, by }: CloseAttendance): Promise<Closed> => {
    for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
      const live = await ports.campaigns.live(campaign);
      if (live.state.attendance.status === 'closed') {
        await wakeWaiting(ports, live);
        return 'already-closed';
      }
      const counts = await countAttendance(ports, campaign);
      const closes = by !== 'time' || isPlausible(live, counts);
      const done = await conclude(ports, live, { by, closes, counts, attempt });
      if (done) return closes ? 'closed' : 'implausible';
    }
    throw new Unavailable(`${campaign}: attendance not concluded after ${MAX_TRIES} tries`);
  };
}

interface Conclusion {
  readonly by: CloseAttendance['by'];
  readonly closes: boolean;
  readonly counts: Counts;
  readonly attempt: number;
}

async function conclude(
  ports: Ports,
  live: LiveCampaign,
  { by, closes, counts, attempt }: Conclusion,
): Promise<boolean> {
  const at = ports.clock.now();
  const { state } = live;
  // Found implausible before: told again, as whoever found it may have died before he told anybody.
  if (!closes && state.attendance.status === 'implausible') return tell(ports, live, closes);
  const key = `${state.id}.attendance.${state.version + 1}`;
  const event: DomainEvent = { key, at, type: 'AttendanceClosed', campaign: state.id, data: { ...counts, by } };
  const next: CampaignState = {
    ...state,
    version: state.version + 1,
    attendance: { status: closes ? 'closed' : 'implausible', at, by, ...(closes && { cause: key }) },
  };
  const committed = await commitOrWait(ports, { campaign: next, ...(closes && { events: [event] }) }, attempt);
  return committed?.ok ? tell(ports, live, closes) : false;
}

async function tell(ports: Ports, live: LiveCampaign, closes: boolean): Promise<true> {
  await wakeWaiting(ports, live);
  if (!closes) await askPeople(ports, live);
  return true;
}

/** Everybody in a step that asks for the campaign's attendance looks at it now. */
async function wakeWaiting(ports: Ports, live: LiveCampaign): Promise<void> {
  const { steps } = live.setup.workflow;
  const waiting: Enrollment[] = [];
  await eachEnrollment(ports, live.state.id, (enrollment) => {
    const step = steps[enrollment.step];
    if (enrollment.status === 'open' && step && 'asks' in step && step.asks === 'attendance-closed')
      waiting.push(enrollment);
  });
  for (const enrollment of waiting) await ports.queues.wake({ enrollment: enrollment.id }, 0);
}

async function askPeople(ports: Ports, live: LiveCampaign): Promise<void> {
  const { campaign } = live.setup;
  const id = `attendance-open.${live.state.id}`;
  const host = campaign.event?.host?.email ?? campaign.managers.marketing;
  const mail = { template: 'attendance-open', urgency: 'urgent' as const };
  await planList(ports, live, { ...mail, id: `${id}.host`, to: 'host', receiver: host });
  await planList(ports, live, { ...mail, id: `${id}.marketing`, to: 'manager', receiver: campaign.managers.marketing });
}
