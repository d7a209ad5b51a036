import type { AgendaItem } from './agenda.ts';
import type { Draft } from './draft.ts';
import { CHECK_MARGIN_MS } from './enrollment.ts';

/** Gives the waiting enrollment its one timer; the same time again is no new timer. Whole seconds, rounded up: Scheduler has no finer ones. */
export function setTimer(draft: Draft, item: AgendaItem): void {
  const { next } = draft;
  const at = Math.ceil(item.at / 1000) * 1000;
  const why = item.what === 'due' || item.what === 'undone' ? 'due' : 'send';
  if (next.timer?.at === at && next.timer.why === why) {
    next.checkAt = at + CHECK_MARGIN_MS;
    return;
  }
  next.rev += 1;
  next.timer = { at, rev: next.rev, why };
  next.checkAt = at + CHECK_MARGIN_MS;
}
