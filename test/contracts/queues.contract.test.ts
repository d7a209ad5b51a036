import { queuesContract } from './delivery-contract.ts';
import { createEmbeddedDelivery } from './embedded-world.ts';
import { createQueuedDelivery } from './emulator-delivery.ts';

queuesContract('Queues [memory]', createEmbeddedDelivery);
queuesContract('Queues [emulator]', createQueuedDelivery);
