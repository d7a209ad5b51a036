import type { Moment } from '../../workflows/domain/campaign-agenda.ts';
import { lineOf } from '../../workflows/domain/decision-line.ts';
import { toChange } from '../../workflows/domain/draft.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Ports } from '../../workflows/ports.ts';
import { eachEnrollment } from '../shared/each-enrollment.ts';
import { planList } from '../shared/plan-list.ts';
import { receiveSignal } from '../shared/receive-signal.ts';
import { transact } from '../shared/transact.ts';

/**
 * Monday's list: whoever waits for the joint decision is put on it, lines on which the sides differ come back, silence
 * is reminded once and then means go-on. Returns true when no enrollment of the campaign is open any more.
 */
export async function askDecisions(ports: Ports, live: LiveCampaign, moment: Moment): Promise<boolean> {
  const list = `${moment.name}.${live.state.id}`;
  const { steps } = live.setup.workflow;
  const lines: Enrollment[] = [];
  let open = 0;
  await eachEnrollment(ports, live.state.id, (enrollment) => {
    if (enrollment.status === 'ended') return;
    open += 1;
    if (enrollment.phase === 'waiting' && steps[enrollment.step]?.do === 'decide' && !enrollment.hold)
      lines.push(enrollment);
  });
  let asked = false;
  for (const enrollment of lines) asked = (await askOne(ports, live, enrollment, list)) || asked;
  // A list begun by a worker that died goes out even where its lines were answered meanwhile.
  if (asked || (await ports.store.touch(`${list}.marketing`))) await mailManagers(ports, live, list);
  return open === 0;
}

/** True when the line stands on this list. */
async function askOne(ports: Ports, live: LiveCampaign, enrollment: Enrollment, list: string): Promise<boolean> {
  const { rounds } = live.setup.campaign.decisions;
  const line = await transact(ports, enrollment.id, (draft) => {
    const result = lineOf(draft, list, rounds);
    return result === 'asked' ? { write: toChange(draft), result } : { result };
  });
  if (line.status !== 'done') return false;
  if (line.result !== 'default') return line.result === 'asked' || line.result === 'on-list';
  const { id, touch } = line.enrollment;
  await receiveSignal(ports)({
    key: `${id}.${line.enrollment.stay}.default.${list}`,
    signal: 'go-on',
    enrollment: id,
    by: 'campaign',
    occurredAt: ports.clock.now(),
    ...(touch && { touch: touch.id }),
  });
  return false;
}

async function mailManagers(ports: Ports, live: LiveCampaign, list: string): Promise<void> {
  const { managers } = live.setup.campaign;
  for (const side of ['marketing', 'sales'] as const) {
    await planList(ports, live, {
      id: `${list}.${side}`,
      to: 'manager',
      receiver: managers[side],
      template: 'decision',
    });
  }
}
