import { deputyFor, mayStandInFor } from '../../workflows/domain/deputy.ts';
import { LEFT } from '../../workflows/domain/escalate-task.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Ports } from '../../workflows/ports.ts';
import { DEPUTY_DAYS, daysOverdue, hand } from './escalate.ts';
import type { RepDay } from './rep-day.ts';

/**
 * What colleagues did not report in time and what waited for their deputy's first day of work: his day begins with taking
 * it over, so that he gets it today, whichever of the two begins earlier.
 */
export async function takeOverdue(ports: Ports, live: LiveCampaign, day: RepDay): Promise<void> {
  const now = ports.clock.now();
  for (const rep of mayStandInFor(live, day.rep)) {
    if (deputyFor(live, rep, now) !== day.rep) continue;
    const calendar = live.setup.calendars.rep(rep);
    const yesterday = calendar.localDate(now - DAY_MS);
    for (const task of await ports.store.tasksOf(rep)) {
      const isTold = task.escalated !== undefined && task.escalated !== LEFT && task.for === undefined;
      if (!isTold || !task.open || task.kind !== 'call') continue;
      if (daysOverdue(live, rep, task, yesterday) >= DEPUTY_DAYS) await hand(ports, task, day.rep);
    }
  }
}

const DAY_MS = 86_400_000;
