import { createMemoryObjects } from '../../functions/adapters/memory/memory-objects.ts';
import { queuesContract, schedulesContract } from './delivery-contract.ts';
import { createEmbeddedDelivery, createEmbeddedExecutions } from './embedded-world.ts';
import { executionsContract } from './executions-contract.ts';
import { objectsContract } from './objects-contract.ts';

/** Without any engine: the contracts that are run on engines, too, by `test:contract`. */
schedulesContract('the schedules of the embedded world', createEmbeddedDelivery);
queuesContract('the queues of the embedded world', createEmbeddedDelivery);
executionsContract('the executions of the embedded world', createEmbeddedExecutions);
objectsContract('objects in memory', async () => createMemoryObjects());
