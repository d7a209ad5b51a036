import { toChange } from '../../workflows/domain/draft.ts';
import { receive } from '../../workflows/domain/receive.ts';
import type { Signal } from '../../workflows/domain/signal.ts';
import type { Claim, Ports } from '../../workflows/ports.ts';
import { startRun } from './start-run.ts';
import { transact } from './transact.ts';

export type Received = Claim['result'] | 'duplicate' | 'unmatched';

/**
 * Takes one signal in, in one transaction: claim, event, facts, contact, answer. A repeat changes nothing and is told
 * apart by its claim. Throws when the table stays too busy, so that whoever brought it brings it again.
 */
export function receiveSignal(ports: Ports) {
  return async (signal: Signal): Promise<Received> => {
    let newRun = false;
    const received = await transact<Claim['result']>(ports, signal.enrollment, (draft) => {
      const result = receive(draft, signal);
      newRun = draft.next.run > draft.from.enrollment.run;
      return { write: { ...toChange(draft), claim: { key: signal.key, result } }, result };
    });
    if (received.status === 'absent') return 'unmatched';
    if (received.status === 'refused') return 'duplicate';
    if (newRun) await startRun(ports, received.enrollment);
    return received.result;
  };
}
