import type { WaitingStep } from '../workflow.ts';
import { nextOnAgenda } from './agenda.ts';
import { hold } from './answer.ts';
import type { Draft } from './draft.ts';
import { setTimer } from './set-timer.ts';

const PLAN_FAULTS = ['MissingAnchor', 'MissingValue', 'CalendarNeverOpens'];

/** Gives the open stay the timer of what its agenda says now. */
export function retime(draft: Draft, step: WaitingStep): void {
  guardPlan(draft, () => setTimer(draft, nextOnAgenda(step, draft)));
}

/** A date or value that is missing holds the enrollment for an operator: nothing is sent "now" for want of a date. */
export function guardPlan(draft: Draft, plan: () => void): void {
  try {
    plan();
  } catch (fault) {
    if (!(fault instanceof Error) || !PLAN_FAULTS.includes(fault.name)) throw fault;
    draft.next.timer = undefined;
    hold(draft, { reason: 'missing-date', for: 'operator', scope: 'stay' }, draft.next.enteredBy);
  }
}
