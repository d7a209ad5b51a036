import { type Calendar, createCalendar } from '../calendar/calendar.ts';
import { CalendarNeverOpens } from '../calendar/calendar-errors.ts';
import { HOLIDAY_KEYS } from '../calendar/holidays.ts';
import { isZone } from '../calendar/zone.ts';
import type { Campaign } from './campaign-schema.ts';
import type { Plan } from './plan-schema.ts';
import type { Problem, Severity } from './problem.ts';
import type { Rep } from './reps-schema.ts';
import { parseTimeOfDay } from './time-values.ts';
import type { WorkflowSource } from './workflow-schema.ts';
import type { YamlReading } from './yaml-source.ts';

type Locate = YamlReading<unknown>['locate'];

/** Everything a campaign is checked against, read by the caller; what is left out is not looked at. */
export interface CampaignCheck {
  readonly campaign: { readonly file: string; readonly value: Campaign; readonly locate: Locate };
  readonly workflow: WorkflowSource;
  readonly reps?: { readonly file: string; readonly value: readonly Rep[]; readonly locate: Locate };
  readonly plan?: { readonly file: string; readonly value: Plan; readonly locate: Locate };
  /** Epoch milliseconds; dates before it are past. */
  readonly now?: number;
  /** What a date in the past is: an error for a launch, else a warning. */
  readonly past?: Severity;
  /** Every file in the campaign's folder and below, relative to it, with `/`. */
  readonly files?: readonly string[];
  readonly texts?: {
    /** Whether a text exists in a language: the marketer's own, or a built-in one that may stand in for it. */
    readonly has: (language: string, template: string) => boolean;
    /** The contacts' languages, with the lines of the first rows. */
    readonly languages: ReadonlyMap<string, { readonly contacts: number; readonly lines: readonly number[] }>;
  };
}

/** What a rule on the campaign file gets: the check, and a calendar where the file's dates allow one. */
export interface CheckContext {
  readonly check: CampaignCheck;
  readonly campaign: Campaign;
  /** Absent where zone or holidays are unknown, which is a problem of its own. */
  readonly calendar?: Calendar;
  /** Why there is no calendar although zone, holidays and hours are known, e.g. a year without holidays in the table. */
  readonly calendarFault?: string;
  /** A problem of the campaign file at a path of keys. */
  readonly say: (path: readonly string[], message: string, severity?: Severity) => Problem;
}

export type CampaignRule = (context: CheckContext) => readonly Problem[];

/** Prepares what the rules share. */
export function createContext(check: CampaignCheck): CheckContext {
  const { file, value: campaign, locate } = check.campaign;
  return {
    check,
    campaign,
    ...calendarFor(campaign),
    say: (path, message, severity = 'error') => ({ file, ...locate(path), path: path.join('.'), message, severity }),
  };
}

/** The campaign's calendar, tried around its own dates: the tables of zones and holidays end somewhere. */
function calendarFor(campaign: Campaign): Pick<CheckContext, 'calendar' | 'calendarFault'> {
  const { timeZone, calendar, event, launchAt } = campaign;
  if (!isZone(timeZone) || !isHolidayKey(calendar.holidays) || !isEverOpen(campaign)) return {};
  const { hours, holidays, closed } = calendar;
  try {
    const made = createCalendar({ zone: timeZone, hours, holidays, closed, absences: [] });
    for (const local of [launchAt, event?.start, event?.end]) {
      if (local === undefined) continue;
      made.add(instantOf(made, local), { amount: 60, unit: 'business days' }, 1);
      made.add(instantOf(made, local), { amount: 60, unit: 'business days' }, -1);
    }
    return { calendar: made };
  } catch (error) {
    if (error instanceof RangeError || error instanceof CalendarNeverOpens) return { calendarFault: error.message };
    throw error;
  }
}

/** True for a key of the holiday table, or `none`. */
export function isHolidayKey(key: string): boolean {
  return key === 'none' || HOLIDAY_KEYS.includes(key);
}

/** Whether any day of the week has hours. */
export function isEverOpen({ calendar }: Campaign): boolean {
  return Object.values(calendar.hours).some((windows) => windows.length > 0);
}

/** The instant of a local time of the campaign, `2027-03-18T14:00`. */
export function instantOf(calendar: Calendar, local: string): number {
  return calendar.instant(local.slice(0, 10), parseTimeOfDay(local.slice(11)) ?? 0);
}
