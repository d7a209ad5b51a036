import type { PlanRule } from './verdict.ts';

/** A contact who has written back is answered first: no marketing and no call before that. What was promised is kept. */
export const replyRule: PlanRule = ({ draft, touch }) => {
  const { reply } = draft.next;
  if (!reply || draft.now >= reply.until || touch.promised || touch.urgency !== 'normal') return undefined;
  const isOfSequence = touch.kind === 'call' || (touch.kind === 'mail' && touch.mailKind === 'marketing');
  return isOfSequence ? { do: 'postpone', until: reply.until, reason: 'reply' } : undefined;
};
