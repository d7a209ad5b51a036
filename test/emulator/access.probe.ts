import {
  CreateAliasCommand,
  CreateEventSourceMappingCommand,
  GetAccountSettingsCommand,
  InvokeCommand,
  LambdaClient,
  PublishVersionCommand,
} from '@aws-sdk/client-lambda';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateScheduleCommand, CreateScheduleGroupCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import {
  CreateConfigurationSetCommand,
  CreateEmailIdentityCommand,
  SESv2Client,
  SendEmailCommand,
} from '@aws-sdk/client-sesv2';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readLogs } from '../e2e/logs.ts';
import {
  ALL,
  callQuery,
  configOf,
  createFunction,
  createQueue,
  createRole,
  endpoint,
  fresh,
  lambda,
  pause,
  refusalOf,
  type Statement,
  s3,
  scheduler,
  ses,
  sfn,
  sqs,
  until,
} from './probe-world.ts';

const arn = (service: string, rest: string): string => `arn:aws:${service}:us-east-1:000000000000:${rest}`;
const may = (Action: string | string[], Resource: string): Statement => ({ Effect: 'Allow', Action, Resource });

/** A user with just these statements: what a function with that role may. */
async function userWith(...statements: readonly Statement[]) {
  const UserName = fresh('user');
  await callQuery('iam', { Action: 'CreateUser', UserName });
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  await callQuery('iam', { Action: 'PutUserPolicy', UserName, PolicyName: 'probe', PolicyDocument });
  const key = await callQuery('iam', { Action: 'CreateAccessKey', UserName });
  const [accessKeyId = '', secretAccessKey = ''] = ['AccessKeyId', 'SecretAccessKey'].map(
    (name) => new RegExp(`<${name}>([^<]+)<`).exec(key)?.[1] ?? '',
  );
  const { endpoint, region, maxAttempts } = configOf({ accessKeyId, secretAccessKey, sessionToken: '' });
  return { endpoint, region, maxAttempts, credentials: { accessKeyId, secretAccessKey } };
}

describe('access-transport', () => {
  it('counts the loopback as secure, for a bucket that denies all else', async () => {
    const Bucket = fresh('bucket');
    const arns = [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`];
    await s3.send(new CreateBucketCommand({ Bucket }));
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: arns,
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    });
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    const config = await userWith(may('s3:PutObject', arns[1] ?? ''));
    const put = new PutObjectCommand({ Bucket, Key: 'a', Body: 'a' });
    expect(await refusalOf(new S3Client({ ...config, forcePathStyle: true }).send(put))).toBeUndefined();
  });
});

describe('access-resources', () => {
  const set = fresh('set');
  beforeAll(async () => {
    await ses.send(new CreateEmailIdentityCommand({ EmailIdentity: 'access.example' }));
    await ses.send(new CreateConfigurationSetCommand({ ConfigurationSetName: set }));
  });

  it('checks a schedule in its group', async () => {
    const GroupName = fresh('group');
    await scheduler.send(new CreateScheduleGroupCommand({ Name: GroupName }));
    const Target = { Arn: arn('sqs', 'any'), RoleArn: await createRole() };
    const inGroup = new SchedulerClient(
      await userWith(
        may('scheduler:CreateSchedule', arn('scheduler', `schedule/${GroupName}/*`)),
        may('iam:PassRole', '*'),
      ),
    );
    const make = (group: string) =>
      inGroup.send(
        new CreateScheduleCommand({
          Name: 'a',
          GroupName: group,
          ScheduleExpression: 'at(2099-01-01T00:00:00)',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target,
        }),
      );
    expect(await refusalOf(make(GroupName))).toBeUndefined();
    expect(await refusalOf(make('default'))).toBe('AccessDeniedException');
  });

  it('checks a mail against its identity and its configuration set', async () => {
    const [identity, own] = [arn('ses', 'identity/access.example'), arn('ses', `configuration-set/${set}`)];
    const send = async (...statements: readonly Statement[]) =>
      refusalOf(
        new SESv2Client(await userWith(...statements)).send(
          new SendEmailCommand({
            FromEmailAddress: 'Anna <anna@access.example>',
            Destination: { ToAddresses: ['a@audience.example'] },
            ConfigurationSetName: set,
            Content: { Simple: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } } },
          }),
        ),
      );
    expect(await send(may('ses:SendEmail', identity), may('ses:SendEmail', own))).toBeUndefined();
    expect(await send(may('ses:SendEmail', identity))).toBe('AccessDeniedException');
    expect(await send(may('ses:SendEmail', own))).toBe('AccessDeniedException');
  });

  it('checks a task token against its machine', async () => {
    const { arn: functionArn, seen } = await createFunction(() => ({}));
    const name = fresh('machine');
    const States = {
      Wait: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Parameters: { FunctionName: functionArn, Payload: { 'token.$': '$$.Task.Token' } },
        End: true,
      },
    };
    const definition = JSON.stringify({ StartAt: 'Wait', States });
    const { stateMachineArn } = await sfn.send(
      new CreateStateMachineCommand({ name, definition, roleArn: await createRole() }),
    );
    await sfn.send(new StartExecutionCommand({ stateMachineArn }));
    const taskToken = await until(() => (seen[0] as { token?: string } | undefined)?.token);
    const answer = async (machine: string) => {
      const config = await userWith(may('states:SendTaskSuccess', arn('states', `stateMachine:${machine}`)));
      return refusalOf(new SFNClient(config).send(new SendTaskSuccessCommand({ taskToken, output: '{}' })));
    };
    expect(await answer('another')).toBe('AccessDeniedException');
    expect(await answer(name)).toBeUndefined();
  });

  it('checks a function with its qualifier', async () => {
    const { name } = await createFunction(() => ({ result: 'ok' }));
    const { Version } = await lambda.send(new PublishVersionCommand({ FunctionName: name }));
    await lambda.send(new CreateAliasCommand({ FunctionName: name, Name: 'live', FunctionVersion: Version }));
    const invoke = async (Qualifier: string) => {
      const config = await userWith(may('lambda:InvokeFunction', arn('lambda', `function:${name}:live`)));
      return refusalOf(new LambdaClient(config).send(new InvokeCommand({ FunctionName: name, Qualifier })));
    };
    expect(await invoke('live')).toBeUndefined();
    expect(await invoke(Version ?? '')).toBe('AccessDeniedException');
  });
});

describe('access-resources', () => {
  it("checks who looks at Lambda's account settings", async () => {
    const look = async (...statements: readonly Statement[]) =>
      refusalOf(new LambdaClient(await userWith(...statements)).send(new GetAccountSettingsCommand({})));
    expect(await look(may('lambda:GetAccountSettings', '*'))).toBeUndefined();
    expect(await look(may('lambda:InvokeFunction', '*'))).toBe('AccessDeniedException');
  });
});

async function runWithRole(roleArn: string, state: Readonly<Record<string, unknown>>) {
  const definition = JSON.stringify({ StartAt: 'Only', States: { Only: { ...state, End: true } } });
  const made = await sfn.send(new CreateStateMachineCommand({ name: fresh('machine'), definition, roleArn }));
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn: made.stateMachineArn }));
  return until(async () => {
    const run = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    return run.status === 'RUNNING' ? undefined : run;
  });
}

describe('access-machine-roles', () => {
  const invoking = (functionArn: string) => ({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: functionArn, Payload: {} },
  });

  it("does not invoke a function the machine's role may not, nor for a role that does not trust it", async () => {
    const { arn: functionArn, seen } = await createFunction(() => ({}));
    const invoke = may('lambda:InvokeFunction', functionArn);
    const denied = await runWithRole(
      await createRole([may('lambda:InvokeFunction', `${functionArn}x`)]),
      invoking(functionArn),
    );
    expect(denied).toMatchObject({ status: 'FAILED', error: 'Lambda.AWSLambdaException' });
    expect(denied.cause).toContain('is not authorized to perform: lambda:InvokeFunction');
    const untrusted = await createRole([invoke], ['lambda.amazonaws.com']);
    expect((await runWithRole(untrusted, invoking(functionArn))).status).toBe('FAILED');
    expect(seen).toEqual([]);
    expect((await runWithRole(await createRole([invoke]), invoking(functionArn))).status).toBe('SUCCEEDED');
  });

  it('starts no children and lists no keys that the role may not', async () => {
    const Bucket = fresh('bucket');
    await s3.send(new CreateBucketCommand({ Bucket }));
    const map = {
      Type: 'Map',
      ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Parameters: { Bucket, Prefix: 'a' } },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Pass',
        States: { Pass: { Type: 'Pass', End: true } },
      },
    };
    const [starts, lists] = [may('states:StartExecution', '*'), may('s3:ListBucket', `arn:aws:s3:::${Bucket}`)];
    expect(await runWithRole(await createRole([lists]), map)).toMatchObject({ error: 'States.Permissions' });
    expect(await runWithRole(await createRole([starts]), map)).toMatchObject({ error: 'States.ItemReaderFailed' });
    expect((await runWithRole(await createRole([starts, lists]), map)).status).toBe('SUCCEEDED');
  });
});

describe('access-event-sources', () => {
  it("reads a queue only with the function's role", async () => {
    const queue = await createQueue();
    const reading = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
    const denied = await createFunction(() => ({}), { role: await createRole([may(reading.slice(0, 2), queue.arn)]) });
    await sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: 'hello' }));
    const map = (FunctionName: string) =>
      lambda.send(new CreateEventSourceMappingCommand({ FunctionName, EventSourceArn: queue.arn }));
    await map(denied.name);
    await pause(2500);
    expect(denied.seen).toEqual([]);
    const allowed = await createFunction(() => ({}), { role: await createRole([may(reading, queue.arn)]) });
    await map(allowed.name);
    await until(() => allowed.seen.length === 1);
  });

  it("writes to a dead-letter queue only with the function's role", async () => {
    const dead = await createQueue();
    const fail = () => ({ error: { name: 'Broken' } });
    const role = await createRole([may('sqs:ReceiveMessage', dead.arn)]);
    const denied = await createFunction(fail, { role, deadLetterArn: dead.arn });
    await lambda.send(new InvokeCommand({ FunctionName: denied.name, InvocationType: 'Event' }));
    await until(() => denied.seen.length === 3, 10_000);
    await pause(1000);
    expect(await dead.take()).toEqual([]);
  });
});

describe('access-missing-keys', () => {
  it('tells that a key is missing only to who may list the bucket', async () => {
    const Bucket = fresh('bucket');
    await s3.send(new CreateBucketCommand({ Bucket }));
    const read = async (...statements: readonly Statement[]) => {
      const client = new S3Client({ ...(await userWith(...statements)), forcePathStyle: true });
      return refusalOf(client.send(new GetObjectCommand({ Bucket, Key: 'missing' })));
    };
    const get = may('s3:GetObject', `arn:aws:s3:::${Bucket}/*`);
    expect(await read(get)).toBe('AccessDenied');
    expect(await read(get, may('s3:ListBucket', `arn:aws:s3:::${Bucket}`))).toBe('NoSuchKey');
  });
});

describe('access-logs', () => {
  it("writes a function's lines only with the function's role", async () => {
    const linesOf = async (role: string): Promise<number> => {
      const { name } = await createFunction(() => ({ result: 'ok' }), { role });
      await lambda.send(new InvokeCommand({ FunctionName: name }));
      const groups = await readLogs(endpoint, `/aws/lambda/${name}`);
      return [...groups.values()].flat().length;
    };
    const group = arn('logs', 'log-group:*');
    expect(await linesOf(await createRole([may('logs:CreateLogStream', group)]))).toBe(0);
    const both = may(['logs:CreateLogStream', 'logs:PutLogEvents'], group);
    expect(await linesOf(await createRole([both]))).toBeGreaterThan(0);
  });
});

describe('access-pass-role', () => {
  const schedule = (client: SchedulerClient, RoleArn: string) =>
    client.send(
      new CreateScheduleCommand({
        Name: fresh('passed'),
        ScheduleExpression: 'at(2099-01-01T00:00:00)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: arn('sqs', 'any'), RoleArn },
      }),
    );

  it('makes no schedule for who may not pass its role', async () => {
    const RoleArn = await createRole();
    const create = may('scheduler:CreateSchedule', '*');
    const without = new SchedulerClient(await userWith(create));
    expect(await refusalOf(schedule(without, RoleArn))).toBe('AccessDeniedException');
    const passing = new SchedulerClient(await userWith(create, may('iam:PassRole', RoleArn)));
    expect(await refusalOf(schedule(passing, RoleArn))).toBeUndefined();
  });

  it('makes no schedule with a role that does not trust Scheduler', async () => {
    const RoleArn = await createRole(ALL, ['lambda.amazonaws.com']);
    expect(await refusalOf(schedule(scheduler, RoleArn))).toBe('ValidationException');
  });

  it('makes no machine for who may not pass its role', async () => {
    const roleArn = await createRole();
    const definition = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Succeed' } } });
    const create = async (...more: readonly Statement[]) => {
      const client = new SFNClient(await userWith(may('states:CreateStateMachine', '*'), ...more));
      return refusalOf(client.send(new CreateStateMachineCommand({ name: fresh('m'), definition, roleArn })));
    };
    expect(await create()).toBe('AccessDeniedException');
    expect(await create(may('iam:PassRole', roleArn))).toBeUndefined();
  });
});
