import { parseDuration } from '../language/time-values.ts';
import type { Draft } from './draft.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** When it will matter to the contact, as he said: `2027-09-01` or `3 months`. Nothing reaches him for it before. */
export function noteTiming(draft: Draft, timing: unknown): void {
  if (typeof timing !== 'string') return;
  const calendar = draft.live.setup.calendars.contact(draft.contact);
  const duration = parseDuration(timing.trim());
  const isDate = DATE.test(timing.trim()) && !Number.isNaN(Date.parse(timing.trim()));
  const at = isDate ? calendar.instant(timing.trim(), 0) : duration && calendar.add(draft.now, duration, 1);
  if (at !== undefined && at > draft.next.paceFrom) draft.next.paceFrom = at;
}
