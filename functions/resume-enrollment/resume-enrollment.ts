import { emit, toChange } from '../../workflows/domain/draft.ts';
import { resumeStay } from '../../workflows/domain/wake-stay.ts';
import type { Ports } from '../../workflows/ports.ts';
import { nextRun } from '../shared/start-run.ts';
import { transact } from '../shared/transact.ts';

/** A person lets a held enrollment go on, in a new run. One that is not held stays as it is. */
export function resumeEnrollment(ports: Ports) {
  return async (id: string): Promise<'resumed' | 'not-held'> => {
    const resumed = await transact<number | undefined>(ports, id, (draft) => {
      if (!draft.next.hold || draft.next.status === 'ended') return { result: undefined };
      const cause = emit(draft, 'SignalReceived', { signal: 'resume', by: 'campaign', occurredAt: draft.now }, {});
      resumeStay(draft, cause);
      return { write: toChange(draft), result: draft.next.run };
    });
    if (resumed.status !== 'done' || resumed.result === undefined) return 'not-held';
    await nextRun(ports, id, resumed.result);
    return 'resumed';
  };
}
