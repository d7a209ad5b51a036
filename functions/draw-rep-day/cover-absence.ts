import { isAbsent } from '../../workflows/domain/deputy.ts';
import { toChange } from '../../workflows/domain/draft.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { type StoodIn, standIn } from '../../workflows/domain/stand-in.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Ports } from '../../workflows/ports.ts';
import { planList } from '../shared/plan-list.ts';
import { transact } from '../shared/transact.ts';

/**
 * What an absent rep has in hand and what would be his today: to his deputy where it cannot wait, else back into his queue
 * until he is there. Where something cannot wait and nobody stands in, his manager is asked, once for each absence.
 * Returns what became of them.
 */
export async function coverAbsence(ports: Ports, live: LiveCampaign, rep: string): Promise<readonly StoodIn[]> {
  const now = ports.clock.now();
  if (!isAbsent(live, rep, now)) return [];
  const calendar = live.setup.calendars.rep(rep);
  const today = calendar.localDate(now);
  const tasks = await ports.store.tasksOf(rep);
  const found: StoodIn[] = [];
  for (const task of tasks) {
    const isHis = task.campaign === live.state.id && (task.open || calendar.localDate(task.notBefore) <= today);
    const became = isHis ? await coverOne(ports, task) : undefined;
    if (became) found.push(became);
  }
  if (found.includes('nobody')) await askManager(ports, live, rep, today);
  return found;
}

async function coverOne(ports: Ports, task: Touch): Promise<StoodIn | undefined> {
  const covered = await transact<StoodIn | undefined>(ports, task.enrollment ?? '', (draft) => {
    const result = standIn(draft, task.id);
    return result === 'given' || result === 'taken-back' ? { write: toChange(draft), result } : { result };
  });
  return covered.status === 'done' ? covered.result : undefined;
}

async function askManager(ports: Ports, live: LiveCampaign, rep: string, date: string): Promise<void> {
  const { reps, campaign } = live.setup;
  const absence = reps.get(rep)?.absences.find(({ from, to }) => from <= date && date <= to);
  await planList(ports, live, {
    id: `away.${campaign.campaign}.${rep}.${absence?.from ?? date}`,
    to: 'manager',
    receiver: reps.get(rep)?.manager ?? campaign.managers.sales,
    template: 'away',
    rep,
    urgency: 'urgent',
  });
}
