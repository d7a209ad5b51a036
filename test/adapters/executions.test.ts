import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  ExecutionLimitExceeded,
  type ExecutionStatus,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { createExecutions } from '../../functions/adapters/step-functions/executions.ts';
import { ENDED, MOVED, Throttled } from '../../workflows/errors.ts';
import { head, sdkFault, sentTo } from './sent-commands.ts';

const ARN = 'arn:aws:states:eu-west-1:123456789012';
const EXECUTION = `${ARN}:execution:baton-dev-seminar-3f9c2a71d0:e1-2`;
const INPUT = { enrollment: 'e1', run: 2, stay: 3, next: 'event' };
const no = { ...head(400), message: 'no' };

function arrange(workflows: Readonly<Record<string, string>> = { e1: 'seminar@3f9c2a71d0' }) {
  const client = new SFNClient({ region: 'eu-west-1' });
  const mock = mockClient(client);
  const counted: string[] = [];
  const executions = createExecutions({
    client,
    machinePrefix: `${ARN}:stateMachine:baton-dev-`,
    workflowOf: async (enrollment) => workflows[enrollment],
    count: (what) => void counted.push(what),
  });
  return { mock, executions, counted };
}

describe('starting an execution', () => {
  it('takes the machine of the workflow, and an input that is the same bytes each time', async () => {
    const { mock, executions, counted } = arrange();
    await executions.start('e1-2', 'seminar@3f9c2a71d0', INPUT);
    const shuffled = { next: 'event', stay: 3, run: 2, enrollment: 'e1' };
    await executions.start('e1-2', 'seminar@3f9c2a71d0', shuffled);
    const input = {
      stateMachineArn: `${ARN}:stateMachine:baton-dev-seminar-3f9c2a71d0`,
      name: 'e1-2',
      input: '{"enrollment":"e1","run":2,"stay":3,"next":"event"}',
    };
    expect(sentTo(mock)).toEqual([
      ['StartExecutionCommand', input],
      ['StartExecutionCommand', input],
    ]);
    expect(counted).toEqual(['states:StartExecution', 'states:StartExecution']);
  });

  it('twice is the same start', async () => {
    const { mock, executions } = arrange();
    mock.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(no));
    await expect(executions.start('e1-2', 'seminar@1', INPUT)).resolves.toBeUndefined();
  });

  it('on a machine that is not there is a fault', async () => {
    const { mock, executions } = arrange();
    const fault = new StateMachineDoesNotExist(no);
    mock.on(StartExecutionCommand).rejects(fault);
    await expect(executions.start('e1-2', 'seminar@1', INPUT)).rejects.toBe(fault);
  });

  it.each([new ExecutionLimitExceeded(no), sdkFault('ThrottlingException', 400)])(
    'too many is throttled: %s',
    async (fault) => {
      const { mock, executions } = arrange();
      mock.on(StartExecutionCommand).rejects(fault);
      await expect(executions.start('e1-2', 'seminar@1', INPUT)).rejects.toThrow(Throttled);
    },
  );
});

describe('answering a task', () => {
  it('hands over the next state input', async () => {
    const { mock, executions, counted } = arrange();
    expect(await executions.succeed('token', INPUT)).toBe('ok');
    const output = '{"enrollment":"e1","run":2,"stay":3,"next":"event"}';
    expect(sentTo(mock)).toEqual([['SendTaskSuccessCommand', { taskToken: 'token', output }]]);
    expect(counted).toEqual(['states:SendTaskSuccess']);
  });

  it.each([
    [ENDED, 'the enrollment has ended'],
    [MOVED, 'a newer run goes on with the enrollment'],
    ['Baton.Other', 'Baton.Other'],
  ])('fails it with %s, and says why: %s', async (error, cause) => {
    const { mock, executions, counted } = arrange();
    expect(await executions.fail('token', error)).toBe('ok');
    expect(sentTo(mock)).toEqual([['SendTaskFailureCommand', { taskToken: 'token', error, cause }]]);
    expect(counted).toEqual(['states:SendTaskFailure']);
  });

  it.each([
    ['TaskTimedOut', new TaskTimedOut(no)],
    ['TaskDoesNotExist', new TaskDoesNotExist(no)],
    ['InvalidToken', new InvalidToken(no)],
  ])('too late or never asked is an answer: %s', async (reply, fault) => {
    const { mock, executions } = arrange();
    mock.on(SendTaskSuccessCommand).rejects(fault);
    mock.on(SendTaskFailureCommand).rejects(fault);
    expect(await executions.succeed('token', INPUT)).toBe(reply);
    expect(await executions.fail('token', ENDED)).toBe(reply);
  });

  it('without a token asks nobody', async () => {
    const { mock, executions } = arrange();
    expect(await executions.succeed('', INPUT)).toBe('InvalidToken');
    expect(await executions.fail('', ENDED)).toBe('InvalidToken');
    expect(mock.calls()).toEqual([]);
  });

  it('too often is throttled, and anything else is a fault', async () => {
    const { mock, executions } = arrange();
    mock.on(SendTaskSuccessCommand).rejects(sdkFault('ThrottlingException', 400));
    const fault = sdkFault('AccessDeniedException', 400);
    mock.on(SendTaskFailureCommand).rejects(fault);
    await expect(executions.succeed('token', INPUT)).rejects.toThrow(Throttled);
    await expect(executions.fail('token', ENDED)).rejects.toBe(fault);
  });
});

describe('looking at an execution', () => {
  it.each<[ExecutionStatus, string]>([
    ['RUNNING', 'running'],
    ['SUCCEEDED', 'closed'],
    ['FAILED', 'closed'],
    ['TIMED_OUT', 'closed'],
    ['ABORTED', 'closed'],
    ['PENDING_REDRIVE', 'closed'],
  ])('%s is %s', async (status, told) => {
    const { mock, executions, counted } = arrange();
    mock.on(DescribeExecutionCommand).resolves({ status });
    expect(await executions.status('e1-2')).toBe(told);
    const input = { executionArn: EXECUTION, includedData: 'METADATA_ONLY' };
    expect(sentTo(mock)).toEqual([['DescribeExecutionCommand', input]]);
    expect(counted).toEqual(['states:DescribeExecution']);
  });

  it('finds none where none was started', async () => {
    const { mock, executions } = arrange();
    mock.on(DescribeExecutionCommand).rejects(new ExecutionDoesNotExist(no));
    expect(await executions.status('e1-2')).toBe('absent');
  });

  it('asks nobody of an enrollment that is not there', async () => {
    const { mock, executions } = arrange({});
    expect(await executions.status('e1-2')).toBe('absent');
    await executions.stop('e1-2');
    expect(mock.calls()).toEqual([]);
  });

  it('too often is throttled', async () => {
    const { mock, executions } = arrange();
    mock.on(DescribeExecutionCommand).rejects(sdkFault('ThrottlingException', 400));
    await expect(executions.status('e1-2')).rejects.toThrow(Throttled);
  });
});

describe('stopping an execution', () => {
  it('says why', async () => {
    const { mock, executions, counted } = arrange();
    await executions.stop('e1-2');
    const input = { executionArn: EXECUTION, cause: 'a newer run goes on with the enrollment' };
    expect(sentTo(mock)).toEqual([['StopExecutionCommand', input]]);
    expect(counted).toEqual(['states:StopExecution']);
  });

  it('that never ran is harmless', async () => {
    const { mock, executions } = arrange();
    mock.on(StopExecutionCommand).rejects(new ExecutionDoesNotExist(no));
    await expect(executions.stop('e1-2')).resolves.toBeUndefined();
  });

  it('without permission is a fault', async () => {
    const { mock, executions } = arrange();
    const fault = sdkFault('AccessDeniedException', 400);
    mock.on(StopExecutionCommand).rejects(fault);
    await expect(executions.stop('e1-2')).rejects.toBe(fault);
  });
});
