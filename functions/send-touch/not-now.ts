import type { Touch } from '../../workflows/domain/touch.ts';
import type { Ports } from '../../workflows/ports.ts';

/** A worker that claimed a touch this long ago is dead: nobody knows whether the mail went out. */
const CLAIM_MS = 10 * 60_000;

/** How long a mail that was refused for now waits for its next try. */
export const RETRY_SECONDS = 60;

/**
 * Whether a touch was refused for now less than a minute ago: its next try is on its way. Whatever else brings it
 * meanwhile, the sweep above all, would begin a second row of tries beside the first, and every ten minutes one more.
 */
export function isWaitingForRetry(ports: Ports, { status, claimedAt }: Touch): boolean {
  return status === 'planned' && claimedAt !== undefined && ports.clock.now() < claimedAt + RETRY_SECONDS * 1000;
}

/**
 * A list refused for now that comes too early comes again when its time is there. Its worker may have died between
 * writing that and asking for the next try, and the sweep would bring it only ten minutes later.
 */
export async function waitForRetry(ports: Ports, touch: Touch): Promise<void> {
  const leftMs = (touch.claimedAt ?? 0) + RETRY_SECONDS * 1000 - ports.clock.now();
  await ports.queues.send(touch.id, Math.max(1, Math.ceil(leftMs / 1000)));
}

/** Whether a claimed touch was left by its worker; while that cannot be known, it is looked at again when it can. */
export async function isAbandoned(ports: Ports, touch: Touch): Promise<boolean> {
  const leftMs = (touch.claimedAt ?? 0) + CLAIM_MS - ports.clock.now();
  if (leftMs <= 0) return true;
  await ports.queues.send(touch.id, Math.ceil(leftMs / 1000));
  return false;
}

const LOOK_MS = 3_600_000;

/**
 * True in a restored copy of the table that nobody has told to take over: whatever goes from it may have gone from the
 * original. What no timer of an enrollment brings is looked at again every hour.
 */
export async function isCopy(ports: Ports, { id, campaign }: Touch): Promise<boolean> {
  if ((await ports.campaigns.live(campaign)).state.home === undefined) return false;
  const hour = Math.floor(ports.clock.now() / LOOK_MS) + 1;
  await ports.schedules.create(`send.${id}.${hour}`, hour * LOOK_MS, { kind: 'send', touch: id });
  return true;
}
