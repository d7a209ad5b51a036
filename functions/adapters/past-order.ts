import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { Touch } from '../../workflows/domain/touch.ts';

/** By (at, key): the same order wherever they are read from. */
export function compareEvents(left: DomainEvent, right: DomainEvent): number {
  return left.at - right.at || compareText(left.key, right.key);
}

/** In the order they were planned: stay by stay, attempt by attempt. */
export function compareTouches(left: Touch, right: Touch): number {
  return left.stay - right.stay || left.attempt - right.attempt || compareText(left.id, right.id);
}

/** By code units, whatever the language of the machine. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
