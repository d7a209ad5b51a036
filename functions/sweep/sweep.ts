import { CHECK_MARGIN_MS, type Enrollment, isStopped } from '../../workflows/domain/enrollment.ts';
import { keepUntil } from '../../workflows/domain/keep-until.ts';
import type { Ports } from '../../workflows/ports.ts';
import type { ErasePorts } from '../erase-contact/erase-contact.ts';
import { eraseRetained } from '../erase-contact/erase-retained.ts';
import { relayAnswers } from '../relay-answers/relay-answers.ts';
import { executionName, nextRun, startRun } from '../shared/start-run.ts';
import { transact } from '../shared/transact.ts';
import { type Look, wakeNow } from '../wake/wake.ts';

const PAGE = 500;
const LOOKS_BEFORE_DESCRIBE = 3;
const DAY_MS = 86_400_000;
/** A hold is looked at after a day, after two more, and every three days from then on. */
const MOST_HELD_DAYS = 3;

/** Looks after everything that should have moved by now, every 5 minutes. With the stream switched off everything still ends. */
export function sweep(ports: ErasePorts) {
  return async (): Promise<number> => {
    const late = await ports.store.checksBefore(ports.clock.now(), PAGE);
    for (const id of late) await look(ports, id);
    return late.length;
  };
}

async function look(ports: ErasePorts, id: string): Promise<void> {
  const now = ports.clock.now();
  const found = await ports.store.enrollment(id);
  if (found && isLate(found, now) && isWaiting(found)) {
    // One transaction: the waiting are many, and mostly there is nothing to do.
    const isStale = (current: Enrollment): boolean => !isLate(current, now) || !isWaiting(current);
    await wakeNow(ports, { id, isStale }, (current) => lookAt(current, now));
    return;
  }
  const looked = await transact<Enrollment | undefined>(ports, id, (draft) => {
    if (!isLate(draft.next, draft.now)) return { result: undefined };
    Object.assign(draft.next, lookAt(draft.next, draft.now));
    return { write: { enrollment: draft.next }, result: draft.next };
  });
  const enrollment = looked.status === 'done' ? looked.result : undefined;
  if (enrollment?.eraseAt !== undefined) {
    await eraseRetained(ports)(enrollment);
    return;
  }
  if (!enrollment || isForPerson(enrollment)) return;
  if (enrollment.status === 'open' && enrollment.phase === 'waiting') return;
  await relayAnswers(ports)(id);
  if (enrollment.checks >= LOOKS_BEFORE_DESCRIBE) await describe(ports, enrollment);
}

function isLate({ checkAt }: Enrollment, now: number): boolean {
  return checkAt !== undefined && checkAt <= now;
}

/** Waits for something that comes by itself: a time, or what becomes of a colleague. */
function isWaiting(enrollment: Enrollment): boolean {
  const { status, phase, eraseAt } = enrollment;
  return status === 'open' && phase === 'waiting' && eraseAt === undefined && !isForPerson(enrollment);
}

/** Stopped for a person. A hold that has a timer of its own ends by itself. */
function isForPerson(enrollment: Enrollment): boolean {
  return isStopped(enrollment) && !enrollment.timer;
}

function lookAt(found: Enrollment, now: number): Look {
  const days = Math.min(found.checks + 2, MOST_HELD_DAYS);
  return { checks: found.checks + 1, checkAt: now + (isHeld(found) ? days * DAY_MS : CHECK_MARGIN_MS) };
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
