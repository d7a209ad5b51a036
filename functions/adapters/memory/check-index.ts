import type { Enrollment } from '../../../workflows/domain/enrollment.ts';

const SLOT_MS = 5 * 60_000;

/** The index by `checkAt`, in slots of five minutes. An entry that its enrollment has passed by is dropped when its slot comes up. */
export function createCheckIndex(enrollments: ReadonlyMap<string, Enrollment>) {
  const bySlot = new Map<number, string[]>();
  const slots: number[] = [];

  /** Ids that still stand in a slot, each once. */
  const currentOf = (slot: number): Enrollment[] => {
    const current = [...new Set(bySlot.get(slot))].flatMap((id) => {
      const enrollment = enrollments.get(id);
      return enrollment?.checkAt !== undefined && slotOf(enrollment.checkAt) === slot ? [enrollment] : [];
    });
    if (current.length > 0)
      bySlot.set(
        slot,
        current.map(({ id }) => id),
      );
    else {
      bySlot.delete(slot);
      slots.splice(slots.indexOf(slot), 1);
    }
    return current;
  };

  return {
    add: ({ id, checkAt }: Enrollment): void => {
      if (checkAt === undefined) return;
      const slot = slotOf(checkAt);
      const ids = bySlot.get(slot);
      if (ids) ids.push(id);
      else {
        bySlot.set(slot, [id]);
        slots.splice(placeOf(slots, slot), 0, slot);
      }
    },
    next: (): number | undefined => (slots[0] === undefined ? undefined : slots[0] * SLOT_MS),
    /** Ids whose `checkAt` is before the instant, oldest first; they stay in the index until they are written. */
    before: (at: number, limit: number): string[] => {
      const found: Enrollment[] = [];
      for (const slot of slots.slice(0, placeOf(slots, slotOf(at) + 1))) {
        found.push(...currentOf(slot).filter(({ checkAt }) => (checkAt ?? at) < at));
        if (found.length >= limit) break;
      }
      found.sort((left, right) => (left.checkAt ?? 0) - (right.checkAt ?? 0) || (left.id < right.id ? -1 : 1));
      return found.slice(0, limit).map(({ id }) => id);
    },
  };
}

function slotOf(at: number): number {
  return Math.floor(at / SLOT_MS);
}

/** Where a slot stands or would stand in the sorted list. */
function placeOf(slots: readonly number[], slot: number): number {
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots[middle] ?? 0) < slot) low = middle + 1;
    else high = middle;
  }
  return low;
}
