import { CreateScheduleCommand } from '@aws-sdk/client-scheduler';
import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { GetQueueUrlCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { Stage } from '../stage.ts';
import type { Attempt, Attempting } from './attempt.ts';
import { grantsOf, type Role } from './roles.ts';
import { historyOf } from './signs.ts';

/** Roles that the Scheduler and Step Functions take on. */
export function serviceAttempts({ stage, campaign }: Attempting): readonly Attempt[] {
  const reaches = (target: RegExp) => (role: Role) =>
    role.ofFunction === undefined &&
    grantsOf(role).some(({ action, resource }) => action === 'lambda:InvokeFunction' && target.test(resource));
  return [
    {
      name: 'the machines of campaigns',
      of: reaches(/-enter-step:live$/),
      action: 'lambda:InvokeFunction',
      act: async (contact) => {
        const signal = {
          do: 'signal',
          campaign,
          contact,
          by: 'contact',
          signal: 'accepted',
          key: `machine.${contact}`,
        };
        const { enrollment } = await stage.operate(signal);
        return () => historyOf(stage, String(enrollment), 'not authorized to perform: lambda:InvokeFunction');
      },
    },
    {
      name: 'the enrolment machine',
      of: reaches(/-enroll-batch$/),
      action: 's3:ListBucket',
      act: () => enrolAgain(stage),
    },
    {
      name: 'schedules',
      of: reaches(/-draw-rep-day$/),
      action: 'sqs:SendMessage',
      from: (resource) => resource.endsWith('-wake'),
      act: (_contact, role) => scheduleWake(stage, role),
    },
  ];
}

/** What the launch gave the enrolment machine. */
export async function lastEnrolment({ clients: { sfn }, name }: Stage) {
  const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
  const stateMachineArn = stateMachines.find((machine) => machine.name === `baton-${name}-enroll`)?.stateMachineArn;
  const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn }));
  const { input = '{}' } = await sfn.send(new DescribeExecutionCommand({ executionArn: executions[0]?.executionArn }));
  const { prefix } = JSON.parse(input) as { readonly prefix: string };
  return { stateMachineArn, input, prefix };
}

async function enrolAgain(stage: Stage): Promise<() => Promise<string | undefined>> {
  const { sfn } = stage.clients;
  const { stateMachineArn, input } = await lastEnrolment(stage);
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input }));
  return async () => {
    const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    return status === 'FAILED' ? 'its execution fails' : undefined;
  };
}

/** A schedule as timers are, due in two seconds. */
async function scheduleWake(stage: Stage, role: string): Promise<() => Promise<string | undefined>> {
  const { scheduler, sqs } = stage.clients;
  const queue = (name: string): string => `arn:aws:sqs:us-east-1:000000000000:baton-${stage.name}-${name}`;
  const at = new Date(Date.now() + 2_000).toISOString().slice(0, 19);
  await scheduler.send(
    new CreateScheduleCommand({
      Name: 'one-action-less',
      GroupName: `baton-${stage.name}`,
      ScheduleExpression: `at(${at})`,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: queue('wake'),
        RoleArn: `arn:aws:iam::000000000000:role/${role}`,
        Input: JSON.stringify({ kind: 'wake', wake: { enrollment: 'nobody' } }),
        DeadLetterConfig: { Arn: queue('schedules-dlq') },
      },
    }),
  );
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: `baton-${stage.name}-schedules-dlq` }));
  return async () => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'], WaitTimeSeconds: 1 }),
    );
    const code = Messages[0]?.MessageAttributes?.ERROR_CODE?.StringValue;
    return code === 'NO_PERMISSIONS' ? 'the timer lies among the dead letters' : undefined;
  };
}
