import { createEmbeddedExecutions } from './embedded-world.ts';
import { createEmulatorExecutions } from './emulator-executions.ts';
import { executionsContract } from './executions-contract.ts';

executionsContract('Executions [memory]', createEmbeddedExecutions);
executionsContract('Executions [emulator]', createEmulatorExecutions);
