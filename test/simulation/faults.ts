import type { VirtualClock } from '../../infra/local/virtual-clock.ts';
import type { Worker } from '../../infra/local/world.ts';
import { Throttled, Unavailable } from '../../workflows/errors.ts';
import type { Ports } from '../../workflows/ports.ts';

export interface Faults {
  /** A number from 0 up to 1, of the journey's own seed. */
  readonly random: () => number;
  /** How many faults are left; none are made after that, so that everything comes to rest. */
  left: number;
  readonly made: Record<string, number>;
  /** Chance of a fault at each port call. */
  readonly rate: number;
  /** Only these, where a test is about them. */
  readonly only?: readonly FaultKind[] | undefined;
}

const MAX_DELAY_MS = 6 * 3_600_000;

/** `forsaken`: taken for dead, its work delivered again, and going on all the same, later. */
export type FaultKind = 'crash-before' | 'crash-after' | 'delay' | 'forsaken' | 'throttle' | 'lost-reply' | 'twice';

/** Wraps the ports of one worker: every call is a point at which the scheduler may strike, before or after the effect. */
export function withFaults(
  faults: Faults,
  plain: Ports,
  { clock, worker }: { clock: VirtualClock; worker: Worker },
): Ports {
  const strike = (kinds: readonly FaultKind[]): FaultKind | undefined => {
    if (faults.left <= 0 || faults.random() >= faults.rate) return undefined;
    const possible = faults.only ? kinds.filter((kind) => faults.only?.includes(kind)) : kinds;
    const kind = possible[Math.floor(faults.random() * possible.length)];
    if (kind === undefined) return undefined;
    faults.left -= 1;
    faults.made[kind] = (faults.made[kind] ?? 0) + 1;
    return kind;
  };
  const point =
    <Arguments extends readonly unknown[], Result>(
      kinds: readonly FaultKind[],
      effect: (...given: Arguments) => Promise<Result>,
    ) =>
    async (...given: Arguments): Promise<Result> => {
      const kind = strike(kinds);
      if (kind === 'crash-before') await worker.crash();
      if (kind === 'forsaken') worker.forsake();
      if (kind === 'delay' || kind === 'forsaken') await clock.sleep(faults.random() * MAX_DELAY_MS);
      if (kind === 'throttle') throw new Throttled('throttled');
      const result = await effect(...given);
      if (kind === 'crash-after') await worker.crash();
      if (kind === 'lost-reply') throw new Unavailable('the reply was lost');
      if (kind === 'twice') await effect(...given);
      return result;
    };
  const read: readonly FaultKind[] = ['crash-before', 'delay', 'forsaken', 'throttle'];
  const write: readonly FaultKind[] = ['crash-before', 'crash-after', 'delay', 'forsaken', 'throttle', 'lost-reply'];
  const message: readonly FaultKind[] = ['crash-before', 'crash-after', 'delay', 'forsaken', 'lost-reply', 'twice'];
  const { store, queues, schedules, executions, mailer } = plain;
  return {
    ...plain,
    store: {
      enrollment: point(read, store.enrollment),
      token: point(read, store.token),
      contact: point(read, store.contact),
      organisation: point(read, store.organisation),
      touch: point(read, store.touch),
      around: point(read, store.around),
      claim: point(read, store.claim),
      campaignState: point(read, store.campaignState),
      audienceReview: point(read, store.audienceReview),
      reviewed: point(read, store.reviewed),
      audienceLine: point(read, store.audienceLine),
      audienceLines: point(read, store.audienceLines),
      membersOf: point(read, store.membersOf),
      seats: point(read, store.seats),
      objections: point(read, store.objections),
      tasksOf: point(read, store.tasksOf),
      enrollmentsOf: point(read, store.enrollmentsOf),
      checksBefore: point(read, store.checksBefore),
      commit: point(write, store.commit),
    },
    queues: { wake: point(message, queues.wake), send: point(message, queues.send) },
    schedules: { create: point(message, schedules.create) },
    executions: {
      start: point(message, executions.start),
      succeed: point(message, executions.succeed),
      fail: point(message, executions.fail),
      status: point(read, executions.status),
      stop: point(message, executions.stop),
    },
    mailer: { send: point(['crash-before', 'crash-after', 'delay', 'forsaken', 'lost-reply'], mailer.send) },
  };
}
