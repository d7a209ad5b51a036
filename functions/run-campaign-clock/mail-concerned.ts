import type { Moment } from '../../workflows/domain/campaign-agenda.ts';
import { settingAt } from '../../workflows/domain/campaign-points.ts';
import { presentFor } from '../../workflows/domain/deputy.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { groupOf } from '../../workflows/domain/facts.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Ports } from '../../workflows/ports.ts';
import { eachEnrollment } from '../shared/each-enrollment.ts';
import { planList } from '../shared/plan-list.ts';

/**
 * Only reps whom it concerns are mailed: on the day of the event those of whose guests something changed since their
 * briefing, on the morning after it those who have not noted all their guests. An absent rep's goes to his deputy.
 */
export async function mailConcerned(ports: Ports, live: LiveCampaign, moment: Moment): Promise<void> {
  const isBriefing = moment.kind === 'briefing-changes';
  const since = settingAt(live, 'briefingAt') ?? moment.at;
  const concerned = new Set<string>();
  await eachEnrollment(ports, live.state.id, (enrollment) => {
    const concerns = isBriefing ? changedSince(enrollment, since) : isUnnoted(enrollment);
    if (concerns && enrollment.rep !== undefined) concerned.add(enrollment.rep);
  });
  for (const rep of live.setup.reps.keys()) {
    const receiver = concerned.has(rep) ? presentFor(live, rep, ports.clock.now()) : undefined;
    if (receiver === undefined) continue;
    const template = isBriefing ? 'briefing' : 'conversations';
    const id = `${moment.name}.${live.state.id}.${rep}`;
    await planList(ports, live, { id, to: 'rep', receiver, template, rep, urgency: 'urgent' });
  }
}

/** He took a seat or gave one back: an answer that changes nothing for the rep is none he must know of. */
function changedSince({ facts: { seat } }: Enrollment, since: number): boolean {
  const changes = seat?.value === 'taken' || seat?.value === 'released';
  return changes && seat.recordedAt > since;
}

function isUnnoted(enrollment: Enrollment): boolean {
  const { status, facts } = enrollment;
  return status === 'open' && groupOf(enrollment) === 'came' && !facts.noted && !facts.spokenAtEvent;
}
