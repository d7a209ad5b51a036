import type { Moment } from '../../workflows/domain/campaign-agenda.ts';
import { presentFor } from '../../workflows/domain/deputy.ts';
import { type Draft, toChange } from '../../workflows/domain/draft.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { isHandedAlone, type LoneLine, loneLineOf } from '../../workflows/domain/hand-off-again.ts';
import { listedBy } from '../../workflows/domain/hand-off-list.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { receive } from '../../workflows/domain/receive.ts';
import type { Ports } from '../../workflows/ports.ts';
import { planList } from '../shared/plan-list.ts';
import { type Decided, transact } from '../shared/transact.ts';

/** Why a line counts as taken over though its rep said nothing of it. */
const NO_ANSWER = 'no answer';

/**
 * Who was handed over alone stands in his rep's mail every Monday until it is answered, and counts as taken over after
 * twice the time to answer. With the rep away his deputy gets it; with nobody there it waits.
 */
export async function listLoneHandOffs(
  ports: Ports,
  live: LiveCampaign,
  moment: Moment,
  waiting: readonly Enrollment[],
): Promise<void> {
  const mails = new Map<string, string>();
  for (const enrollment of waiting) {
    const rep = listedBy(live, enrollment);
    const receiver = presentFor(live, rep, ports.clock.now());
    if (receiver !== undefined && (await listOne(ports, enrollment, moment)) === 'listed') mails.set(rep, receiver);
  }
  for (const [rep, receiver] of mails) {
    const id = `${moment.name}.${live.state.id}.hand-off.${rep}`;
    await planList(ports, live, { id, to: 'rep', receiver, template: 'hand-off', rep, reason: 'again' });
  }
}

/** Whether Monday's mail may speak of it. */
export function isLoneHandOff(live: LiveCampaign, enrollment: Enrollment): boolean {
  return enrollment.status === 'open' && isHandedAlone(live, enrollment);
}

/** What nobody answered is taken over in the transaction that finds it so. */
async function listOne(ports: Ports, { id }: Enrollment, moment: Moment): Promise<LoneLine> {
  const listed = await transact<LoneLine>(ports, id, (draft) => {
    const result = loneLineOf(draft, moment.at);
    if (result === 'default') return takeOver(draft, moment);
    return draft.next.facts === draft.from.enrollment.facts ? { result } : { write: toChange(draft), result };
  });
  return listed.status === 'done' ? listed.result : 'none';
}

function takeOver(draft: Draft, moment: Moment): Decided<LoneLine> {
  const { id, stay } = draft.from.enrollment;
  const key = `${id}.${stay}.hand-off-default.${moment.name}`;
  const data = { reason: NO_ANSWER };
  const result = receive(draft, {
    key,
    signal: 'taken-over',
    enrollment: id,
    by: 'campaign',
    occurredAt: draft.now,
    data,
  });
  return { write: { ...toChange(draft), claim: { key, result } }, result: 'default' };
}
