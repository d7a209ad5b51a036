import type { MemoryStore } from '../../functions/adapters/memory/memory-store.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { isReplyTask } from '../../workflows/domain/reply.ts';
import type { Seats } from '../../workflows/domain/seats.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Change, Ports } from '../../workflows/ports.ts';

type Items = MemoryStore['items'];

/**
 * Looks at every claim of a worker in the instant in which it is written: what the table says of contact, organisation
 * and enrollment then, and what the worker itself had last seen of the campaign. Asks nothing of the planner.
 */
export function watchClaims(plain: Ports, items: () => Items, say: (fault: string) => void): Ports {
  const seen = new Map<string, LiveCampaign>();
  const live: Ports['campaigns']['live'] = async (id) => {
    const found = await plain.campaigns.live(id);
    seen.set(id, found);
    return found;
  };
  const commit: Ports['store']['commit'] = async (change) => {
    const faults = [
      ...claimedBy(change).flatMap((touch) => faultsOf(touch, seen.get(touch.campaign), items(), plain.clock.now())),
      ...(change.seats ? overfilled(change.seats, seen.get(change.seats.id)) : []),
    ];
    const result = await plain.store.commit(change);
    if (result.ok) for (const fault of faults) say(fault);
    return result;
  };
  return { ...plain, campaigns: { live }, store: { ...plain.store, commit } };
}

/** Touches of a stay that are handed to the mailer, or to a rep in his digest, by this transaction. */
function claimedBy({ touches = [] }: Change): readonly Touch[] {
  return touches
    .filter(({ ifStatus, next }) => {
      const isDrawn = next.kind === 'call' && next.status === 'sent';
      return ifStatus === 'planned' && next.enrollment !== undefined && (next.status === 'sending' || isDrawn);
    })
    .map(({ next }) => next);
}

function faultsOf(touch: Touch, live: LiveCampaign | undefined, items: Items, now: number): readonly string[] {
  const enrollment = items.enrollments.get(touch.enrollment ?? '');
  if (!enrollment || !live) return [`${touch.id}: claimed for nobody`];
  // What a contact wrote is owed to whoever calls him, in a pause and after the end too.
  if (isReplyTask(touch)) return [];
  const why = [
    ...byEnrollment(enrollment, touch),
    ...byCampaign(live, touch),
    ...(reaches(touch) ? [...byContact(items, enrollment, touch), ...byDay(items, live, touch, now)] : []),
  ];
  return why.map((text) => `${touch.id} (${touch.template}): claimed ${text}`);
}

function reaches({ kind, to }: Touch): boolean {
  return kind === 'call' || (kind === 'mail' && to === 'contact');
}

function byEnrollment({ status, outcome, hold }: Enrollment, { requested }: Touch): string[] {
  const why: string[] = [];
  // What he asked for is owed to him, also where both managers have let go meanwhile.
  if (status === 'ended' && !(requested && outcome === 'released')) why.push('after the end');
  if (hold && hold.scope !== 'organisation' && !requested) why.push(`while held for ${hold.reason}`);
  return why;
}

/** Texts and scripts that ask somebody to an event, or tell him what he needs to know of it. */
const ABOUT_EVENT = [
  ...['invitation', 'maybe', 'confirmation', 'waiting-list', 'place-offered', 'practical', 'event-moved'],
  ...['phone-invite', 'call-reminder'],
];

function byCampaign({ state }: LiveCampaign, { template, urgency }: Touch): string[] {
  const why: string[] = [];
  if (state.stopped) why.push('after the campaign was stopped');
  if (state.paused && urgency === 'normal') why.push('in a pause');
  if (state.cancelled && ABOUT_EVENT.includes(template)) why.push('for a cancelled event');
  return why;
}

function byContact(items: Items, enrollment: Enrollment, touch: Touch): string[] {
  const { id, contact: of, organisation, startedAt } = enrollment;
  const contact = items.contacts.get(of);
  const { heldBy, alsoHeldBy = [], decided } = items.organisations.get(organisation) ?? {};
  const isMarketing = touch.kind === 'mail' && touch.mailKind === 'marketing' && !touch.requested;
  const isHeld = heldBy !== undefined && ![heldBy, ...alsoHeldBy].some(({ enrollment }) => enrollment === id);
  const isDecided =
    decided !== undefined && decided.enrollment !== id && decided.at > startedAt && !decided.goOn?.includes(id);
  const why: string[] = [];
  if (isDecided && (isMarketing || touch.kind === 'call')) why.push(`after a colleague's ${decided.answer} for all`);
  if (contact?.erasedAt !== undefined) why.push('after he was erased');
  if (contact?.objectedAt !== undefined) why.push('after he objected');
  if (isMarketing && contact?.emailClosed !== undefined) why.push('after the opt-out');
  if (touch.kind === 'call' && contact?.phoneClosed !== undefined) why.push('after "do not call"');
  if (isHeld && (isMarketing || touch.kind === 'call')) why.push('while a colleague is talked with');
  return why;
}

/** By the ledger of all campaigns: what went to him on this day of his. */
function byDay(items: Items, { setup }: LiveCampaign, touch: Touch, now: number): string[] {
  if (touch.urgency !== 'normal' || touch.promised || touch.requested) return [];
  const contact = items.contacts.get(touch.contact ?? '');
  const dayOf = (at: number): string =>
    new Intl.DateTimeFormat('en-CA', { timeZone: contact?.timeZone ?? 'UTC' }).format(at);
  // By the moment at which it was decided, as the ledger has it: the transaction may have taken its time.
  const today = dayOf(touch.claimedAt ?? touch.sentAt ?? now);
  const others = [...items.touches.values()].filter((other) => {
    const went = other.status === 'sending' || other.status === 'sent' || other.status === 'uncertain';
    const at = other.claimedAt ?? other.sentAt;
    return (
      other.id !== touch.id &&
      // The same call once more: its report was taken back.
      !touch.reopens?.includes(other.id) &&
      other.contact === touch.contact &&
      went &&
      reaches(other) &&
      at !== undefined &&
      dayOf(at) === today
    );
  });
  return others.length < setup.campaign.limits.touchesPerDay
    ? []
    : [`as the second touch of the day (${others[0]?.id})`];
}

function overfilled({ id, taken, offered }: Seats, live: LiveCampaign | undefined): string[] {
  const { capacity, overbooking = 1 } = live?.setup.campaign.event ?? {};
  if (capacity === undefined) return [];
  const given = taken + offered.reduce((sum, { guests }) => sum + 1 + guests, 0);
  return given <= Math.floor(capacity * overbooking + 1e-9) ? [] : [`${id}: ${given} seats given away of ${capacity}`];
}
