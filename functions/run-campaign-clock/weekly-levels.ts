import type { Moment } from '../../workflows/domain/campaign-agenda.ts';
import { toChange } from '../../workflows/domain/draft.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { handOffAnswerBy, listedBy, waitsForRep } from '../../workflows/domain/hand-off-list.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { tellTakeOver } from '../../workflows/domain/service-levels.ts';
import type { Ports } from '../../workflows/ports.ts';
import { planList } from '../shared/plan-list.ts';
import { transact } from '../shared/transact.ts';

/** What Monday's round over a campaign learns of the service levels on its way. */
export interface WeeklyLevels {
  see(enrollment: Enrollment): void;
  /** Tells both managers of what was owed and not done: once a week, where there is anything. */
  close(): Promise<void>;
}

/** Hand-overs that were not complete, and those handed over alone that nobody took over in time. */
export function weeklyLevels(ports: Ports, live: LiveCampaign, moment: Moment): WeeklyLevels {
  const late: string[] = [];
  const last = Number(live.state.done.decision ?? live.state.launchedAt);
  let isIncomplete = false;
  return {
    see: (enrollment) => {
      const { incomplete } = enrollment.facts;
      isIncomplete ||= incomplete !== undefined && incomplete.recordedAt > last && incomplete.recordedAt <= moment.at;
      if (isLate(live, enrollment, moment.at)) late.push(enrollment.id);
    },
    close: async () => {
      let isTold = isIncomplete;
      for (const id of late) {
        const told = await transact<boolean>(ports, id, (draft) => {
          const key = tellTakeOver(draft, 'breached');
          return key === undefined ? { result: false } : { write: toChange(draft), result: true };
        });
        isTold ||= told.status === 'done' && told.result;
      }
      if (isTold) await mailBoth(ports, live, moment);
    },
  };
}

/** Counted in the rep's own days: while he is away his time does not run. */
function isLate(live: LiveCampaign, enrollment: Enrollment, now: number): boolean {
  const { handed } = enrollment.facts;
  if (!handed || handed.data?.told === 'breached' || !waitsForRep(enrollment)) return false;
  const rep = listedBy(live, enrollment);
  const { takeOver } = live.setup.plan.serviceLevels.sales;
  const by = live.setup.calendars.rep(rep).add(handed.recordedAt, takeOver, 1);
  return now >= Math.max(by, handOffAnswerBy(live, rep) ?? 0);
}

async function mailBoth(ports: Ports, live: LiveCampaign, moment: Moment): Promise<void> {
  const { managers } = live.setup.campaign;
  for (const side of ['marketing', 'sales'] as const) {
    const id = `${moment.name}.${live.state.id}.levels.${side}`;
    await planList(ports, live, { id, to: 'manager', receiver: managers[side], template: 'breach', reason: 'week' });
  }
}
