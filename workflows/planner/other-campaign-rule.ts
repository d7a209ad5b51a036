import { isPausedForOther } from '../domain/joined.ts';
import { reachesContact } from '../domain/recent.ts';
import type { PlanRule } from './verdict.ts';

const LOOK_AGAIN_MS = 86_400_000;

/** Nurture pauses while another campaign has the contact, and goes on when that one ends; what was promised is kept. */
export const otherCampaignRule: PlanRule = ({ draft, touch }) =>
  reachesContact(touch) && !touch.promised && touch.urgency === 'normal' && isPausedForOther(draft)
    ? { do: 'postpone', until: draft.now + LOOK_AGAIN_MS, reason: 'other-campaign' }
    : undefined;
