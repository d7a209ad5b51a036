import type { PlanRule } from './verdict.ts';

const FOUR_HOURS_MS = 4 * 3_600_000;

/** Who has just fetched something reads it first: no call within four hours, unless it was promised. */
export const downloadRule: PlanRule = ({ draft, touch }) => {
  const { downloaded } = draft.next.facts;
  if (touch.kind !== 'call' || touch.promised || downloaded === undefined) return undefined;
  const until = downloaded.occurredAt + FOUR_HOURS_MS;
  return draft.now < until ? { do: 'postpone', until, reason: 'just downloaded' } : undefined;
};
