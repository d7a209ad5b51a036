import type { PlanRule } from './verdict.ts';

const LOOK_AGAIN_MS = 3_600_000;

/** The campaign is over for everybody. */
export const stoppedRule: PlanRule = ({ draft }) =>
  draft.live.state.stopped ? { do: 'skip', reason: 'campaign stopped' } : undefined;

/** While the campaign is paused nothing `normal` leaves; answers and what is urgent do. */
export const pausedRule: PlanRule = ({ draft, touch }) =>
  draft.live.state.paused && touch.urgency === 'normal'
    ? { do: 'postpone', until: draft.now + LOOK_AGAIN_MS, reason: 'paused' }
    : undefined;
