import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { Bus } from '../shared/cloud-ports.ts';
import type { BatchAnswer } from '../shared/take-batch.ts';

/** A record of the stream: its place in it, and what was written. */
export interface StreamRecord {
  readonly id: string;
  readonly item: () => { readonly kind: string; readonly event?: DomainEvent } | undefined;
}

/** Counts what operators must hear of; an alarm looks at it. */
export type Tally = (what: 'HeldForOperator') => void;

/**
 * Puts the domain events of a batch on the bus, in order, and names the records the bus did not take: the stream goes
 * on from the first of them. Somebody who listens may hear an event twice; its `key` tells.
 */
export function publishEvents(bus: Bus, tally: Tally) {
  return async (records: readonly StreamRecord[]): Promise<BatchAnswer> => {
    const told = records.flatMap(({ id, item }) => {
      const event = item()?.event;
      return event ? [{ id, event }] : [];
    });
    const failed = new Set(await bus.publish(told.map(({ event }) => event)));
    for (const { event } of told) if (!failed.has(event.key) && isForOperator(event)) tally('HeldForOperator');
    const batchItemFailures = told
      .filter(({ event }) => failed.has(event.key))
      .map(({ id }) => ({ itemIdentifier: id }));
    return { batchItemFailures };
  };
}

/** Spinning, failed, without a date: nobody but an operator can let it go on. */
function isForOperator({ type, data }: DomainEvent): boolean {
  return type === 'Held' && data.for === 'operator';
}
