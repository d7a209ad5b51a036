import type { Enrollment } from './enrollment.ts';
import type { LiveCampaign } from './live-campaign.ts';

/** Somebody who wants seats: his own and those of his guests. */
export interface SeatClaim {
  readonly enrollment: string;
  readonly guests: number;
}

/**
 * The seats of a campaign's event: an item of its own, written in the transaction of whoever takes or leaves one, so
 * that no two of them can both have the last. Persons are counted, guests of guests included. What an enrollment holds
 * stands in its fact `seat` as well; the two always agree (`checkSeats`).
 */
export interface Seats {
  readonly schema: 1;
  /** The campaign. */
  readonly id: string;
  readonly version: number;
  /** Persons who have a seat. */
  readonly taken: number;
  /** The waiting list, in order. */
  readonly waiting: readonly SeatClaim[];
  /** Seats kept for whom they were offered to, until he answers or his time is over. */
  readonly offered: readonly SeatClaim[];
}

/** Longer lists help nobody, and the item has to stay small: who comes after them is told that the room is full. */
const LONGEST_WAITING_LIST = 1_000;

/** Before anybody answered; version 0 is never stored. */
export function emptySeats(campaign: string): Seats {
  return { schema: 1, id: campaign, version: 0, taken: 0, waiting: [], offered: [] };
}

/** How many may accept: seats times overbooking, rounded down; without a capacity there is no limit. */
export function seatLimit({ setup }: LiveCampaign): number {
  const { capacity, overbooking = 1 } = setup.campaign.event ?? {};
  // 40 × 1.15 is 45.99… in binary fractions.
  return capacity === undefined ? Number.POSITIVE_INFINITY : Math.floor(capacity * overbooking + 1e-9);
}

/** Seats are counted until the event starts; from then on who is there is attendance. */
export function keepsSeats({ setup, state }: LiveCampaign, now: number): boolean {
  return setup.campaign.event !== undefined && now < state.eventStart;
}

/** Seats that are neither taken nor kept for somebody. */
export function freeSeats(seats: Seats, limit: number): number {
  return limit - heldSeats(seats);
}

/** Seats that are taken or kept for somebody. */
export function heldSeats({ taken, offered }: Seats): number {
  return offered.reduce((sum, claim) => sum + personsOf(claim), taken);
}

export function personsOf({ guests }: Pick<SeatClaim, 'guests'>): number {
  return 1 + guests;
}

export function findClaim(claims: readonly SeatClaim[], enrollment: string): SeatClaim | undefined {
  return claims.find((claim) => claim.enrollment === enrollment);
}

/** Room on the waiting list for one more. */
export function mayWait({ setup }: LiveCampaign, { waiting }: Seats): boolean {
  return setup.campaign.event?.waitingList === true && waiting.length < LONGEST_WAITING_LIST;
}

/** Takes somebody off both lists; seats he has are the caller's business. */
export function withoutClaims(seats: Seats, enrollment: string): Seats {
  const others = (claims: readonly SeatClaim[]) => claims.filter((claim) => claim.enrollment !== enrollment);
  return { ...seats, waiting: others(seats.waiting), offered: others(seats.offered) };
}

/** Keeps free seats for the first on the waiting list whose party fits, and so on while there are any. */
export function offerFree(seats: Seats, limit: number): Seats {
  let offered = seats;
  for (;;) {
    const free = freeSeats(offered, limit);
    const next = offered.waiting.find((claim) => personsOf(claim) <= free);
    if (!next) return offered;
    offered = {
      ...offered,
      waiting: offered.waiting.filter((claim) => claim !== next),
      offered: [...offered.offered, next],
    };
  }
}

/** Whom seats are kept for now and were not before. */
export function newlyOffered(before: Seats | undefined, after: Seats | undefined): readonly string[] {
  if (!after || after === before) return [];
  return after.offered.flatMap(({ enrollment }) => (findClaim(before?.offered ?? [], enrollment) ? [] : [enrollment]));
}

/**
 * The last moment at which a seat is offered: whom it is offered to has a business day to answer, and after that comes
 * the event. What comes free later stays free for whoever stands at the door.
 */
export function lastOfferAt({ setup, state }: LiveCampaign): number {
  return setup.calendars.campaign.add(state.eventStart, { amount: 1, unit: 'business days' }, -1);
}

/** Answers to the invitation count until then; by default until the event starts. */
export function answersUntil({ setup, state }: LiveCampaign): number {
  const { event } = setup.campaign;
  if (!event) return Number.POSITIVE_INFINITY;
  const anchors = { launch: state.launchedAt, eventStart: state.eventStart, eventEnd: state.eventEnd };
  return setup.calendars.campaign.pointAt(event.answerUntil, anchors);
}

/**
 * Lists where the seats and what the enrollments hold of them disagree, or more are given away than there are; empty
 * when both are sound. Whoever a seat is kept for and who has not looked yet still counts himself among those waiting.
 */
export function checkSeats(live: LiveCampaign, seats: Seats, enrollments: Iterable<Enrollment>): readonly string[] {
  const faults: string[] = [];
  let taken = 0;
  const listed = new Set([...seats.waiting, ...seats.offered].map(({ enrollment }) => enrollment));
  for (const { id, facts } of enrollments) {
    const { value, data } = facts.seat ?? {};
    const guests = Number(data?.guests ?? 0);
    if (value === 'taken') taken += personsOf({ guests });
    const claim = findClaim([...(value === 'offered' ? [] : seats.waiting), ...seats.offered], id);
    const isListed = value === 'waiting' || value === 'offered';
    if (isListed !== (claim !== undefined) || (claim && claim.guests !== guests))
      faults.push(`${id}: ${value} is not what the seats say`);
    listed.delete(id);
  }
  if (taken !== seats.taken) faults.push(`${seats.id}: ${seats.taken} seats taken, ${taken} by its enrollments`);
  for (const id of listed) faults.push(`${id}: on a list of the seats and in no campaign`);
  if (freeSeats(seats, seatLimit(live)) < 0) faults.push(`${seats.id}: more seats given away than there are`);
  return faults;
}
