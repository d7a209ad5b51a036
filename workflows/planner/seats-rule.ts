import { startOfDay } from '../domain/agenda.ts';
import { freeSeats, seatLimit } from '../domain/seats.ts';
import { seatOf } from '../domain/take-seat.ts';
import type { Planned, PlanRule } from './verdict.ts';

/** Nobody is phoned to a room that is full: the call waits a day, and again, until there is a seat. */
export const seatsRule: PlanRule = (planned) => {
  if (!invites(planned) || !isFull(planned)) return undefined;
  const { draft, touch } = planned;
  const calendar = draft.live.setup.calendars.rep(touch.rep ?? touch.receiver);
  const tomorrow = calendar.nextBusinessDay(calendar.localDate(draft.now));
  return { do: 'postpone', until: startOfDay(calendar, calendar.instant(tomorrow, 0)), reason: 'full' };
};

/** A call that asks somebody to come; who holds a seat, or is offered one, is called about that. What was promised is kept. */
function invites({ draft, step, touch }: Planned): boolean {
  const seat = seatOf(draft);
  return touch.kind === 'call' && step.asks === 'response' && !touch.promised && seat !== 'taken' && seat !== 'offered';
}

function isFull({ draft: { live, seats } }: Planned): boolean {
  return seats !== undefined && freeSeats(seats, seatLimit(live)) < 1;
}
