import { type Enrollment, isStopped } from '../../workflows/domain/enrollment.ts';
import { ENDED, MOVED } from '../../workflows/errors.ts';
import type { Ports } from '../../workflows/ports.ts';
import { nextRun } from '../shared/start-run.ts';

const MAX_RUN_MS = 300 * 86_400_000;
const MAX_RUN_STAYS = 1_000;

/**
 * Tells Step Functions what the enrollment says now. Whatever it replies is no evidence: the proof that an answer
 * arrived is the next `enterStep`, or the execution's end.
 */
export function relayAnswers(ports: Ports) {
  return async (id: string): Promise<void> => {
    const enrollment = await ports.store.enrollment(id);
    const item = enrollment && (await ports.store.token(id));
    if (!enrollment || !item) return;
    if (item.run < enrollment.run) {
      await ports.executions.fail(item.token, MOVED);
      return;
    }
    if (enrollment.status === 'ended') {
      await ports.executions.fail(item.token, ENDED);
      return;
    }
    if (enrollment.phase !== 'answered' || !enrollment.answer || item.stay !== enrollment.stay) return;
    // Waits for a person, who starts the next run: an enrollment that spins would go on spinning.
    if (isStopped(enrollment)) return;
    if (isWornOut(enrollment, ports.clock.now())) {
      await nextRun(ports, id, enrollment.run);
      await ports.executions.fail(item.token, MOVED);
      return;
    }
    const { run, stay, answer } = enrollment;
    await ports.executions.succeed(item.token, { enrollment: id, run, stay: stay + 1, next: answer.next });
  };
}

/** An execution lives a year and 25,000 events at most: it is left in time. */
function isWornOut({ runStartedAt, runFirstStay, stay }: Enrollment, now: number): boolean {
  return now - runStartedAt > MAX_RUN_MS || stay - runFirstStay >= MAX_RUN_STAYS;
}
