import { withStandIn } from '../domain/cannot-wait.ts';
import { isAbsent } from '../domain/deputy.ts';
import type { PlanRule } from './verdict.ts';

/** Nothing is mailed to an absent rep: what his deputy does not take waits until he is back. */
export const absenceRule: PlanRule = ({ draft, touch }) => {
  const { rep } = touch;
  if (touch.to !== 'rep' || rep === undefined || !isAbsent(draft.live, rep, draft.now)) return undefined;
  if (withStandIn(draft, touch) !== touch) return undefined;
  return { do: 'postpone', until: draft.live.setup.calendars.rep(rep).nextOpen(draft.now), reason: 'absent' };
};
