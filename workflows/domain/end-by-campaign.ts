import { endEnrollment } from './answer.ts';
import type { Draft } from './draft.ts';
import type { Answer } from './enrollment.ts';

/** A campaign that was stopped is over for everybody. True where the enrollment ended by it. */
export function endedByCampaign(draft: Draft): boolean {
  const { state } = draft.live;
  if (!state.stopped) return false;
  endEnrollment(draft, 'void', 'campaign stopped', draft.next.enteredBy);
  return true;
}

/**
 * With its event the campaign is over, where whoever cancelled it wanted it so: at once for whoever need not be told, for
 * the others when the time of telling them is over. `opening` is the answer a stay is opened on.
 */
export function endedByCancelling(draft: Draft, opening?: Answer): boolean {
  const { next, live } = draft;
  if (live.state.cancelled?.then !== 'stop') return false;
  const isBeingTold = next.facts['event-cancelled'] !== undefined && opening?.by !== 'due';
  if (isBeingTold) return false;
  endEnrollment(draft, 'void', 'event cancelled', next.enteredBy);
  return true;
}
