import { hold } from '../../workflows/domain/answer.ts';
import { emit, toChange } from '../../workflows/domain/draft.ts';
import { keepUntil } from '../../workflows/domain/keep-until.ts';
import type { Ports } from '../../workflows/ports.ts';
import { nextRun } from '../shared/start-run.ts';
import { transact } from '../shared/transact.ts';

export interface ExecutionClosed {
  readonly name: string;
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  readonly error?: string;
}

/**
 * An execution closed. Of an ended enrollment or an older run: nothing. Left through `Moved` or timed out: the next run
 * at once. Failed or aborted: hold for an operator.
 */
export function executionClosed(ports: Ports) {
  return async ({ name, status, error }: ExecutionClosed): Promise<void> => {
    const dash = name.lastIndexOf('-');
    const id = name.slice(0, dash);
    const run = Number(name.slice(dash + 1));
    const open = await transact<boolean>(ports, id, (draft) => {
      const { next } = draft;
      if (next.status === 'open') return { result: true };
      if (next.checkAt === undefined || next.eraseAt !== undefined || next.run !== run) return { result: false };
      // Ended and closed: the sweep looks again when the data have been kept long enough.
      keepUntil(draft);
      return { write: { enrollment: next }, result: false };
    });
    if (open.status !== 'done' || !open.result) return;
    if (status === 'SUCCEEDED' || status === 'TIMED_OUT') {
      await nextRun(ports, id, run);
      return;
    }
    await transact(ports, id, (draft) => {
      const { next } = draft;
      if (next.status === 'ended' || next.run !== run || next.hold) return { result: false };
      const cause = emit(
        draft,
        'SignalReceived',
        { signal: 'execution-failed', by: 'campaign', occurredAt: draft.now, data: { error: error ?? status } },
        { step: next.step, stay: next.stay },
      );
      hold(draft, { reason: 'execution-failed', for: 'operator', scope: 'enrollment' }, cause);
      return { write: toChange(draft), result: true };
    });
  };
}
