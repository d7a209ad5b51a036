import { toChange } from '../../workflows/domain/draft.ts';
import { type Enrollment, isStopped } from '../../workflows/domain/enrollment.ts';
import { type WakeResult, wakeStay } from '../../workflows/domain/wake-stay.ts';
import type { Ports, WakeMessage } from '../../workflows/ports.ts';
import { type News, newsOf, tellColleagues } from '../shared/tell-colleagues.ts';
import { armTimer, type Target, transact } from '../shared/transact.ts';

/** A timer fired, or somebody said that something changed: does what is due now and sets the next timer. Older revisions stop. */
export function wake(ports: Ports) {
  return (message: WakeMessage): Promise<void> =>
    wakeNow(ports, { id: message.enrollment, isStale: (enrollment) => isPassedBy(message, enrollment) });
}

/** When a waiting enrollment is looked at again, and that it was looked at now. */
export type Look = Pick<Enrollment, 'checks' | 'checkAt'>;

/** Does what is due now; a look is noted whether anything is or not. */
export async function wakeNow(ports: Ports, target: Target, lookOf?: (found: Enrollment) => Look): Promise<void> {
  let news: News | undefined;
  const woken = await transact<WakeResult>(ports, target, (draft) => {
    const found = draft.from.enrollment;
    const look = lookOf?.(found);
    Object.assign(draft.next, look);
    const result = wakeStay(draft);
    news = result === 'changed' ? newsOf(draft) : undefined;
    if (result === 'changed') return { write: toChange(draft), result };
    // What was only tried is not written.
    return look ? { write: { enrollment: { ...found, ...look, version: found.version + 1 } }, result } : { result };
  });
  if (woken.status !== 'done') return;
  const { touch, timer } = woken.enrollment;
  if (news) await tellColleagues(ports, news);
  if (woken.result === 'send' && touch) await ports.queues.send(touch.id, 0);
  // Fired early, or its schedule was lost: make sure of it. Under a hold nothing is timed.
  if (woken.result === 'nothing' && timer && timer.at > ports.clock.now() && !isStopped(woken.enrollment))
    await armTimer(ports, woken.enrollment);
}

/** The enrollment has gone on since: to another stay, to a newer timer, or to its end. */
function isPassedBy({ stay, rev }: WakeMessage, enrollment: Enrollment): boolean {
  if (enrollment.status === 'ended' || enrollment.phase !== 'waiting') return true;
  return (stay !== undefined && stay !== enrollment.stay) || (rev !== undefined && rev < enrollment.rev);
}
