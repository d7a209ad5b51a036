import type { Calendar } from '../../workflows/calendar/calendar.ts';
import type { Ports } from '../../workflows/ports.ts';

/** One rep's day in a campaign. */
export interface RepDay {
  readonly campaign: string;
  readonly rep: string;
  /** Local date of the rep. */
  readonly date: string;
}

/** Sets the timer of one day of one rep; the same day twice is one timer. */
export async function scheduleRepDay(ports: Ports, calendar: Calendar, day: RepDay): Promise<void> {
  const at = startOfWork(calendar, day.date);
  await ports.schedules.create(`rep.${day.campaign}.${day.rep}.${day.date}`, at, { kind: 'rep-day', ...day });
}

const SIX = 6 * 60;

function startOfWork(calendar: Calendar, date: string): number {
  if (!calendar.isBusinessDay(date)) return calendar.instant(date, SIX);
  return calendar.nextOpen(calendar.instant(date, 0));
}
