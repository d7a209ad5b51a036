import { toChange } from '../../workflows/domain/draft.ts';
import type { TokenItem } from '../../workflows/domain/enrollment.ts';
import { openStay } from '../../workflows/domain/open-stay.ts';
import { ENDED, MOVED, OutOfStep } from '../../workflows/errors.ts';
import type { Ports } from '../../workflows/ports.ts';
import { armTimer, transact } from '../shared/transact.ts';

/** What a task of the machine hands over; the contract's version is the first field. */
export interface EnterStepPayload {
  readonly contract: 1;
  readonly enrollment: string;
  readonly run: number;
  readonly stay: number;
  readonly attempt: number;
  readonly step: string;
  readonly taskToken: string;
}

type Entered = 'opened' | 'known' | 'moved' | 'ended';

/**
 * The only function a machine calls: opens the stay the last answer chose, or, entered again, only keeps the newer
 * token. Throws OutOfStep when machine and enrollment disagree.
 */
export function enterStep(ports: Ports) {
  return async (payload: EnterStepPayload): Promise<void> => {
    const { enrollment, run, stay, attempt, taskToken } = payload;
    const token: TokenItem = { enrollment, run, stay, attempt, token: taskToken };
    const entered = await transact<Entered>(ports, enrollment, (draft) => {
      const { next } = draft;
      if (run < next.run) return { result: 'moved' };
      if (next.status === 'ended') return { result: 'ended' };
      if (run > next.run) throw new OutOfStep(`${enrollment}: run ${run} entered, run ${next.run} expected`);
      if (stay === next.stay && payload.step === next.step) return { write: { token }, result: 'known' };
      if (stay !== next.stay + 1 || next.phase !== 'answered' || next.answer?.next !== payload.step) {
        throw new OutOfStep(
          `${enrollment}: ${payload.step} entered as stay ${stay}, but it stands in ${next.step}, stay ${next.stay}`,
        );
      }
      openStay(draft);
      draft.token = token;
      return { write: toChange(draft), result: 'opened' };
    });
    if (entered.status === 'absent') throw new OutOfStep(`${enrollment}: no such enrollment`);
    if (entered.status === 'refused') return;
    if (entered.result === 'moved') await ports.executions.fail(taskToken, MOVED);
    if (entered.result === 'ended') await ports.executions.fail(taskToken, ENDED);
    if (entered.result === 'known' && entered.enrollment.phase === 'waiting') await armTimer(ports, entered.enrollment);
  };
}
