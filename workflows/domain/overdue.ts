import { planTouchNow } from '../planner/plan-touch.ts';
import { receiverCalendar, sendAt } from './agenda.ts';
import { createDraft, currentStep, type Situation } from './draft.ts';
import { isOverdue } from './pause.ts';

/** What becomes of an enrollment's mail when its campaign goes on after a pause. */
export type AfterPause =
  | { readonly is: 'overdue'; readonly planned: number }
  /** Due within the last business day: goes at once. */
  | { readonly is: 'due' }
  | { readonly is: 'lost'; readonly reason: string }
  | { readonly is: 'ahead' };

/** Looks at the planned mail of an open stay as things are now; undefined where no mail is planned or a person is waited for. */
export function afterPauseOf(situation: Situation): AfterPause | undefined {
  const { enrollment, touch, now, live } = situation;
  if (enrollment.phase !== 'waiting' || enrollment.hold || touch?.status !== 'planned') return undefined;
  const draft = createDraft(situation);
  const step = currentStep(draft);
  if (step.do !== 'email' || step.urgency !== 'normal' || enrollment.touch?.id !== touch.id) return undefined;
  const { resumed: _resumed, paused: _paused, ...state } = live.state;
  const running = { ...draft, live: { ...live, state } };
  const planned = sendAt(step, running);
  if (planned > now) return { is: 'ahead' };
  const verdict = planTouchNow({ draft: running, step, touch });
  if (verdict?.do === 'skip') return { is: 'lost', reason: verdict.reason };
  return isOverdue(now, planned, receiverCalendar(step, draft)) ? { is: 'overdue', planned } : { is: 'due' };
}
