import { groupOf } from '../domain/facts.ts';
import { reachesContact, spentOf } from '../domain/recent.ts';
import type { Planned, PlanRule } from './verdict.ts';

/** A customer is a guest: asked whether he comes, told what he needs to know, thanked when he came; never chased. */
export const guestRule: PlanRule = (planned) => {
  const { draft, touch } = planned;
  if (!draft.next.guest || !reachesContact(touch) || touch.promised) return undefined;
  return isWelcome(planned) ? undefined : { do: 'skip', reason: 'guest', usedUp: true };
};

function isWelcome({ draft, step, touch }: Planned): boolean {
  if (touch.kind === 'call') return touch.urgency !== 'normal';
  if (touch.mailKind !== 'marketing' || step.asks === 'response') return true;
  return groupOf(draft.next) === 'came' && (spentOf(draft).told ?? 0) === 0;
}
