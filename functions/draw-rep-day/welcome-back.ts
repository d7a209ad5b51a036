import { absenceBefore } from '../../workflows/domain/deputy.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Ports } from '../../workflows/ports.ts';
import { planList } from '../shared/plan-list.ts';
import type { RepDay } from './rep-day.ts';

/** On the first day after an absence: what happened meanwhile to each contact of the rep, before his digest. */
export async function welcomeBack(ports: Ports, live: LiveCampaign, { rep, date }: RepDay): Promise<void> {
  const absence = absenceBefore(live, rep, date);
  const { id, launchedAt } = live.state;
  if (!absence || absence.to < live.setup.calendars.rep(rep).localDate(launchedAt)) return;
  await planList(ports, live, { id: `return.${id}.${rep}.${date}`, to: 'rep', receiver: rep, template: 'return', rep });
}
