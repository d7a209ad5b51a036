import type { Moment } from '../../workflows/domain/campaign-agenda.ts';
import { toChange } from '../../workflows/domain/draft.ts';
import { isHandedAlone } from '../../workflows/domain/hand-off-again.ts';
import { listedBy, repsOfMoment, waitsForRep } from '../../workflows/domain/hand-off-list.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { tellTakeOver } from '../../workflows/domain/service-levels.ts';
import type { Ports } from '../../workflows/ports.ts';
import { eachEnrollment } from '../shared/each-enrollment.ts';
import { planList } from '../shared/plan-list.ts';
import { receiveSignal } from '../shared/receive-signal.ts';
import { transact } from '../shared/transact.ts';

/** So much of a rep's time is over: told on the timeline, and in his next digest among the lists that wait. */
export async function warnHandOffs(ports: Ports, live: LiveCampaign, moment: Moment): Promise<void> {
  const open = await openLines(ports, live, moment);
  for (const id of [...open.values()].flat()) await tell(ports, id, 'warned');
}

/** Whoever has not answered his list gets it once more, with the lines that are left; his manager hears of it. */
export async function remindHandOffs(ports: Ports, live: LiveCampaign, moment: Moment): Promise<void> {
  const open = await openLines(ports, live, moment);
  for (const [rep, lines] of open) {
    const id = `${moment.name}.${live.state.id}.${rep}`;
    for (const line of lines) await tell(ports, line, 'breached');
    await planList(ports, live, { id, to: 'rep', receiver: rep, template: 'hand-off', rep });
    const receiver = live.setup.reps.get(rep)?.manager ?? live.setup.campaign.managers.sales;
    await planList(ports, live, { id: `${id}.breach`, to: 'manager', receiver, template: 'breach', rep });
  }
}

/** Told once, however often the clock comes. */
async function tell(ports: Ports, enrollment: string, told: 'warned' | 'breached'): Promise<void> {
  await transact(ports, enrollment, (draft) =>
    tellTakeOver(draft, told) === undefined ? { result: false } : { write: toChange(draft), result: true },
  );
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
    if (!reps.has(rep) || !waitsForRep(enrollment) || isHandedAlone(live, enrollment)) return;
    open.set(rep, [...(open.get(rep) ?? []), enrollment.id]);
  });
  return open;
}
