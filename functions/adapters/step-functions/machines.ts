import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  type LoggingConfiguration,
  type SFNClient,
  StateMachineAlreadyExists,
  StateMachineDoesNotExist,
} from '@aws-sdk/client-sfn';
import { compileMachine } from '../../../workflows/compile/compile-machine.ts';
import type { Machines } from '../../shared/cloud-ports.ts';
import { type Count, callService } from '../aws/call-service.ts';
import { machineArn, machineName } from './machine-arns.ts';

export interface MachinesOptions {
  readonly client: SFNClient;
  /** `arn:aws:states:<region>:<account>:stateMachine:baton-<stage>-`. */
  readonly machinePrefix: string;
  readonly roleArn: string;
  /** Alias `live` of enter-step. */
  readonly enterStepArn: string;
  /** Where errors of executions are logged, without their data. @default not logged */
  readonly logGroupArn?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly count?: Count;
}

/** Machines named after their workflow and its hash: made when missing, never changed, never removed. */
export function createMachines(options: MachinesOptions): Machines {
  return {
    create: async (workflow) => {
      if (await isThere(options, workflow.id)) return 'exists';
      const { client, machinePrefix, roleArn, enterStepArn, logGroupArn, tags = {}, count } = options;
      const command = new CreateStateMachineCommand({
        name: machineName(machinePrefix, workflow.id),
        definition: JSON.stringify(compileMachine(workflow, { functionArn: enterStepArn })),
        roleArn,
        type: 'STANDARD',
        ...(logGroupArn !== undefined && { loggingConfiguration: loggingTo(logGroupArn) }),
        tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
      });
      try {
        await callService({ action: 'states:CreateStateMachine', count }, () => client.send(command));
        return 'created';
      } catch (fault) {
        if (fault instanceof StateMachineAlreadyExists) return 'exists';
        throw fault;
      }
    },
  };
}

/** Asked first: to the service, making the very same machine again is no conflict, and tells nothing. */
async function isThere({ client, machinePrefix, count }: MachinesOptions, workflow: string): Promise<boolean> {
  const stateMachineArn = machineArn(machinePrefix, workflow);
  const command = new DescribeStateMachineCommand({ stateMachineArn, includedData: 'METADATA_ONLY' });
  try {
    await callService({ action: 'states:DescribeStateMachine', count }, () => client.send(command));
    return true;
  } catch (fault) {
    if (fault instanceof StateMachineDoesNotExist) return false;
    throw fault;
  }
}

function loggingTo(logGroupArn: string): LoggingConfiguration {
  const destination = { cloudWatchLogsLogGroup: { logGroupArn } };
  return { level: 'ERROR', includeExecutionData: false, destinations: [destination] };
}
