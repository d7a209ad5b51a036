import type { Calendar } from '../calendar/calendar.ts';
import type { CampaignState, Slot } from './campaign-state.ts';

const LOOK_MS = 14 * 86_400_000;

/** When a `normal` mail wants to go while the campaign is paused: never now. Its stay is looked at now and then; resuming wakes it. */
export function afterPause(state: CampaignState, planned: number, now: number): number {
  if (!state.paused || planned > now) return planned;
  return planned + Math.ceil((now - planned + 1) / LOOK_MS) * LOOK_MS;
}

const ONE_DAY = { amount: 1, unit: 'business days' } as const;

/** Overdue by more than one business day when the campaign was resumed: it is re-timed instead of leaving with all others. */
export function isOverdue(resumedAt: number, planned: number, calendar: Calendar): boolean {
  return planned < resumedAt && calendar.add(planned, ONE_DAY, 1) < resumedAt;
}

/** Not before this: the hour in which what is overdue since a pause has its turn. */
export function slotOf({ resumed }: CampaignState, planned: number, id: string, calendar: Calendar): number {
  if (!resumed || !isOverdue(resumed.at, planned, calendar)) return planned;
  let slot = resumed.at;
  for (const { at, from, id: first } of resumed.slots) {
    if (from > planned || (from === planned && first > id)) break;
    slot = at;
  }
  return Math.max(planned, slot);
}

interface Overdue {
  readonly planned: number;
  readonly id: string;
}

const HOUR_MS = 3_600_000;
/** What stands on the campaign's item stays small; with more the hours get fuller. */
const MAX_SLOTS = 1_000;

/** Gives what is overdue its hours, in the order in which it should have gone: at most so many an hour. */
export function paceOverdue(overdue: readonly Overdue[], resumedAt: number, perHour: number): readonly Slot[] {
  const size = Math.max(perHour, Math.ceil(overdue.length / MAX_SLOTS));
  const ordered = overdue.toSorted((left, right) => left.planned - right.planned || (left.id < right.id ? -1 : 1));
  const firsts = ordered.filter((_, index) => index % size === 0);
  return firsts.map(({ planned, id }, hour) => ({ at: resumedAt + hour * HOUR_MS, from: planned, id }));
}
