import { PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { AddPermissionCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { createFunction, createRole, events, fresh, lambda, refusalOf, s3, sfn, until } from './probe-world.ts';

type State = Readonly<Record<string, unknown>>;
interface Tokened {
  readonly token: string;
}

async function createMachine(states: Readonly<Record<string, State>>): Promise<string> {
  const definition = JSON.stringify({ StartAt: Object.keys(states)[0], States: states });
  const roleArn = await createRole();
  const { stateMachineArn = '' } = await sfn.send(
    new CreateStateMachineCommand({ name: fresh('machine'), definition, roleArn }),
  );
  return stateMachineArn;
}

async function start(stateMachineArn: string, input: unknown = {}, name = fresh('run')): Promise<string> {
  const command = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) });
  return (await sfn.send(command)).executionArn ?? '';
}

const describeRun = (executionArn: string) => sfn.send(new DescribeExecutionCommand({ executionArn }));
const endOf = (executionArn: string) =>
  until(async () => {
    const run = await describeRun(executionArn);
    return run.status === 'RUNNING' ? undefined : run;
  });
const succeed = (taskToken: string, output = '{}') => sfn.send(new SendTaskSuccessCommand({ taskToken, output }));
const waitingTask = (functionArn: string, more: State = {}): State => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Parameters: { FunctionName: functionArn, Payload: { 'token.$': '$$.Task.Token' } },
  End: true,
  ...more,
});
const tokenOf = (seen: readonly unknown[], at = 0) => until(() => (seen[at] as Tokened | undefined)?.token);

describe('task-tokens', () => {
  it('takes one of eight answers at once, and refuses the next as timed out', async () => {
    const { arn, seen } = await createFunction(() => ({}));
    const run = await start(await createMachine({ Wait: waitingTask(arn) }));
    const token = await tokenOf(seen);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => refusalOf(succeed(token, `{"i":${i}}`))));
    expect(answers.filter((name) => name === undefined)).toHaveLength(1);
    expect(answers.filter((name) => name === 'TaskTimedOut')).toHaveLength(7);
    expect((await endOf(run)).status).toBe('SUCCEEDED');
    expect(await refusalOf(succeed(token))).toBe('TaskTimedOut');
    expect(await refusalOf(succeed('no-such-token'))).toBe('InvalidToken');
  });

  it('fails the task when the call throws, and tries again with a token of its own', async () => {
    let calls = 0;
    const { arn, seen } = await createFunction(() => {
      calls += 1;
      return calls < 3 ? { error: { name: 'Error' } } : {};
    });
    const Retry = [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 1 }];
    const run = await start(await createMachine({ Wait: waitingTask(arn, { Retry }) }));
    const token = await tokenOf(seen, 2);
    expect(new Set(seen.map((event) => (event as Tokened).token)).size).toBe(3);
    await succeed(token, '{"done":true}');
    expect((await endOf(run)).output).toBe('{"done": true}');
  });

  it('hands a failed task to Catch with its error', async () => {
    const { arn, seen } = await createFunction(() => ({}));
    const Catch = [{ ErrorEquals: ['Own.Error'], Next: 'Caught', ResultPath: '$.error' }];
    const run = await start(await createMachine({ Wait: waitingTask(arn, { Catch }), Caught: { Type: 'Succeed' } }));
    const taskToken = await tokenOf(seen);
    await sfn.send(new SendTaskFailureCommand({ taskToken, error: 'Own.Error', cause: 'because' }));
    expect(JSON.parse((await endOf(run)).output ?? '')).toEqual({ error: { Error: 'Own.Error', Cause: 'because' } });
  });

  it('refuses the token of a task that timed out, and of an execution that was stopped', async () => {
    const { arn, seen } = await createFunction(() => ({}));
    const timed = await start(await createMachine({ Wait: waitingTask(arn, { TimeoutSeconds: 1 }) }));
    expect(await endOf(timed)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(await refusalOf(succeed(await tokenOf(seen)))).toBe('TaskTimedOut');
    const stopped = await start(await createMachine({ Wait: waitingTask(arn) }));
    const token = await tokenOf(seen, 1);
    await sfn.send(new StopExecutionCommand({ executionArn: stopped, error: 'Erased', cause: 'by request' }));
    expect(await refusalOf(succeed(token))).toBe('TaskTimedOut');
  });

  it('refuses an output that is no JSON or over 256 KiB', async () => {
    const { arn, seen } = await createFunction(() => ({}));
    await start(await createMachine({ Wait: waitingTask(arn) }));
    const token = await tokenOf(seen);
    expect(await refusalOf(succeed(token, 'not json'))).toBe('InvalidOutput');
    expect(await refusalOf(succeed(token, JSON.stringify('y'.repeat(262_143))))).toBe('ValidationException');
  });
});

describe('execution-start', () => {
  it('is the same execution for the same name and input, while it runs', async () => {
    const { arn } = await createFunction(() => ({}));
    const machine = await createMachine({ Wait: waitingTask(arn) });
    const name = fresh('run');
    const first = await start(machine, { a: 1 }, name);
    expect(await start(machine, { a: 1 }, name)).toBe(first);
    expect(await refusalOf(start(machine, { a: 2 }, name))).toBe('ExecutionAlreadyExists');
    await sfn.send(new StopExecutionCommand({ executionArn: first }));
    expect(await refusalOf(start(machine, { a: 1 }, name))).toBe('ExecutionAlreadyExists');
  });

  it('refuses a bad name and an input that is no JSON', async () => {
    const stateMachineArn = await createMachine({ Done: { Type: 'Succeed' } });
    expect(await refusalOf(start(stateMachineArn, {}, 'bad name<>'))).toBe('InvalidName');
    const noJson = sfn.send(new StartExecutionCommand({ stateMachineArn, input: 'nope' }));
    expect(await refusalOf(noJson)).toBe('InvalidExecutionInput');
  });
});

describe('retry-delays', () => {
  const failing = async (retry: State) => {
    const triedAt: number[] = [];
    const { arn } = await createFunction(() => {
      triedAt.push(Date.now());
      return { error: { name: 'Broken' } };
    });
    const Resource = 'arn:aws:states:::lambda:invoke';
    const task = { Type: 'Task', Resource, Parameters: { FunctionName: arn, Payload: {} }, End: true };
    const run = await start(await createMachine({ Try: { ...task, Retry: [{ ErrorEquals: ['Broken'], ...retry }] } }));
    const ended = await until(async () => (await describeRun(run)).status === 'FAILED', 15_000);
    expect(ended).toBe(true);
    return triedAt.slice(1).map((time, i) => (time - (triedAt[i] ?? 0)) / 1000);
  };

  it('wait no longer than their maximum', async () => {
    const delays = await failing({ IntervalSeconds: 1, BackoffRate: 3, MaxDelaySeconds: 2, MaxAttempts: 4 });
    expect(delays.map(Math.round)).toEqual([1, 2, 2, 2]);
  });

  it('are spread by full jitter', async () => {
    const retry = { IntervalSeconds: 2, BackoffRate: 1, MaxAttempts: 3, JitterStrategy: 'FULL' };
    const delays = (await Promise.all([failing(retry), failing(retry), failing(retry)])).flat();
    expect(Math.min(...delays)).toBeLessThan(1.5);
    expect(new Set(delays.map((seconds) => seconds.toFixed(1))).size).toBeGreaterThan(2);
  });
});

/** A rule for the status changes of one machine, with a function as its target. */
async function listenToStatus(stateMachineArn: string) {
  const listener = await createFunction(() => ({}));
  const Name = fresh('rule');
  const EventPattern = JSON.stringify({
    source: ['aws.states'],
    'detail-type': ['Step Functions Execution Status Change'],
    detail: { stateMachineArn: [stateMachineArn], status: ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] },
  });
  const { RuleArn } = await events.send(new PutRuleCommand({ Name, EventPattern }));
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: listener.name,
      StatementId: 'rule',
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
      SourceArn: RuleArn,
    }),
  );
  await events.send(new PutTargetsCommand({ Rule: Name, Targets: [{ Id: 'listener', Arn: listener.arn }] }));
  return listener;
}

describe('execution-end', () => {
  it('tells once of a stopped execution, and keeps what it was stopped with', async () => {
    const { arn, seen } = await createFunction(() => ({}));
    const machine = await createMachine({ Wait: waitingTask(arn, { TimeoutSeconds: 2 }) });
    const listener = await listenToStatus(machine);
    const run = await start(machine);
    await tokenOf(seen);
    await sfn.send(new StopExecutionCommand({ executionArn: run, error: 'Erased', cause: 'by request' }));
    await until(() => listener.seen.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(await describeRun(run)).toMatchObject({ status: 'ABORTED', error: 'Erased' });
    expect(listener.seen.map((event) => (event as { detail: { status: string } }).detail.status)).toEqual(['ABORTED']);
  });

  it('does not try the task of a stopped execution again', async () => {
    const { arn, seen } = await createFunction(() => ({}));
    const Retry = [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 1 }];
    const run = await start(await createMachine({ Wait: waitingTask(arn, { Retry }) }));
    await tokenOf(seen);
    await sfn.send(new StopExecutionCommand({ executionArn: run }));
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(seen).toHaveLength(1);
  });
});

describe('as it is', () => {
  it('a rule on the default bus tells a function of a failed execution, with error and cause', async () => {
    const machine = await createMachine({ No: { Type: 'Fail', Error: 'Own.Error', Cause: 'because' } });
    const listener = await listenToStatus(machine);
    const run = await start(machine, { id: 7 }, 'named');
    expect(await until(() => listener.seen[0])).toMatchObject({
      source: 'aws.states',
      'detail-type': 'Step Functions Execution Status Change',
      resources: [run],
      detail: {
        executionArn: run,
        stateMachineArn: machine,
        name: 'named',
        status: 'FAILED',
        input: '{"id":7}',
        error: 'Own.Error',
        cause: 'because',
      },
    });
  });
});

/** A Distributed Map over the keys of a prefix, a Lambda per item, as enrolment does it. */
async function mapOverKeys(functionArn: string, more: State = {}, payload = '$') {
  const Bucket = fresh('bucket');
  await s3.send(new CreateBucketCommand({ Bucket }));
  const put = (Key: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body: '{}\n' }));
  const machine = await createMachine({
    Each: {
      Type: 'Map',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:listObjectsV2',
        Parameters: { 'Bucket.$': '$.bucket', 'Prefix.$': '$.prefix' },
      },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Enroll',
        States: {
          Enroll: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Parameters: { FunctionName: functionArn, 'Payload.$': payload },
            Retry: [{ ErrorEquals: ['Throttled'], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 1 }],
            End: true,
          },
        },
      },
      MaxConcurrency: 2,
      ResultPath: null,
      End: true,
      ...more,
    },
  });
  return { Bucket, put, machine };
}

describe('map-item-keys', () => {
  it('goes over the keys under a prefix, two at a time, and tries a throttled one again', async () => {
    let running = 0;
    let most = 0;
    const tried = new Set<string>();
    const { arn, seen } = await createFunction(async ({ Key }: { Key: string }) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 100));
      running -= 1;
      if (Key.endsWith('0003.jsonl') && !tried.has(Key)) {
        tried.add(Key);
        return { error: { name: 'Throttled' } };
      }
      return { result: 'ok' };
    });
    const { Bucket, put, machine } = await mapOverKeys(arn, {
      ItemSelector: { 'Key.$': '$$.Map.Item.Value.Key', 'Item.$': '$$.Map.Item.Value', 'campaign.$': '$.campaign' },
    });
    const prefix = 'inbox/spring/l-1/rows-';
    const keys = Array.from({ length: 6 }, (_, i) => `${prefix}000${i + 1}.jsonl`);
    for (const key of [...keys, 'inbox/spring/l-1/bundle.json', 'inbox/spring/l-2/rows-0001.jsonl']) await put(key);
    const run = await start(machine, { bucket: Bucket, prefix, campaign: 'spring' });
    expect((await endOf(run)).status).toBe('SUCCEEDED');
    const items = seen as readonly { Key: string; campaign: string; Item: Record<string, unknown> }[];
    expect(items.map(({ Key }) => Key).toSorted()).toEqual([...keys, `${prefix}0003.jsonl`].toSorted());
    expect(most).toBe(2);
    expect(items[0]).toMatchObject({
      campaign: 'spring',
      Item: { Etag: expect.stringMatching(/^[0-9a-f]{32}$/), Size: 3, StorageClass: 'STANDARD' },
    });
    expect(items[0]?.Item.LastModified).toBeCloseTo(Date.now() / 1000, -2);
  });

  it('succeeds over nothing', async () => {
    const { arn, seen } = await createFunction(() => ({}));
    const { Bucket, machine } = await mapOverKeys(arn);
    expect((await endOf(await start(machine, { bucket: Bucket, prefix: 'none/' }))).status).toBe('SUCCEEDED');
    expect(seen).toEqual([]);
  });

  it('fails when an item fails for good', async () => {
    const { arn } = await createFunction(() => ({ error: { name: 'Broken' } }));
    const { Bucket, put, machine } = await mapOverKeys(arn);
    await put('rows-1');
    const run = await endOf(await start(machine, { bucket: Bucket, prefix: 'rows-' }));
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
  });
});

describe('item-batches', () => {
  it('hands each child its batch beside the shared input', async () => {
    const { arn, seen } = await createFunction(() => ({}));
    const ItemBatcher = { MaxItemsPerBatch: 2, BatchInput: { 'campaign.$': '$.campaign' } };
    const { Bucket, put, machine } = await mapOverKeys(arn, { ItemBatcher });
    for (const key of ['k1', 'k2', 'k3']) await put(key);
    await endOf(await start(machine, { bucket: Bucket, prefix: 'k', campaign: 'spring' }));
    const batches = seen as readonly { Items: readonly { Key: string }[]; BatchInput: unknown }[];
    expect(batches.map(({ Items }) => Items.map(({ Key }) => Key)).toSorted()).toEqual([['k1', 'k2'], ['k3']]);
    expect(batches[0]?.BatchInput).toEqual({ campaign: 'spring' });
  });
});
