import type { Draft } from './draft.ts';
import type { Enrollment, Refusal } from './enrollment.ts';
import type { Signal } from './signal.ts';
import { seatOf } from './take-seat.ts';

/** A definite no that a rep reported on a task may be taken back: where everything stood is kept with its end. */
export function keepRefusal(draft: Draft, { signal, touch, by, who }: Signal): void {
  const { from, next, contact, now } = draft;
  if (signal !== 'no' || touch === undefined || by === 'contact') return;
  const { phase, answer, touch: open, hold } = from.enrollment;
  const task = from.touch?.id === touch ? from.touch : undefined;
  next.refusal = {
    touch,
    also: task?.reopens ?? [],
    at: now,
    ...(who !== undefined && { who }),
    ...(task?.promised && { promised: true }),
    stage: from.contact.stage,
    ...(from.contact.refusedAt !== undefined && { refusedAt: from.contact.refusedAt }),
    ...(contact.stage !== from.contact.stage && { restaged: true }),
    ...(hasSeat(from.enrollment) && seatOf(draft) === 'released' && { seat: true }),
    ...(phase === 'answered' && answer && { answer }),
    ...(phase === 'waiting' && open && { open }),
    ...(hold && hold.scope !== 'organisation' && { hold }),
  };
}

function hasSeat({ facts }: Enrollment): boolean {
  return facts.seat !== undefined && facts.seat.value !== 'released' && facts.seat.value !== 'full';
}

/** The no that a task's page speaks of, by whichever of its links. */
export function isRefusalOf({ touch, also }: Refusal, asked: string | undefined): boolean {
  return asked !== undefined && (touch === asked || also.includes(asked));
}
