import { endEnrollment } from './answer.ts';
import type { Draft } from './draft.ts';

/** A campaign that was stopped is over for everybody. True where the enrollment ended by it. */
export function endedByCampaign(draft: Draft): boolean {
  const { state } = draft.live;
  if (!state.stopped) return false;
  endEnrollment(draft, 'void', 'campaign stopped', draft.next.enteredBy);
  return true;
}
