import { CreateScheduleCommand } from '@aws-sdk/client-scheduler';
import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { GetQueueUrlCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { accept } from '../accept.ts';
import { readExecutions } from '../executions.ts';
import { readLogs } from '../logs.ts';
import type { Stage } from '../stage.ts';
import { grantsOf, type Role, readAsked } from './roles.ts';

/** One role, one action it needs, and the least that needs it. */
export interface Attempt {
  readonly name: string;
  readonly of: (role: Role) => boolean;
  readonly action: string;
  /** Only on these resources. @default on all */
  readonly from?: (resource: string) => boolean;
  /** Does it, and returns how to see that it failed: in words, once it has. */
  readonly act: (contact: string, role: string) => Promise<() => Promise<string | undefined>>;
}

export interface Attempting {
  readonly stage: Stage;
  readonly campaign: string;
  /** Webhooks are signed with it. */
  readonly key: string;
}

/** An attempt for every role, those of functions first. */
export function attempts(attempting: Attempting): readonly Attempt[] {
  return [...whereSomebodyWaits(attempting), ...whereNobodyWaits(attempting), ...ofServices(attempting)];
}

const ofFunction = (name: string) => (role: Role) => role.ofFunction === name;

/** Who calls is told. */
function whereSomebodyWaits({ stage, campaign, key }: Attempting): readonly Attempt[] {
  const invoked = (name: string, action: string, event: () => unknown): Attempt => ({
    name,
    of: ofFunction(name),
    action,
    act: async () => {
      const fault = await faultOf(stage.invoke(`baton-${stage.name}-${name}`, await event()));
      return async () => (fault?.includes(action) ? 'its call fails' : undefined);
    },
  });
  const date = new Date().toISOString().slice(0, 10);
  return [
    invoked('operate', 'dynamodb:Query', () => ({ do: 'status', campaign })),
    invoked('sweep', 'dynamodb:Query', () => ({})),
    invoked('draw-rep-day', 'dynamodb:Query', () => ({
      kind: 'rep-day',
      campaign,
      rep: 'vera@voorbeeld.example',
      date,
    })),
    invoked('run-campaign-clock', 's3:GetObject', () => ({ kind: 'campaign', campaign, rev: 0 })),
    invoked('enroll-batch', 's3:GetObject', async () => ({
      key: `${(await lastEnrolment(stage)).prefix}0001.jsonl`,
    })),
    {
      name: 'receive-webhook',
      of: ofFunction('receive-webhook'),
      action: 'sqs:SendMessage',
      act: async (contact) => {
        const { status } = await accept(stage, { campaign, email: contact, key });
        return async () => (status === 500 ? 'the door answers 500' : undefined);
      },
    },
  ];
}

/** The function's own log tells. */
function whereNobodyWaits(attempting: Attempting): readonly Attempt[] {
  const { stage, campaign, key } = attempting;
  const logged = (name: string, action: string, does: (contact: string) => Promise<unknown>): Attempt => ({
    name,
    of: ofFunction(name),
    action,
    act: async (contact) => {
      await does(contact);
      return () => logOf(stage, name, action);
    },
  });
  const say = (signal: string) => (contact: string) =>
    stage.operate({ do: 'signal', campaign, contact, by: 'contact', signal, key: `${signal}.${contact}` });
  return [
    logged('apply-receipt', 'dynamodb:UpdateItem', (contact) => accept(stage, { campaign, email: contact, key })),
    logged('relay-answers', 'states:SendTaskSuccess', say('accepted')),
    logged('publish-events', 'events:PutEvents', say('accepted')),
    logged('ses-events', 'dynamodb:GetItem', say('accepted')),
    logged('execution-closed', 'dynamodb:GetItem', say('objected')),
    logged('wake', 'dynamodb:GetItem', () => sendTo(stage, 'wake', { kind: 'wake', wake: { enrollment: 'nobody' } })),
    {
      name: 'send-touch',
      of: ofFunction('send-touch'),
      action: 'ses:SendEmail',
      act: async (contact) => {
        await say('accepted')(contact);
        return () => mailPutBack(attempting, contact);
      },
    },
    {
      name: 'enter-step',
      of: ofFunction('enter-step'),
      action: 'dynamodb:GetItem',
      act: async (contact) => {
        const { enrollment } = await say('accepted')(contact);
        return () => historyOf(stage, String(enrollment), 'not authorized to perform: dynamodb:GetItem');
      },
    },
  ];
}

/** Roles that the Scheduler and Step Functions take on. */
function ofServices({ stage, campaign }: Attempting): readonly Attempt[] {
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

async function faultOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (fault) {
    return String(fault);
  }
}

async function logOf({ emulator, name: stage }: Stage, name: string, action: string): Promise<string | undefined> {
  const groups = await readLogs(emulator.endpoint, `/aws/lambda/baton-${stage}-${name}`);
  const lines = [...groups.values()].flat();
  return lines.some((line) => line.includes(`perform: ${action}`)) ? 'its log tells of the failure' : undefined;
}

/** Tried and refused, the mail is planned again. */
async function mailPutBack({ stage, campaign }: Attempting, contact: string): Promise<string | undefined> {
  const isDenied = readAsked(stage).some(({ action, allowed }) => action === 'ses:SendEmail' && !allowed);
  if (!isDenied) return undefined;
  const { mails } = await stage.operate({ do: 'mails', campaign, contact });
  const ledger = mails as readonly { readonly step?: string; readonly status: string }[];
  const isPlanned = ledger.some(({ step, status }) => step === 'confirm' && status === 'planned');
  return isPlanned ? 'the mail does not leave and is planned again' : undefined;
}

async function historyOf(stage: Stage, enrollment: string, words: string): Promise<string | undefined> {
  const executions = await readExecutions(stage);
  const failed = executions.some(({ name, told }) => name.startsWith(`${enrollment}-`) && told.includes(words));
  return failed ? "the step fails in its execution's history" : undefined;
}

/** Puts a message into a queue of the stage. */
export async function sendTo({ clients: { sqs }, name }: Stage, queue: string, message: unknown): Promise<void> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: `baton-${name}-${queue}` }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
}

/** What the launch gave the enrolment machine. */
async function lastEnrolment({ clients: { sfn }, name }: Stage) {
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
