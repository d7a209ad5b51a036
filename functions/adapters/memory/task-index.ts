import type { Touch } from '../../../workflows/domain/touch.ts';
import { isTask } from '../is-task.ts';

/** The sparse index by rep: calls and asks that wait in his queue or are open. */
export function createTaskIndex() {
  const byRep = new Map<string, Map<string, Touch>>();
  const tasksOf = (rep: string): Map<string, Touch> => {
    const known = byRep.get(rep);
    if (known) return known;
    const made = new Map<string, Touch>();
    byRep.set(rep, made);
    return made;
  };
  return {
    change: (before: Touch | undefined, next: Touch): void => {
      if (before?.rep !== undefined && (before.rep !== next.rep || !isTask(next)))
        tasksOf(before.rep).delete(before.id);
      if (next.rep !== undefined && isTask(next)) tasksOf(next.rep).set(next.id, next);
    },
    /** By (notBefore, id). */
    of: (rep: string): readonly Touch[] => [...tasksOf(rep).values()].sort(compareTasks),
  };
}

function compareTasks(left: Touch, right: Touch): number {
  return left.notBefore - right.notBefore || (left.id < right.id ? -1 : 1);
}
