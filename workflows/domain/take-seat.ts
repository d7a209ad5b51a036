import { setFact } from './answer.ts';
import { type Draft, emit } from './draft.ts';
import type { SignalData } from './enrollment.ts';
import {
  findClaim,
  freeSeats,
  lastOfferAt,
  mayWait,
  offerFree,
  personsOf,
  type SeatClaim,
  type Seats,
  seatLimit,
  withoutClaims,
} from './seats.ts';
import type { Signal } from './signal.ts';

/** What a contact has of the room: `full` asked and got neither a seat nor a place on the list. */
export type SeatFact = 'taken' | 'waiting' | 'offered' | 'released' | 'full';

/** What the enrollment's own fact says; undefined for whoever never accepted. */
export function seatOf({ next }: Pick<Draft, 'next'>): SeatFact | undefined {
  const value = next.facts.seat?.value;
  return SEAT_FACTS.find((known) => known === value);
}

const SEAT_FACTS: readonly SeatFact[] = ['taken', 'waiting', 'offered', 'released', 'full'];

/** A yes that is no repetition: he takes up an offer, or asks again for a seat he does not have (any more). */
export function asksAnew(draft: Draft, { signal }: Signal): boolean {
  return signal === 'accepted' && ['offered', 'released', 'full'].includes(seatOf(draft) ?? '');
}

/** The seat follows the last answer. False where he accepts, and there is neither a seat nor a place on the list. */
export function changeSeat(draft: Draft, signal: Signal, cause: string): boolean {
  if (signal.signal !== 'accepted') {
    leaveSeat(draft, cause);
    return true;
  }
  const guests = typeof signal.data?.guests === 'number' ? signal.data.guests : 0;
  if (!draft.seats) return keepUncounted(draft, guests, cause);
  if (seatOf(draft) === 'taken') return changeGuests(draft, draft.seats, guests, cause);
  return takeSeat(draft, draft.seats, { enrollment: draft.next.id, guests }, cause);
}

/** The event has begun, and this yes was given before: nobody counts seats any more. */
function keepUncounted(draft: Draft, guests: number, cause: string): true {
  if (seatOf(draft) !== 'taken') emit(draft, 'SeatTaken', { guests }, { cause });
  setSeat(draft, 'taken', guests);
  return true;
}

function takeSeat(draft: Draft, seats: Seats, claim: SeatClaim, cause: string): boolean {
  const { next } = draft;
  const kept = findClaim(seats.offered, next.id);
  const others = withoutClaims(seats, next.id);
  const free = freeSeats(others, seatLimit(draft.live));
  // What was kept for him is his, also where he names more guests by now than there is room for.
  const taken = personsOf(claim) <= free ? claim : kept;
  if (taken) {
    writeSeats(draft, { ...others, taken: others.taken + personsOf(taken) });
    setSeat(draft, 'taken', taken.guests);
    emit(draft, 'SeatTaken', { guests: taken.guests }, { cause });
    return true;
  }
  const place = seats.waiting.findIndex(({ enrollment }) => enrollment === next.id);
  if (place < 0 && !mayWait(draft.live, seats)) {
    setSeat(draft, 'full', claim.guests);
    tellPlace(draft, cause, 0);
    return false;
  }
  const waiting = place < 0 ? [...seats.waiting, claim] : seats.waiting.with(place, claim);
  writeSeats(draft, { ...seats, waiting });
  const number = (place < 0 ? seats.waiting.length : place) + 1;
  setSeat(draft, 'waiting', claim.guests, number);
  if (place < 0) tellPlace(draft, cause, number);
  return true;
}

/** The line of his answer says what became of it, as the mail to him does; 0: there was no place for him at all. */
function tellPlace(draft: Draft, cause: string, waitingPlace: number): void {
  const index = draft.events.findIndex(({ key }) => key === cause);
  const event = draft.events[index];
  if (!event) return;
  const said = event.data.data as SignalData | undefined;
  draft.events[index] = { ...event, data: { ...event.data, data: { ...said, waitingPlace } } };
}

/** He has a seat and brings another number of guests: fewer always, more where there is room; his own he keeps. */
function changeGuests(draft: Draft, seats: Seats, guests: number, cause: string): true {
  const before = heldGuests(draft);
  const isPossible = guests - before <= freeSeats(seats, seatLimit(draft.live));
  if (guests === before || !isPossible) return true;
  writeSeats(draft, { ...seats, taken: seats.taken + guests - before });
  setSeat(draft, 'taken', guests);
  emit(draft, 'SeatTaken', { guests }, { cause });
  return true;
}

/** Gives back what he has: his seat, the one kept for him, or his place on the list. After the start nothing is counted. */
export function leaveSeat(draft: Draft, cause: string): void {
  const { seats, next } = draft;
  const seat = seatOf(draft);
  if (!seats || seat === undefined || seat === 'released' || seat === 'full') return;
  const guests = heldGuests(draft);
  const others = withoutClaims(seats, next.id);
  writeSeats(draft, seat === 'taken' ? { ...others, taken: others.taken - personsOf({ guests }) } : others);
  const place = next.facts.seat?.data?.place;
  setSeat(draft, 'released', guests, typeof place === 'number' ? place : undefined);
  if (seat !== 'waiting') emit(draft, 'SeatReleased', { guests }, { cause });
}

/** A seat is kept for this contact, and he does not know it yet. */
export function isOfferedSeat(draft: Draft): boolean {
  const { seats, next } = draft;
  return seatOf(draft) === 'waiting' && seats !== undefined && findClaim(seats.offered, next.id) !== undefined;
}

/** From here on he knows: his answer to it is still to come. */
export function noticeOffer(draft: Draft, cause: string): void {
  const guests = findClaim(draft.seats?.offered ?? [], draft.next.id)?.guests ?? heldGuests(draft);
  const place = draft.next.facts.seat?.data?.place;
  setSeat(draft, 'offered', guests, typeof place === 'number' ? place : undefined);
  const { response } = draft.next.facts;
  if (response) draft.next.facts = { ...draft.next.facts, response: { ...response, usedAt: draft.now } };
  emit(draft, 'SeatOffered', { guests }, { cause });
}

/** His time to answer is over: the seat goes to the next. */
export function lapseOffer(draft: Draft, cause: string): void {
  if (seatOf(draft) === 'offered') leaveSeat(draft, cause);
}

/** Guests that stand on his seat or claim. */
function heldGuests({ next }: Pick<Draft, 'next'>): number {
  const guests = next.facts.seat?.data?.guests;
  return typeof guests === 'number' ? guests : 0;
}

function setSeat(draft: Draft, value: SeatFact, guests: number, place?: number): void {
  setFact(draft, 'seat', {
    value,
    signal: 'seat',
    occurredAt: draft.now,
    usedAt: draft.now,
    data: { guests, ...(place !== undefined && { place }) },
  });
}

/** Written once a draft; whatever is free now is kept for who waits, while there is time to ask him. */
function writeSeats(draft: Draft, changed: Seats): void {
  const offers = draft.now <= lastOfferAt(draft.live) ? offerFree(changed, seatLimit(draft.live)) : changed;
  draft.seats = { ...offers, version: (draft.from.seats?.version ?? 0) + 1 };
}
