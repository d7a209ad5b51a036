import { attemptsAreSpent, reachesContact, spentOf } from '../domain/recent.ts';
import type { Planned, PlanRule, Verdict } from './verdict.ts';

const SPENT: Verdict = { do: 'skip', reason: 'budget', usedUp: true };

/**
 * What one contact may be asked to bear from the invitation to the first joint decision: what is above it is not made,
 * whatever a step would still allow itself. Answers to what he did are never refused, a promised call is kept.
 */
export const budgetRule: PlanRule = (planned) => {
  const { draft, touch } = planned;
  if (!reachesContact(touch) || touch.promised || touch.urgency === 'answer') return undefined;
  if (touch.kind === 'call') return touch.urgency === 'normal' && attemptsAreSpent(draft) ? SPENT : undefined;
  return mailsAreSpent(planned) ? SPENT : undefined;
};

/** Content that is sent in nurture has a rhythm and an end of its own; so has what comes after the first decision. */
function mailsAreSpent({ draft, step, touch }: Planned): boolean {
  if (step.rotate || draft.next.facts.decided !== undefined) return false;
  const { budget } = draft.live.setup.campaign.limits;
  const { marketing, service } = spentOf(draft);
  if (touch.mailKind === 'marketing') return marketing >= budget.marketingMails;
  return service >= budget.serviceMails * (1 + draft.live.state.eventRevision);
}
