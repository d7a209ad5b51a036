import { createDraft, type Draft, type Situation } from '../../workflows/domain/draft.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { emptySeats, keepsSeats, newlyOffered } from '../../workflows/domain/seats.ts';
import { withdrawnTask } from '../../workflows/domain/withdraw-notice.ts';
import { Conflict, Throttled, Unavailable } from '../../workflows/errors.ts';
import type { Around, Change, CommitResult, Ports, Refusal } from '../../workflows/ports.ts';
import { handOut } from './plan-list.ts';

export const MAX_TRIES = 8;

/** What a decision made of the draft: a change to write, or nothing to write. */
export type Decided<Result> = { readonly write: Change; readonly result: Result } | { readonly result: Result };

/** What became of a transaction; `refused` carries a reason that no reload can mend. */
export type Transacted<Result> =
  | { readonly status: 'done'; readonly result: Result; readonly enrollment: Enrollment }
  | { readonly status: 'refused'; readonly reason: Refusal }
  | { readonly status: 'absent' };

/** An enrollment; one that is told to be stale from itself alone counts as absent, and saves the other reads. */
export interface Target {
  readonly id: string;
  readonly isStale?: (enrollment: Enrollment) => boolean;
}

/**
 * Loads an enrollment with all it depends on, decides, and writes it in one transaction; a passed version is reloaded,
 * a throttled or conflicting write goes again with jitter, at most 8 times, about 25 seconds in all. Then it throws, so
 * that the queue, the stream or Step Functions bring it again. Sets the timer the transaction left behind.
 */
export async function transact<Result>(
  ports: Ports,
  target: string | Target,
  decide: (draft: Draft) => Decided<Result>,
): Promise<Transacted<Result>> {
  const { id, isStale }: Target = typeof target === 'string' ? { id: target } : target;
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const enrollment = await ports.store.enrollment(id);
    if (!enrollment || isStale?.(enrollment)) return { status: 'absent' };
    const live = await ports.campaigns.live(enrollment.campaign);
    const now = ports.clock.now();
    const withSeats = keepsSeats(live, now);
    const around = await ports.store.around(enrollment, { seats: withSeats });
    const reply = enrollment.reply && (await ports.store.touch(enrollment.reply.touch));
    const situation = situationOf(enrollment, around, { live, now, reply, withSeats });
    const decided = decide(createDraft(situation));
    if (!('write' in decided)) return { status: 'done', result: decided.result, enrollment };
    const offered = newlyOffered(situation.seats, decided.write.seats);
    if (offered.length > 0) await tellOffered(ports, offered, OFFER_NET_SECONDS);
    const committed = await commitOrWait(ports, decided.write, attempt);
    if (committed?.ok) {
      if (offered.length > 0) await tellOffered(ports, offered, 0);
      const written = decided.write.enrollment ?? enrollment;
      if (isTimerNew(written, enrollment)) await armTimer(ports, written);
      for (const { next, ifStatus } of decided.write.touches ?? []) {
        // A task of a rep became pointless, whatever made it so: he is told at once.
        if (ifStatus === 'absent' && withdrawnTask(next) !== undefined) await handOut(ports, next);
      }
      return { status: 'done', result: decided.result, enrollment: written };
    }
    if (committed && (committed.reason === 'duplicate' || committed.reason === 'token')) {
      return { status: 'refused', reason: committed.reason };
    }
    // Many want seats at once: without a pause they would pass each other by until none has a try left.
    if (committed && decided.write.seats) await pause(ports, attempt);
  }
  throw new Unavailable(`${id}: not written after ${MAX_TRIES} tries`);
}

type Known = Pick<Situation, 'live' | 'now' | 'reply'> & { readonly withSeats: boolean };

/** Everything a decision about an enrollment is made from. */
function situationOf(
  enrollment: Enrollment,
  { contact, organisation, touch, seats }: Around,
  { live, now, reply, withSeats }: Known,
): Situation {
  if (!contact || !organisation) throw new Unavailable(`${enrollment.id}: contact or organisation is missing`);
  const kept = withSeats ? (seats ?? emptySeats(enrollment.campaign)) : undefined;
  return { live, enrollment, contact, organisation, touch, reply, seats: kept, now };
}

/** A busy table is waited for; undefined = go again. */
export function commitOrWait(ports: Ports, change: Change, attempt: number): Promise<CommitResult | undefined> {
  return ports.store.commit(change).catch(async (fault: unknown) => {
    if (!(fault instanceof Throttled || fault instanceof Conflict)) throw fault;
    await pause(ports, attempt);
    return undefined;
  });
}

async function pause({ clock }: Ports, attempt: number): Promise<void> {
  await clock.sleep(clock.random() * Math.min(100 * 2 ** attempt, 5_000));
}

/** Longer than a worker may take: a look that comes before the seat is kept would find nothing. */
const OFFER_NET_SECONDS = 60;

/** Whoever a seat is kept for has a look. Asked once before it is written as well, so that no dead worker forgets it. */
async function tellOffered(ports: Ports, enrollments: readonly string[], delaySeconds: number): Promise<void> {
  for (const enrollment of enrollments) await ports.queues.wake({ enrollment }, delaySeconds);
}

const DIRECT_MS = 60_000;

/** Another timer than the stored one, which is armed already. */
function isTimerNew({ timer, stay }: Enrollment, before: Enrollment): boolean {
  return timer !== undefined && (timer.rev !== before.timer?.rev || stay !== before.stay);
}

/** Makes sure of the schedule of the enrollment's timer; times close by go to the queue, as the Scheduler's minute is too coarse. */
export async function armTimer(ports: Ports, { id, stay, timer }: Enrollment): Promise<void> {
  if (!timer) return;
  const wake = { enrollment: id, stay, rev: timer.rev };
  const inMs = timer.at - ports.clock.now();
  if (inMs < DIRECT_MS) await ports.queues.wake(wake, Math.max(0, Math.ceil(inMs / 1000)));
  else await ports.schedules.create(`${id}.${stay}.${timer.rev}`, timer.at, { kind: 'wake', wake });
}
