import type { Duration } from '../language/time-values.ts';
import { qualify } from '../plan/qualify.ts';
import { type Condition, isBy, type Value } from '../workflow.ts';
import type { Contact } from './contact.ts';
import type { Enrollment } from './enrollment.ts';
import type { LiveCampaign } from './live-campaign.ts';

/** What a condition or a `by` is looked up in. */
export interface FactContext {
  readonly live: LiveCampaign;
  readonly next: Enrollment;
  readonly contact: Contact;
  readonly now: number;
}

/** Where the contact stands by what he answered and whether he came; `declined` and `silent` also before the event. */
export function groupOf(enrollment: Enrollment): 'came' | 'no-show' | 'declined' | 'silent' {
  const attendance = enrollment.facts.attendance?.value;
  if (attendance === 'attended' || attendance === 'left-early') return 'came';
  const response = enrollment.facts.response?.value;
  if (response === 'accepted') return hadSeat(enrollment) ? 'no-show' : 'declined';
  return response === 'declined' ? 'declined' : 'silent';
}

/** Who never got further than the waiting list did not stay away. */
function hadSeat({ facts }: Enrollment): boolean {
  const seat = facts.seat?.value;
  return seat === undefined || seat === 'taken';
}

/** The value of a fact, kept or derived; undefined where there is none. */
function factValue(name: string, context: FactContext): string | number | undefined {
  const { next } = context;
  switch (name) {
    case 'group':
      return context.live.state.cancelled ? 'cancelled' : groupOf(next);
    case 'declineReason':
      return next.facts.response?.value === 'declined' ? textOf(next.facts.response.data?.reason) : undefined;
    case 'spokenAtEvent':
      return next.facts.spokenAtEvent ? 'yes' : 'no';
    case 'appointment':
      return next.facts.appointment?.value === 'open' ? 'open' : undefined;
    case 'nurtureLeft':
      return context.live.setup.campaign.content.nurture.filter((item) => !next.nurtured.includes(item)).length;
    case 'nurtureRounds':
      return next.nurtureRounds;
    case 'stage':
      return context.contact.stage;
    case 'readiness':
      return textOf(next.facts.qualified?.data?.readiness);
    case 'scoreBand':
      return qualify(context.live.setup.plan, { contact: context.contact, facts: next.facts })?.band;
    default:
      return next.facts[name]?.value;
  }
}

/** Whether a condition holds on the facts as they are now; `is: none` means that there is no such fact. */
export function conditionHolds(condition: Condition, context: FactContext): boolean {
  if (condition.fact === 'silentFor') return isSilentFor(condition.atLeast, context);
  const value = factValue(condition.fact, context);
  if (condition.is !== undefined) return condition.is === 'none' ? value === undefined : value === condition.is;
  if (condition.every !== undefined) return typeof value === 'number' && value > 0 && value % condition.every === 0;
  return typeof value === 'number' && typeof condition.atLeast === 'number' && value >= condition.atLeast;
}

function isSilentFor(atLeast: number | Duration | undefined, context: FactContext): boolean {
  if (typeof atLeast !== 'object') return false;
  const since = context.next.lastSignOfLifeAt ?? context.next.startedAt;
  return context.live.setup.calendars.contact(context.contact).add(since, atLeast, 1) <= context.now;
}

/** Looks a value up by its fact; `none` is the case of a fact that is absent, `default` of all others. */
export function pick<T>(value: Value<T>, context: FactContext): T | undefined {
  if (!isBy(value)) return value;
  const key = factValue(value.by, context);
  return value.cases[key === undefined ? 'none' : String(key)] ?? value.default;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
