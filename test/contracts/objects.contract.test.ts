import { createMemoryObjects } from '../../functions/adapters/memory/memory-objects.ts';
import { createEmulatorObjects } from './emulator-objects.ts';
import { objectsContract } from './objects-contract.ts';

objectsContract('Objects [memory]', async () => createMemoryObjects());
objectsContract('Objects [emulator]', createEmulatorObjects);
