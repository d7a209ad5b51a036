import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { createSurroundings } from '../adapters/aws/create-surroundings.ts';
import { readImage } from '../adapters/dynamodb/read-image.ts';
import { createBus } from '../adapters/eventbridge/bus.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleEvent } from '../shared/handle-event.ts';
import { readImages } from '../shared/queue-records.ts';
import { envSchema } from './env.ts';
import { publishEvents } from './publish-events.ts';

const env = readEnv(envSchema, process.env);
const base = createSurroundings(env.BATON_STAGE, 'publish-events');
const bus = createBus({ client: new EventBridgeClient(), bus: env.BUS_NAME, count: base.count });
const publish = publishEvents(bus, (what) => base.counter.add(what));

/** The table's stream: events, in ids only, to the bus. */
export const handler = handleEvent(base, (event: DynamoDBStreamEvent) =>
  publish(readImages(event).map(({ id, entry }) => ({ id, item: () => readImage(entry) }))),
);
