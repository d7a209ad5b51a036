import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import type { Signal } from '../../workflows/domain/signal.ts';
import type { Ports } from '../../workflows/ports.ts';
import { receiveSignal } from '../shared/receive-signal.ts';
import type { LineResult } from './list-answer.ts';

/** One line's answer, by the door of all signals. */
export async function tellLine(ports: Ports, signal: Signal): Promise<LineResult> {
  const result = await receiveSignal(ports)(signal);
  switch (result) {
    case 'duplicate':
      return 'repeated';
    case 'recorded':
      return 'recorded';
    case 'moved':
    case 'ended':
      return 'moved';
    case 'unmatched':
      return 'late';
    case 'ignored':
      return isSaid(await ports.store.enrollment(signal.enrollment), signal) ? 'unchanged' : 'late';
  }
}

/** Ignored as it says nothing new: the line stands as this answer has it. */
function isSaid(enrollment: Enrollment | undefined, { signal, by, data }: Signal): boolean {
  const { handOff, decision, ...facts } = enrollment?.facts ?? {};
  if (signal === 'taken-over' || signal === 'rejected') return handOff?.value === signal;
  const inRound = data?.round === undefined || decision?.data?.round === data.round;
  return facts[`decision-${by}`]?.value === signal && inRound;
}
