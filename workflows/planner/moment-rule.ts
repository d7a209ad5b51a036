import { momentOf } from '../domain/agenda.ts';
import { conditionHolds } from '../domain/facts.ts';
import type { PlanRule } from './verdict.ts';

/** Past its last moment, or its condition does not hold any more. What was promised goes all the same. */
export const momentRule: PlanRule = ({ draft, step, touch }) => {
  if (touch.promised) return undefined;
  const until = momentOf(step.until, step, draft);
  if (until !== undefined && draft.now > until) return { do: 'skip', reason: 'too-late' };
  if (step.if && !conditionHolds(step.if, draft)) return { do: 'skip', reason: 'condition' };
  return undefined;
};
