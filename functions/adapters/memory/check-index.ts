import type { Enrollment } from '../../../workflows/domain/enrollment.ts';
import { createHeap } from './heap.ts';

interface Entry {
  readonly at: number;
  readonly id: string;
}

/** The index by `checkAt`. An entry that the enrollment has passed by is dropped when it comes up. */
export function createCheckIndex(enrollments: ReadonlyMap<string, Enrollment>) {
  const heap = createHeap<Entry>((left, right) => left.at < right.at || (left.at === right.at && left.id < right.id));
  return {
    add: ({ id, checkAt }: Enrollment): void => {
      if (checkAt !== undefined) heap.push({ at: checkAt, id });
    },
    next: (): number | undefined => heap.peek()?.at,
    /** Ids whose `checkAt` is before the instant, oldest first; they stay in the index until they are written. */
    before: (at: number, limit: number): string[] => {
      const found: Entry[] = [];
      for (let first = heap.peek(); first && first.at < at && found.length < limit; first = heap.peek()) {
        heap.pop();
        const isCurrent = enrollments.get(first.id)?.checkAt === first.at;
        if (isCurrent && found.at(-1)?.id !== first.id) found.push(first);
      }
      for (const entry of found) heap.push(entry);
      return found.map((entry) => entry.id);
    },
  };
}
