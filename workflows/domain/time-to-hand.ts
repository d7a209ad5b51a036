import type { Draft } from './draft.ts';

/**
 * Whether an unreported task is taken from its rep for his deputy now. On a day on which the deputy does not work (a
 * weekend, a holiday of his country) it stays with the rep, who may still report it; unless its time would be over
 * before the deputy is there again.
 */
export function isTimeToHand({ live, now, next }: Draft, deputy: string): boolean {
  const calendar = live.setup.calendars.rep(deputy);
  const opens = calendar.nextOpen(now);
  if (calendar.localDate(opens) === calendar.localDate(now)) return true;
  return next.timer !== undefined && next.timer.at <= opens;
}
