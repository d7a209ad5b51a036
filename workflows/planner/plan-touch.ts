import { absenceRule } from './absence-rule.ts';
import { budgetRule } from './budget-rule.ts';
import { pausedRule, stoppedRule } from './campaign-rules.ts';
import { capsRule } from './caps-rule.ts';
import { contentRule } from './content-rule.ts';
import { copyRule } from './copy-rule.ts';
import { downloadRule } from './download-rule.ts';
import { filesRule } from './files-rule.ts';
import { guestRule } from './guest-rule.ts';
import { momentRule } from './moment-rule.ts';
import { organisationRule } from './organisation-rule.ts';
import { otherCampaignRule } from './other-campaign-rule.ts';
import { outOfOfficeRule } from './out-of-office-rule.ts';
import { permissionRule } from './permission-rule.ts';
import { replyRule } from './reply-rule.ts';
import { seatsRule } from './seats-rule.ts';
import type { Planned, PlanRule, Verdict } from './verdict.ts';

/** In the order in which they are asked: what is over or forbidden first, what only has to wait last. */
const RULES: readonly PlanRule[] = [
  momentRule,
  permissionRule,
  stoppedRule,
  pausedRule,
  copyRule,
  filesRule,
  contentRule,
  organisationRule,
  guestRule,
  otherCampaignRule,
  replyRule,
  outOfOfficeRule,
  absenceRule,
  seatsRule,
  budgetRule,
  capsRule,
  downloadRule,
];

/** May this touch go, now, as things are? Asked when it is drawn or sent and so again at each claim; undefined = yes. */
export function planTouchNow(planned: Planned): Verdict | undefined {
  for (const rule of RULES) {
    const verdict = rule(planned);
    if (verdict) return verdict;
  }
  return undefined;
}
