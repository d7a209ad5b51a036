import type { Duration } from '../language/time-values.ts';
import { setFact } from './answer.ts';
import { askDecision, saidBy } from './decision.ts';
import { currentStep, type Draft } from './draft.ts';
import type { Fact } from './enrollment.ts';

/**
 * What a Monday makes of a line: put on the list, already on it, put before who breaks the tie, waiting for its time, to
 * be decided by the default, or not to be decided any more.
 */
export type Line = 'asked' | 'on-list' | 'tie-break' | 'waiting' | 'default' | 'none';

/** Monday's list: its name, and the moment it is for, whenever the clock fires. */
export interface DecisionList {
  readonly name: string;
  readonly at: number;
}

/**
 * The rounds of a decision: a difference comes back with the other's reason, and after the last round who breaks ties is
 * asked; silence is reminded once. What nobody answers is go-on, never recycle.
 */
export function lineOf(draft: Draft, list: DecisionList, rounds: number): Line {
  const { next } = draft;
  if (next.status === 'ended' || next.phase !== 'waiting' || next.hold || currentStep(draft).do !== 'decide')
    return 'none';
  const asked = next.facts.decision;
  if (asked?.data?.stay !== next.stay) {
    askDecision(draft, list, 1);
    return 'asked';
  }
  if (asked.data.list === list.name) return asked.data.tieBreak === true ? 'tie-break' : 'on-list';
  if (asked.data.tieBreak === true) return isOver(draft, asked, list) ? 'default' : 'waiting';
  const [marketing, sales] = [saidBy(next, 'marketing'), saidBy(next, 'sales')];
  if (marketing && sales) return differ(draft, asked, list, rounds);
  if (!isOver(draft, asked, list)) return 'waiting';
  if (asked.data.reminded === true) return 'default';
  setFact(draft, 'decision', { ...asked, data: { ...asked.data, list: list.name, listAt: list.at, reminded: true } });
  return 'asked';
}

function differ(draft: Draft, asked: Fact, list: DecisionList, rounds: number): Line {
  const round = Number(asked.data?.round);
  if (round < rounds) {
    askDecision(draft, list, round + 1);
    return 'asked';
  }
  if (draft.live.setup.campaign.managers.tieBreak === undefined) return 'default';
  setFact(draft, 'decision', { ...asked, data: { ...asked.data, list: list.name, listAt: list.at, tieBreak: true } });
  return 'tie-break';
}

const DAY_MS = 86_400_000;
const WEEK_OF: Partial<Record<Duration['unit'], number>> = { 'business days': 7 / 5, weeks: 7, months: 30 };
/** As far as holidays move a list day. */
const SHIFT_MS = 3 * DAY_MS;

/**
 * Whether the time to answer is over. Five business days are a week, whatever holidays are in it: else a holiday would put
 * every answer off until the list after the next.
 */
function isOver({ live }: Draft, asked: Fact, list: DecisionList): boolean {
  const { amount, unit } = live.setup.campaign.decisions.answerWithin;
  const within = amount * (WEEK_OF[unit] ?? 1) * DAY_MS;
  // Lists of an earlier release have no moment of their own: then the line was asked at that of its list.
  return list.at - Number(asked.data?.listAt ?? asked.occurredAt) >= within - SHIFT_MS;
}
