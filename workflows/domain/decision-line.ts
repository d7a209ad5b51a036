import { setFact } from './answer.ts';
import { askDecision } from './decision.ts';
import { currentStep, type Draft } from './draft.ts';

/** What a Monday makes of a line: put on the list, already on it, to be decided by the default, or not to be decided any more. */
export type Line = 'asked' | 'on-list' | 'default' | 'none';

/** The rounds of a decision: a difference comes back with the other's reason, silence is reminded once; then it is go-on, never recycle. */
export function lineOf(draft: Draft, list: string, rounds: number): Line {
  const { next } = draft;
  if (next.status === 'ended' || next.phase !== 'waiting' || next.hold || currentStep(draft).do !== 'decide')
    return 'none';
  const asked = next.facts.decision;
  if (asked?.data?.stay !== next.stay) {
    askDecision(draft, list, 1);
    return 'asked';
  }
  if (asked.data.list === list) return 'on-list';
  const round = Number(asked.data.round);
  const bothAnswered = next.facts['decision-marketing'] !== undefined && next.facts['decision-sales'] !== undefined;
  if (bothAnswered) {
    if (round >= rounds) return 'default';
    askDecision(draft, list, round + 1);
    return 'asked';
  }
  if (asked.data.reminded === true) return 'default';
  setFact(draft, 'decision', { ...asked, data: { ...asked.data, list, reminded: true } });
  return 'asked';
}
