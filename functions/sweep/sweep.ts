import { CHECK_MARGIN_MS, type Enrollment, isStopped } from '../../workflows/domain/enrollment.ts';
import { keepUntil } from '../../workflows/domain/keep-until.ts';
import type { Ports } from '../../workflows/ports.ts';
import type { ErasePorts } from '../erase-contact/erase-contact.ts';
import { eraseRetained } from '../erase-contact/erase-retained.ts';
import { relayAnswers } from '../relay-answers/relay-answers.ts';
import { executionName, nextRun, startRun } from '../shared/start-run.ts';
import { transact } from '../shared/transact.ts';
import { wake } from '../wake/wake.ts';

const PAGE = 500;
const LOOKS_BEFORE_DESCRIBE = 3;
const HELD_LOOK_MS = 86_400_000;

/** Looks after everything that should have moved by now, every 5 minutes. With the stream switched off everything still ends. */
export function sweep(ports: ErasePorts) {
  return async (): Promise<number> => {
    const late = await ports.store.checksBefore(ports.clock.now(), PAGE);
    for (const id of late) await look(ports, id);
    return late.length;
  };
}

async function look(ports: ErasePorts, id: string): Promise<void> {
  const looked = await transact<Enrollment | undefined>(ports, id, (draft) => {
    const { next, now } = draft;
    if (next.checkAt === undefined || next.checkAt > now) return { result: undefined };
    next.checks += 1;
    next.checkAt = now + (isHeld(next) ? HELD_LOOK_MS : CHECK_MARGIN_MS);
    return { write: { enrollment: next }, result: next };
  });
  const enrollment = looked.status === 'done' ? looked.result : undefined;
  if (enrollment?.eraseAt !== undefined) {
    await eraseRetained(ports)(enrollment);
    return;
  }
  // A hold that has a timer of its own ends by itself.
  if (!enrollment || (isStopped(enrollment) && !enrollment.timer)) return;
  if (enrollment.status === 'open' && enrollment.phase === 'waiting') {
    await wake(ports)({ enrollment: id });
    return;
  }
  await relayAnswers(ports)(id);
  if (enrollment.checks >= LOOKS_BEFORE_DESCRIBE) await describe(ports, enrollment);
}

/** Nothing is timed: stopped for a person, or waiting for what becomes of a colleague. */
function isHeld(enrollment: Enrollment): boolean {
  const { hold, timer, phase } = enrollment;
  return isStopped(enrollment) || (hold !== undefined && timer === undefined && phase === 'waiting');
}

/** Told three times without effect: looks whether the execution lives. */
async function describe(ports: Ports, enrollment: Enrollment): Promise<void> {
  const { id, run } = enrollment;
  const name = executionName(id, run);
  const status = await ports.executions.status(name);
  if (enrollment.status === 'ended') {
    if (status !== 'running') await forget(ports, id);
    return;
  }
  if (status === 'absent') {
    await startRun(ports, enrollment);
    return;
  }
  // The next run first: stopped before it, the old one's end would look like a fault.
  await nextRun(ports, id, run);
  if (status === 'running') await ports.executions.stop(name);
}

/** Ended and its execution closed: nothing is left to look after. */
async function forget(ports: Ports, id: string): Promise<void> {
  await transact(ports, id, (draft) => {
    const { next } = draft;
    if (next.status !== 'ended') return { result: false };
    keepUntil(draft);
    return { write: { enrollment: next }, result: true };
  });
}
