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
export interface WeeklyReport {
  see(enrollment: Enrollment): void;
  /**
   * Tells both managers of the week: what was agreed beside what happened, and what was owed and not done; with nobody
   * open any more the campaign ends here, and there is no week to come back to.
   */
  close(open: number): Promise<void>;
}

/** Those handed over alone that nobody took over in time are told of; incomplete hand-overs were told when they happened. */
export function weeklyReport(ports: Ports, live: LiveCampaign, moment: Moment): WeeklyReport {
  const late: string[] = [];
  return {
    see: (enrollment) => {
      if (isLate(live, enrollment, moment.at)) late.push(enrollment.id);
    },
    close: async (open) => {
      for (const id of late) {
        await transact<undefined>(ports, id, (draft) => {
          const key = tellTakeOver(draft, 'breached');
          return key === undefined ? { result: undefined } : { write: toChange(draft), result: undefined };
        });
      }
      if (open > 0) await mailBoth(ports, live, moment);
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
    const id = `${moment.name}.${live.state.id}.week.${side}`;
    await planList(ports, live, { id, to: 'manager', receiver: managers[side], template: 'weekly', reason: 'week' });
  }
}
