import { planTouchNow } from '../planner/plan-touch.ts';
import { type Draft, emit, writeTouch } from './draft.ts';
import { isStopped } from './enrollment.ts';
import { contentStep, isStillAwaited, lastMoment } from './meanwhile.ts';
import type { SendResult } from './send-stay.ts';
import type { Touch } from './touch.ts';

/** At the claim: only while the same call is still to come, and as far as everybody's rules let it. */
export function planMeanwhileSend(draft: Draft, touch: Touch): SendResult {
  if (touch.status !== 'planned') return 'stop';
  const step = contentStep(draft);
  if (!step || !isStillAwaited(draft, touch)) return skip(draft, touch, 'answered');
  if (isStopped(draft.next)) return skip(draft, touch, 'held');
  const verdict = planTouchNow({ draft, step, touch });
  if (verdict?.do === 'skip' || verdict?.do === 'hold') return skip(draft, touch, verdict.reason);
  const calendar = draft.live.setup.calendars.contact(draft.contact);
  const at = calendar.nextOpen(verdict?.until ?? draft.now);
  if (at <= draft.now) return 'claim';
  if (at > lastMoment(draft)) return skip(draft, touch, 'too-late');
  writeTouch(draft, { ...touch, notBefore: at }, 'planned');
  return 'changed';
}

function skip(draft: Draft, touch: Touch, reason: string): SendResult {
  const { id, template, step, stay, cause } = touch;
  writeTouch(draft, { ...touch, status: 'skipped', reason }, 'planned');
  emit(draft, 'MailSkipped', { touch: id, template, reason }, { step, stay, cause });
  return 'changed';
}
