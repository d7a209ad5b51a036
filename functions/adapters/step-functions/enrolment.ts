import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { Enrolment } from '../../launch-campaign/launch-ports.ts';
import { type Count, callService } from '../aws/call-service.ts';

export interface EnrolmentOptions {
  readonly client: SFNClient;
  /** The machine that walks over the files of a launch. */
  readonly machineArn: string;
  /** The real instant of an instant of the deployment's clock. @default the same instant */
  readonly toRealTime?: (at: number) => number;
  readonly count?: Count;
}

/** Launches' enrolments as executions of one machine, named by launch and attempt: twice is once. */
export function createEnrolment({ client, machineArn, toRealTime = (at) => at, count }: EnrolmentOptions): Enrolment {
  const executionOf = (name: string): string => `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  return {
    start: async (name, input) => {
      const startAt = new Date(toRealTime(Date.parse(input.startAt))).toISOString();
      const command = new StartExecutionCommand({
        stateMachineArn: machineArn,
        name,
        input: JSON.stringify({ ...input, startAt }),
      });
      try {
        await callService({ action: 'states:StartExecution', count }, () => client.send(command));
      } catch (fault) {
        if (!(fault instanceof ExecutionAlreadyExists)) throw fault;
      }
    },
    status: async (name) => {
      const command = new DescribeExecutionCommand({ executionArn: executionOf(name), includedData: 'METADATA_ONLY' });
      try {
        const { status } = await callService({ action: 'states:DescribeExecution', count }, () => client.send(command));
        if (status === 'RUNNING' || status === 'PENDING_REDRIVE') return 'running';
        return status === 'SUCCEEDED' ? 'succeeded' : 'failed';
      } catch (fault) {
        if (fault instanceof ExecutionDoesNotExist) return 'absent';
        throw fault;
      }
    },
  };
}
