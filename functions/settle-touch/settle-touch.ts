import { toChange } from '../../workflows/domain/draft.ts';
import { confirmFailed, settleSent } from '../../workflows/domain/send-stay.ts';
import type { Ports } from '../../workflows/ports.ts';
import { transact } from '../shared/transact.ts';

export interface MailEvent {
  readonly touch: string;
  readonly happened: 'delivered' | 'rejected';
}

/** The mailer's own event about a touch, found by its tag: settles what is uncertain; of anything else it says nothing new. */
export function settleTouch(ports: Ports) {
  return async ({ touch: id, happened }: MailEvent): Promise<void> => {
    const touch = await ports.store.touch(id);
    if (touch?.status !== 'uncertain') return;
    if (touch.enrollment === undefined) {
      const status = happened === 'delivered' ? 'sent' : 'failed';
      await ports.store.commit({ touches: [{ next: { ...touch, status }, ifStatus: 'uncertain' }] });
      return;
    }
    await transact(ports, touch.enrollment, (draft) => {
      const current = draft.from.touch?.id === id ? draft.from.touch : touch;
      if (current.status !== 'uncertain') return { result: false };
      if (happened === 'delivered') settleSent(draft, current);
      else confirmFailed(draft, current, 'rejected');
      return { write: toChange(draft), result: true };
    });
  };
}
