import { deputyFor, isAbsent } from '../../workflows/domain/deputy.ts';
import { toChange } from '../../workflows/domain/draft.ts';
import { passTask } from '../../workflows/domain/escalate-task.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Ports } from '../../workflows/ports.ts';
import { transact } from '../shared/transact.ts';

/** Calls before the event do not wait until an absent rep is back: those of today go into his deputy's queue. */
export async function passOn(ports: Ports, live: LiveCampaign, rep: string, calls: readonly Touch[]): Promise<void> {
  const now = ports.clock.now();
  if (now >= live.state.eventStart || !isAbsent(live, rep, now)) return;
  const deputy = deputyFor(live, rep, now);
  if (deputy === undefined) return;
  for (const call of calls) {
    await transact(ports, call.enrollment ?? '', (draft) => {
      if (!passTask(draft, call.id, deputy)) return { result: false };
      return { write: toChange(draft), result: true };
    });
  }
}
