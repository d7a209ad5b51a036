import type { Calendar } from '../../workflows/calendar/calendar.ts';
import type { Ports, TimerMessage } from '../../workflows/ports.ts';

/** One rep's day in a campaign. */
export interface RepDay {
  readonly campaign: string;
  readonly rep: string;
  /** Local date of the rep. */
  readonly date: string;
}

interface Timer {
  readonly name: string;
  readonly at: number;
  readonly message: TimerMessage;
}

/** At the start of the rep's hours, or on days he does not work before anybody starts, for what must be escalated or passed on. */
export function repDayTimer(calendar: Calendar, day: RepDay): Timer {
  const name = `rep.${day.campaign}.${day.rep}.${day.date}`;
  return { name, at: startOfWork(calendar, day.date), message: { kind: 'rep-day', ...day } };
}

/** Sets the timer of one day of one rep; the same day twice is one timer. */
export async function scheduleRepDay(ports: Ports, calendar: Calendar, day: RepDay): Promise<void> {
  const { name, at, message } = repDayTimer(calendar, day);
  await ports.schedules.create(name, at, message);
}

/** The same day once more, at the launch. */
export async function scheduleAtLaunch(ports: Ports, day: RepDay, launchedAt: number): Promise<void> {
  const name = `rep.${day.campaign}.${day.rep}.${day.date}.launch`;
  await ports.schedules.create(name, launchedAt, { kind: 'rep-day', ...day });
}

export function dayAfter(calendar: Calendar, day: RepDay): RepDay {
  return { ...day, date: calendar.localDate(calendar.instant(day.date, 0) + 36 * 3_600_000) };
}

/** Claimed when a day is through: it is never drawn again, whatever else brings it. */
export function throughKey({ campaign, rep, date }: RepDay): string {
  return `rep-day.${campaign}.${rep}.${date}`;
}

const SIX = 6 * 60;

function startOfWork(calendar: Calendar, date: string): number {
  if (!calendar.isBusinessDay(date)) return calendar.instant(date, SIX);
  return calendar.nextOpen(calendar.instant(date, 0));
}
