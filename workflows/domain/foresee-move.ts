import type { CampaignState } from './campaign-state.ts';
import type { Situation } from './draft.ts';
import type { Enrollment } from './enrollment.ts';
import { type Foreseen, forecast } from './forecast.ts';

/** Where a contact stands towards an event that is moved or cancelled (seminar rule 15). */
type EventGroup = 'accepted' | 'waiting' | 'tentative' | 'declined-date' | 'declined' | 'silent';

/** One contact's share of a plan. */
export interface ForeseenMove {
  readonly enrollment: string;
  readonly group: EventGroup;
  readonly guests: number;
  /** Waits for a person: nothing goes before he is let go on. */
  readonly isHeld: boolean;
  /** What goes that would not have gone, in order. */
  readonly added: readonly Foreseen[];
  /** What would have gone and does not. */
  readonly dropped: readonly Foreseen[];
}

function eventGroupOf({ facts }: Enrollment): EventGroup {
  switch (facts.response?.value) {
    case 'accepted':
      return facts.seat?.value === 'waiting' ? 'waiting' : 'accepted';
    case 'tentative':
      return 'tentative';
    case 'declined':
      return facts.response.data?.reason === 'date' ? 'declined-date' : 'declined';
    default:
      return 'silent';
  }
}

/**
 * What another state of the campaign changes for one contact up to the event, if nobody says anything: his story as it
 * would go on, against his story with the change.
 */
export function foreseeMove(situation: Situation, next: CampaignState): ForeseenMove {
  const { enrollment, live } = situation;
  const until = Math.max(live.state.eventStart, next.eventStart) - 1;
  const before = forecast(situation, Math.min(until, live.state.eventStart - 1));
  const after = forecast({ ...situation, live: { ...live, state: next } }, until, true);
  const guests = enrollment.facts.response?.data?.guests;
  return {
    enrollment: enrollment.id,
    group: eventGroupOf(enrollment),
    guests: typeof guests === 'number' ? guests : 0,
    isHeld: enrollment.hold !== undefined,
    added: without(after, before),
    dropped: without(before, after),
  };
}

function without(foreseen: readonly Foreseen[], others: readonly Foreseen[]): readonly Foreseen[] {
  const known = new Set(others.map(keyOf));
  return foreseen.filter((one) => !known.has(keyOf(one)));
}

/** The minute counts: whoever is woken for a change is woken some seconds after it. */
function keyOf({ at, kind, template, rep }: Foreseen): string {
  return `${Math.floor(at / 60_000)} ${kind} ${template} ${rep ?? ''}`;
}
