import type { DomainEvent } from '../../../workflows/domain/event.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';
import type { History } from '../../shared/cloud-ports.ts';
import { compareEvents, compareTouches } from '../past-order.ts';

/** What the past is told from: all events in the order they happened, and the ledger. */
export interface MemoryPast {
  readonly events: readonly DomainEvent[];
  readonly touches: ReadonlyMap<string, Touch>;
}

/** The past of a store in memory. */
export function createMemoryHistory({ events, touches }: MemoryPast): History {
  return {
    eventsOf: async (campaign) => events.filter((event) => event.campaign === campaign).sort(compareEvents),
    eventsOfCampaign: async (campaign) =>
      events.filter((event) => event.campaign === campaign && event.enrollment === undefined).sort(compareEvents),
    eventsOfEnrollment: async (enrollment) => events.filter((event) => event.enrollment === enrollment),
    touchesOfEnrollment: async (enrollment) =>
      [...touches.values()].filter((touch) => touch.enrollment === enrollment).sort(compareTouches),
  };
}
