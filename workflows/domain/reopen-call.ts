import type { WaitingStep } from '../workflow.ts';
import { type Draft, touchOf, writeTouch } from './draft.ts';
import { planTouch } from './new-touch.ts';
import type { Signal } from './signal.ts';

/** A call whose report was taken back: the same try, and the tasks it stands for, whose links lead to it. */
export interface Reopened {
  readonly attempt: number;
  readonly reopens: readonly string[];
  readonly promised?: boolean;
  readonly suffix?: string;
}

/** The task is with its rep again: in a mail of its own, at once, whatever his day's number of calls. */
export function reopenCall(draft: Draft, step: WaitingStep, { attempt, reopens, promised, suffix }: Reopened): void {
  const own = { ...(promised && { promised }), ...(suffix !== undefined && { suffix }) };
  planTouch(draft, step, { attempt, at: draft.now, queued: false, ...own });
  const touch = touchOf(draft);
  if (touch) writeTouch(draft, { ...touch, reopens }, 'absent');
}

/** A report by the link of the task that was taken back is one on the task that stands for it now. */
export function aboutReopened(draft: Draft, signal: Signal): Signal {
  const touch = touchOf(draft);
  if (signal.touch === undefined || !touch?.reopens?.includes(signal.touch)) return signal;
  return { ...signal, touch: touch.id };
}
