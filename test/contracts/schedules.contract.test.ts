import { schedulesContract } from './delivery-contract.ts';
import { createEmbeddedDelivery } from './embedded-world.ts';
import { createScheduledDelivery } from './emulator-delivery.ts';

schedulesContract('Schedules [memory]', createEmbeddedDelivery);
schedulesContract('Schedules [emulator]', createScheduledDelivery);
