import type { Moment } from '../../workflows/domain/campaign-agenda.ts';
import { type Side, saidBy } from '../../workflows/domain/decision.ts';
import { type DecisionList, type Line, lineOf } from '../../workflows/domain/decision-line.ts';
import { type Draft, toChange } from '../../workflows/domain/draft.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { receive } from '../../workflows/domain/receive.ts';
import type { Ports } from '../../workflows/ports.ts';
import { eachEnrollment } from '../shared/each-enrollment.ts';
import { planList } from '../shared/plan-list.ts';
import { type Decided, transact } from '../shared/transact.ts';
import { isLoneHandOff, listLoneHandOffs } from './list-lone-hand-offs.ts';
import { weeklyReport } from './weekly-report.ts';

/**
 * Monday's list: whoever waits for the joint decision is put on it, lines on which the sides differ come back or go to
 * who breaks ties, silence is reminded once and then means go-on. Returns true when no enrollment of the campaign is open
 * any more.
 */
export async function askDecisions(ports: Ports, live: LiveCampaign, moment: Moment): Promise<boolean> {
  const list = { name: `${moment.name}.${live.state.id}`, at: moment.at };
  const { steps } = live.setup.workflow;
  const lines: Enrollment[] = [];
  const alone: Enrollment[] = [];
  const week = weeklyReport(ports, live, moment);
  let open = 0;
  await eachEnrollment(ports, live.state.id, (enrollment) => {
    week.see(enrollment);
    if (isLoneHandOff(live, enrollment)) alone.push(enrollment);
    if (enrollment.status === 'ended') return;
    open += 1;
    if (enrollment.phase === 'waiting' && steps[enrollment.step]?.do === 'decide' && !enrollment.hold)
      lines.push(enrollment);
  });
  const asked = new Set<Side | 'tie-break'>();
  for (const enrollment of lines) for (const side of await askOne(ports, live, enrollment, list)) asked.add(side);
  await mailManagers(ports, live, list.name, asked);
  await listLoneHandOffs(ports, live, moment, alone);
  await week.close(open);
  return open === 0;
}

const SIDES = ['marketing', 'sales'] as const;

/** Who has to answer the line; what nobody answered is decided in the transaction that found it so. */
async function askOne(
  ports: Ports,
  live: LiveCampaign,
  { id }: Enrollment,
  list: DecisionList,
): Promise<readonly (Side | 'tie-break')[]> {
  const { rounds } = live.setup.campaign.decisions;
  const line = await transact<Line>(ports, id, (draft) => {
    const result = lineOf(draft, list, rounds);
    if (result === 'default') return goOn(draft, list);
    // Made again by a worker that comes second, the list changes nothing.
    return draft.next.facts === draft.from.enrollment.facts ? { result } : { write: toChange(draft), result };
  });
  if (line.status !== 'done') return [];
  if (line.result === 'tie-break') return ['tie-break'];
  const stands = line.result === 'asked' || line.result === 'on-list';
  return stands ? SIDES.filter((side) => saidBy(line.enrollment, side) === undefined) : [];
}

function goOn(draft: Draft, list: DecisionList): Decided<Line> {
  const { id, stay, touch } = draft.from.enrollment;
  const key = `${id}.${stay}.default.${list.name}`;
  const result = receive(draft, {
    key,
    signal: 'go-on',
    enrollment: id,
    by: 'campaign',
    occurredAt: draft.now,
    ...(touch && { touch: touch.id }),
  });
  return { write: { ...toChange(draft), claim: { key, result } }, result: 'default' };
}

/** Who has a line to answer gets the list; one begun by a worker that died goes out, whatever was answered meanwhile. */
async function mailManagers(ports: Ports, live: LiveCampaign, list: string, asked: ReadonlySet<string>): Promise<void> {
  const { marketing, sales, tieBreak } = live.setup.campaign.managers;
  for (const [side, receiver] of Object.entries({ marketing, sales, 'tie-break': tieBreak })) {
    const id = `${list}.${side}`;
    if (receiver === undefined || !(asked.has(side) || (await ports.store.touch(id)))) continue;
    await planList(ports, live, { id, to: 'manager', receiver, template: 'decision' });
  }
}
