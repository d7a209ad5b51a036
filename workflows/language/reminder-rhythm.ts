import { type ResolvedSettings, settingAt } from './settings-schema.ts';

/** How long inviting takes, in business days. */
export interface ReminderRhythm {
  readonly window: number;
  readonly attempts: number;
  readonly spacing: number;
  /** Business days before the event by which the last call is made. */
  readonly margin: number;
}

/** The settings that say how long inviting takes; undefined where the workflow has none, or not in business days. */
export function reminderRhythm(settings: ResolvedSettings): ReminderRhythm | undefined {
  const window = businessDays(settingAt(settings, 'responseWindow'));
  const spacing = businessDays(settingAt(settings, 'callReminder.spacing'));
  const attempts = settingAt(settings, 'callReminder.attempts');
  const until = settingAt(settings, 'callReminder.until');
  if (typeof until !== 'object' || !('base' in until) || until.base !== 'event.start' || until.sign > 0)
    return undefined;
  const margin = until.offset ? businessDays(until.offset) : 0;
  if (window === undefined || spacing === undefined || margin === undefined || typeof attempts !== 'number')
    return undefined;
  return { window, attempts, spacing, margin };
}

function businessDays(value: ReturnType<typeof settingAt>): number | undefined {
  return typeof value === 'object' && 'unit' in value && value.unit === 'business days' ? value.amount : undefined;
}
