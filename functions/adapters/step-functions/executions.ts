import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { ENDED, MOVED } from '../../../workflows/errors.ts';
import type { ExecutionInput, Executions } from '../../../workflows/ports.ts';
import { type Count, callService } from '../aws/call-service.ts';
import { executionArn, machineArn } from './machine-arns.ts';

export interface ExecutionsOptions {
  readonly client: SFNClient;
  /** `arn:aws:states:<region>:<account>:stateMachine:baton-<stage>-`. */
  readonly machinePrefix: string;
  /** The workflow an enrollment is pinned to; undefined where there is no such enrollment. */
  readonly workflowOf: (enrollment: string) => Promise<string | undefined>;
  readonly count?: Count;
}

type TaskReply = Awaited<ReturnType<Executions['succeed']>>;

const CAUSES: Readonly<Record<string, string>> = {
  [ENDED]: 'the enrollment has ended',
  [MOVED]: 'a newer run goes on with the enrollment',
};

/** Standard executions of Step Functions, each on the machine of its enrollment's workflow. */
export function createExecutions(options: ExecutionsOptions): Executions {
  const { client, count } = options;
  return {
    start: (name, workflow, input) => start(options, { name, workflow, input }),
    succeed: (token, output) =>
      answerTask(token, () => {
        const command = new SendTaskSuccessCommand({ taskToken: token, output: textOf(output) });
        return callService({ action: 'states:SendTaskSuccess', count }, () => client.send(command));
      }),
    fail: (token, error) =>
      answerTask(token, () => {
        const command = new SendTaskFailureCommand({ taskToken: token, error, cause: CAUSES[error] ?? error });
        return callService({ action: 'states:SendTaskFailure', count }, () => client.send(command));
      }),
    status: async (name) => {
      const arn = await arnOf(options, name);
      return arn === undefined ? 'absent' : describe(options, arn);
    },
    stop: async (name) => {
      const arn = await arnOf(options, name);
      if (arn !== undefined) await stop(options, arn);
    },
  };
}

interface Start {
  readonly name: string;
  readonly workflow: string;
  readonly input: ExecutionInput;
}

/** The same name, running or closed in the last 90 days, is the same start. */
async function start(options: ExecutionsOptions, { name, workflow, input }: Start): Promise<void> {
  const { client, machinePrefix, count } = options;
  const stateMachineArn = machineArn(machinePrefix, workflow);
  const command = new StartExecutionCommand({ stateMachineArn, name, input: textOf(input) });
  try {
    await callService({ action: 'states:StartExecution', count }, () => client.send(command));
  } catch (fault) {
    if (!(fault instanceof ExecutionAlreadyExists)) throw fault;
  }
}

async function describe({ client, count }: ExecutionsOptions, arn: string): Promise<'running' | 'closed' | 'absent'> {
  const command = new DescribeExecutionCommand({ executionArn: arn, includedData: 'METADATA_ONLY' });
  try {
    const { status } = await callService({ action: 'states:DescribeExecution', count }, () => client.send(command));
    return status === 'RUNNING' ? 'running' : 'closed';
  } catch (fault) {
    if (fault instanceof ExecutionDoesNotExist) return 'absent';
    throw fault;
  }
}

/** Stopping what is closed, or never was, changes nothing. */
async function stop({ client, count }: ExecutionsOptions, arn: string): Promise<void> {
  const command = new StopExecutionCommand({ executionArn: arn, cause: CAUSES[MOVED] });
  try {
    await callService({ action: 'states:StopExecution', count }, () => client.send(command));
  } catch (fault) {
    if (!(fault instanceof ExecutionDoesNotExist)) throw fault;
  }
}

/** Too late and never heard of are answers. An empty token is none; the service would call it a badly formed request. */
async function answerTask(token: string, send: () => Promise<unknown>): Promise<TaskReply> {
  if (token === '') return 'InvalidToken';
  try {
    await send();
    return 'ok';
  } catch (fault) {
    if (fault instanceof TaskTimedOut) return 'TaskTimedOut';
    if (fault instanceof TaskDoesNotExist) return 'TaskDoesNotExist';
    if (fault instanceof InvalidToken) return 'InvalidToken';
    throw fault;
  }
}

/** The same input gives the same bytes: a start that comes again is then the first one to Step Functions, too. */
function textOf({ enrollment, run, stay, next }: ExecutionInput): string {
  return JSON.stringify({ enrollment, run, stay, next });
}

/** An execution is named `<enrollment>-<run>`; which machine it runs on only its enrollment knows. */
async function arnOf({ machinePrefix, workflowOf }: ExecutionsOptions, name: string): Promise<string | undefined> {
  const workflow = await workflowOf(name.slice(0, name.lastIndexOf('-')));
  return workflow === undefined ? undefined : executionArn(machinePrefix, workflow, name);
}
