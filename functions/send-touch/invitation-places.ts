import type { InvitationDay } from '../../workflows/domain/invitation-place.ts';
import type { Store } from '../../workflows/ports.ts';

/**
 * The invitations that go in a rep's name on one day, over all campaigns, as numbered places: whoever sends one claims a
 * place in the same transaction. Taken from 1 on without a gap; what is known of them is remembered, and a wrong guess only
 * costs a try.
 */
export interface InvitationPlaces {
  /** Key of the next place to try; undefined when the day is full. */
  next(day: InvitationDay): string | undefined;
  /** What came of it: ours now, or somebody else's, who may have taken more since. */
  tried(place: string, isOurs: boolean): Promise<void>;
}

/** About 100 KB: some weeks of a hundred reps. */
const MAX_DAYS = 1_000;

interface Day {
  readonly prefix: string;
  readonly places: number;
  next: number;
}

export function createInvitationPlaces(store: Pick<Store, 'claim'>): InvitationPlaces {
  const days = new Map<string, Day>();
  const dayOf = ({ rep, date, places }: InvitationDay): Day => {
    const prefix = `invites.${rep}.${date}.`;
    const day = { prefix, places, next: days.get(prefix)?.next ?? 1 };
    if (!days.has(prefix) && days.size >= MAX_DAYS) days.clear();
    days.set(prefix, day);
    return day;
  };
  return {
    next: (asked) => {
      const { prefix, next, places } = dayOf(asked);
      return next > places ? undefined : `${prefix}${next}`;
    },
    tried: async (place, isOurs) => {
      const end = place.lastIndexOf('.') + 1;
      const day = days.get(place.slice(0, end));
      if (!day) return;
      const tried = Number(place.slice(end));
      const free = isOurs ? tried + 1 : await firstFree(store, day, tried + 1);
      day.next = Math.max(day.next, free);
    },
  };
}

/** The first place from `low` on that nobody has, by halving: one above the last where all are taken. */
async function firstFree(store: Pick<Store, 'claim'>, { prefix, places }: Day, low: number): Promise<number> {
  let [from, to] = [low, places + 1];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (await store.claim(`${prefix}${middle}`)) from = middle + 1;
    else to = middle;
  }
  return from;
}
