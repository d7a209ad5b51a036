import type { Calendar } from '../../workflows/calendar/calendar.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Ports } from '../../workflows/ports.ts';
import { hasReported } from '../shared/note-report.ts';
import type { RepDay } from './rep-day.ts';

const SILENT_DAYS = 2;

/**
 * Whether a rep with open tasks has said nothing at all for two of his working days, and today is the first on which
 * that is so: then his manager is asked what is the matter.
 */
export async function hasFallenSilent(
  ports: Ports,
  calendar: Calendar,
  { rep, date }: RepDay,
  open: readonly Touch[],
): Promise<boolean> {
  if (open.length === 0 || !calendar.isBusinessDay(date)) return false;
  const oldest = calendar.localDate(Math.min(...open.map(({ sentAt }) => sentAt ?? 0)));
  const [before, ...days] = daysBefore(calendar, date, SILENT_DAYS + 1);
  if (before === undefined || days.length < SILENT_DAYS || oldest > (days[0] ?? '')) return false;
  for (const day of days) if (await hasReported(ports, { rep, date: day })) return false;
  return oldest > before || (await hasReported(ports, { rep, date: before }));
}

/** The last working days before a date, oldest first. */
function daysBefore(calendar: Calendar, date: string, count: number): readonly string[] {
  const noon = calendar.instant(date, 720);
  const days = Array.from({ length: count }, (_, index) => ({ amount: count - index, unit: 'business days' as const }));
  return days.map((back) => calendar.localDate(calendar.add(noon, back, -1)));
}
