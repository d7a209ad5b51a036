import { CHECK_MARGIN_MS, type Enrollment } from '../../workflows/domain/enrollment.ts';
import type { Ports } from '../../workflows/ports.ts';
import { relayAnswers } from '../relay-answers/relay-answers.ts';
import { executionName, nextRun, startRun } from '../shared/start-run.ts';
import { transact } from '../shared/transact.ts';
import { wake } from '../wake/wake.ts';

const PAGE = 500;
const LOOKS_BEFORE_DESCRIBE = 3;
const HELD_LOOK_MS = 86_400_000;

/** Looks after everything that should have moved by now, every 5 minutes. With the stream switched off everything still ends. */
export function sweep(ports: Ports) {
  return async (): Promise<number> => {
    const late = await ports.store.checksBefore(ports.clock.now(), PAGE);
    for (const id of late) await look(ports, id);
    return late.length;
  };
}

async function look(ports: Ports, id: string): Promise<void> {
  const looked = await transact<Enrollment | undefined>(ports, id, (draft) => {
    const { next, now } = draft;
    if (next.checkAt === undefined || next.checkAt > now) return { result: undefined };
    next.checks += 1;
    next.checkAt = now + (next.hold ? HELD_LOOK_MS : CHECK_MARGIN_MS);
    return { write: { enrollment: next }, result: next };
  });
  const enrollment = looked.status === 'done' ? looked.result : undefined;
  if (!enrollment || enrollment.hold) return;
  if (enrollment.status === 'open' && enrollment.phase === 'waiting') {
    await wake(ports)({ enrollment: id });
    return;
  }
  await relayAnswers(ports)(id);
  if (enrollment.checks >= LOOKS_BEFORE_DESCRIBE) await describe(ports, enrollment);
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
    next.checkAt = undefined;
    return { write: { enrollment: next }, result: true };
  });
}
