import { type Draft, toChange } from '../../workflows/domain/draft.ts';
import { type Enrollment, isStopped } from '../../workflows/domain/enrollment.ts';
import { MOVED } from '../../workflows/errors.ts';
import type { ExecutionInput, Ports } from '../../workflows/ports.ts';
import { transact } from './transact.ts';

/** Name of the execution of an enrollment's run: starting it twice is the same start. */
export function executionName(enrollment: string, run: number): string {
  return `${enrollment}-${run}`;
}

/**
 * Starts the execution of the enrollment's current run: where it waits, the same stay; where it was answered, the next.
 * An older run is left first: entered, the new one takes the place of its token.
 */
export async function startRun(ports: Ports, enrollment: Enrollment): Promise<void> {
  const { id, run } = enrollment;
  const item = run > 1 ? await ports.store.token(id) : undefined;
  if (item && item.run < run) await ports.executions.fail(item.token, MOVED);
  await ports.executions.start(executionName(id, run), enrollment.workflow, inputOf(enrollment));
}

/** The draft leaves the run for the next one; opened again under a hold, a person starts it. */
export function startsRun({ from: { enrollment }, next }: Draft): boolean {
  return next.run > enrollment.run && !(enrollment.status === 'ended' && isStopped(next));
}

function inputOf({ id, run, stay, step, answer, phase }: Enrollment): ExecutionInput {
  if (phase === 'answered' && answer) return { enrollment: id, run, stay: stay + 1, next: answer.next };
  return { enrollment: id, run, stay, next: step };
}

/** Leaves a run for the next one: the old execution's token is told `Baton.Moved`. Twice = once. */
export async function nextRun(ports: Ports, id: string, run: number): Promise<void> {
  const moved = await transact(ports, id, (draft) => {
    const { next } = draft;
    if (next.status === 'ended' || next.run !== run) return { result: false };
    next.run += 1;
    next.runStartedAt = draft.now;
    next.runFirstStay = next.stay;
    next.checks = 0;
    return { write: toChange(draft), result: true };
  });
  if (moved.status === 'done' && moved.enrollment.status === 'open') await startRun(ports, moved.enrollment);
}
