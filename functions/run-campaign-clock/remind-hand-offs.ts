import type { Moment } from '../../workflows/domain/campaign-agenda.ts';
import { listedBy, repsOfMoment, waitsForRep } from '../../workflows/domain/hand-off-list.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Ports } from '../../workflows/ports.ts';
import { eachEnrollment } from '../shared/each-enrollment.ts';
import { planList } from '../shared/plan-list.ts';
import { receiveSignal } from '../shared/receive-signal.ts';

/** Whoever has not answered his list gets it once more, with the lines that are left. */
export async function remindHandOffs(ports: Ports, live: LiveCampaign, moment: Moment): Promise<void> {
  const open = await openLines(ports, live, moment);
  for (const rep of open.keys()) {
    const id = `${moment.name}.${live.state.id}.${rep}`;
    await planList(ports, live, { id, to: 'rep', receiver: rep, template: 'hand-off', rep });
  }
}

/** Silence means that it goes on: what nobody answered counts as taken over, in the name of the campaign. */
export async function takeOverByDefault(ports: Ports, live: LiveCampaign, moment: Moment): Promise<void> {
  const open = await openLines(ports, live, moment);
  for (const id of [...open.values()].flat()) {
    await receiveSignal(ports)({
      key: `${id}.${moment.name}`,
      signal: 'taken-over',
      enrollment: id,
      by: 'campaign',
      occurredAt: ports.clock.now(),
    });
  }
}

/** Enrollments that wait for their rep, by rep: of those whose time it is. */
async function openLines(ports: Ports, live: LiveCampaign, moment: Moment): Promise<ReadonlyMap<string, string[]>> {
  const reps = new Set(repsOfMoment(live, moment));
  const open = new Map<string, string[]>();
  await eachEnrollment(ports, live.state.id, (enrollment) => {
    const rep = listedBy(live, enrollment);
    if (!reps.has(rep) || !waitsForRep(enrollment)) return;
    open.set(rep, [...(open.get(rep) ?? []), enrollment.id]);
  });
  return open;
}
