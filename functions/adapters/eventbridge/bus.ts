import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { DomainEvent } from '../../../workflows/domain/event.ts';
import { Throttled } from '../../../workflows/errors.ts';
import type { Bus } from '../../shared/cloud-ports.ts';
import { type Count, callService } from '../aws/call-service.ts';

export interface BusOptions {
  readonly client: EventBridgeClient;
  readonly bus: string;
  readonly count?: Count;
}

/** Limits of one PutEvents. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html */
const MAX_ENTRIES = 10;
const MAX_BYTES = 256 * 1024;

/** Bytes that the service counts for an entry's time. */
const TIME_BYTES = 14;

const SOURCE = 'baton';

interface Entry {
  readonly key: string;
  readonly bytes: number;
  readonly entry: PutEventsRequestEntry;
}

/** Domain events on a bus of EventBridge, in ids only: what they say beyond that stays in the table. */
export function createBus(options: BusOptions): Bus {
  return {
    publish: async (events) => {
      const failed: string[] = [];
      for (const batch of batchesOf(events.map((event) => entryOf(event, options.bus)))) {
        failed.push(...(await put(options, batch)));
      }
      return failed;
    },
  };
}

/** The keys of those that were not taken. */
async function put({ client, count }: BusOptions, batch: readonly Entry[]): Promise<readonly string[]> {
  const command = new PutEventsCommand({ Entries: batch.map(({ entry }) => entry) });
  try {
    const { Entries = [] } = await callService({ action: 'events:PutEvents', count }, () => client.send(command));
    // An answer stands at its entry's place; one without an id was not taken.
    return batch.flatMap(({ key }, place) => (Entries[place]?.EventId === undefined ? [key] : []));
  } catch (fault) {
    if (!(fault instanceof Throttled)) throw fault;
    return batch.map(({ key }) => key);
  }
}

/** At most 10 entries and 256 KB together, in order. One that is larger by itself goes alone, and the service says no. */
function batchesOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const batches: Entry[][] = [];
  let room = 0;
  for (const entry of entries) {
    const last = batches.at(-1);
    if (last && last.length < MAX_ENTRIES && entry.bytes <= room) {
      last.push(entry);
      room -= entry.bytes;
    } else {
      batches.push([entry]);
      room = MAX_BYTES - entry.bytes;
    }
  }
  return batches;
}

function entryOf(event: DomainEvent, bus: string): Entry {
  const { data: _data, at, type, ...ids } = event;
  const Detail = JSON.stringify({ schema: 1, at: new Date(at).toISOString(), ...ids });
  return {
    key: event.key,
    bytes: TIME_BYTES + Buffer.byteLength(SOURCE) + Buffer.byteLength(type) + Buffer.byteLength(Detail),
    entry: { EventBusName: bus, Source: SOURCE, DetailType: type, Time: new Date(at), Detail },
  };
}
