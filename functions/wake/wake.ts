import { toChange } from '../../workflows/domain/draft.ts';
import { type Enrollment, isStopped } from '../../workflows/domain/enrollment.ts';
import { wakeStay } from '../../workflows/domain/wake-stay.ts';
import type { Ports, WakeMessage } from '../../workflows/ports.ts';
import { type News, newsOf, tellColleagues } from '../shared/tell-colleagues.ts';
import { armTimer, transact } from '../shared/transact.ts';

/** A timer fired, or somebody said that something changed: does what is due now and sets the next timer. Older revisions stop. */
export function wake(ports: Ports) {
  return async (message: WakeMessage): Promise<void> => {
    const isStale = (enrollment: Enrollment): boolean => isPassedBy(message, enrollment);
    let news: News | undefined;
    const woken = await transact(ports, { id: message.enrollment, isStale }, (draft) => {
      const result = wakeStay(draft);
      news = result === 'changed' ? newsOf(draft) : undefined;
      return result === 'changed' ? { write: toChange(draft), result } : { result };
    });
    if (woken.status !== 'done') return;
    const { touch, timer } = woken.enrollment;
    await tellColleagues(ports, news);
    if (woken.result === 'send' && touch) await ports.queues.send(touch.id, 0);
    // Fired early, or its schedule was lost: make sure of it. Under a hold nothing is timed.
    if (woken.result === 'nothing' && timer && timer.at > ports.clock.now() && !isStopped(woken.enrollment))
      await armTimer(ports, woken.enrollment);
  };
}

/** The enrollment has gone on since: to another stay, to a newer timer, or to its end. */
function isPassedBy({ stay, rev }: WakeMessage, enrollment: Enrollment): boolean {
  if (enrollment.status === 'ended' || enrollment.phase !== 'waiting') return true;
  return (stay !== undefined && stay !== enrollment.stay) || (rev !== undefined && rev < enrollment.rev);
}
