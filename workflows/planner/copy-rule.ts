import type { PlanRule } from './verdict.ts';

const DAY_MS = 86_400_000;

/**
 * What leaves at once and was due a day and more before a restored copy took over may have gone from the original: a
 * person looks at it first, and lets it go on by answering the hold. Everything normal has its turn as after a pause.
 */
export const copyRule: PlanRule = ({ draft, touch }) => {
  const { armed } = draft.live.state;
  const planned = draft.next.touch;
  if (!armed || touch.urgency === 'normal' || planned?.id !== touch.id) return undefined;
  if (planned.at >= armed.at - DAY_MS || draft.next.runStartedAt > armed.at) return undefined;
  return { do: 'hold', reason: 'restored copy', for: draft.live.setup.campaign.managers.marketing };
};
