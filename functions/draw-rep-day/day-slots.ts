/**
 * The calls a rep may be given in a day, over all his campaigns, as numbered places. Whoever hands a call out claims a
 * place in the same transaction: two campaigns that draw at one moment never take the same one.
 */
export interface DaySlots {
  /** Key of the next place to try; undefined when the day is full. */
  next(): string | undefined;
  /** It is taken, by this call or by somebody else's. */
  taken(): void;
}

/** `from` places are known to be taken; a wrong guess only costs a try each. */
export function createDaySlots(rep: string, date: string, { from, max }: { from: number; max: number }): DaySlots {
  let place = from + 1;
  return {
    next: () => (place > max ? undefined : `calls.${rep}.${date}.${place}`),
    taken: () => {
      place += 1;
    },
  };
}
