import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { compileMachine } from '../../../workflows/compile/compile-machine.ts';
import { waiting, workflowOf } from '../small-workflow.ts';
import type { Payload, Transcript } from './judge.ts';
import type { Service } from './service-judge.ts';

type Check = (name: string, problems: readonly string[]) => void;

interface Judged {
  readonly emulator: Service;
  readonly moto: Service;
  readonly ours: ReadonlyMap<string, Transcript>;
  readonly theirs: ReadonlyMap<string, Transcript>;
  readonly motos: ReadonlyMap<string, Transcript>;
}

/** Where the two are known to differ from AWS. When one no longer does, this fails, and the difference is struck. */
export async function checkKnownDifferences(
  check: Check,
  { emulator, moto, ours, theirs, motos }: Judged,
): Promise<void> {
  check('each attempt has a token of its own, with us and the emulator', [...oldTokens(ours), ...oldTokens(theirs)]);
  check(
    'known difference: with moto the attempts of a task share one',
    oldTokens(motos).length > 0 ? [] : ['no longer'],
  );
  const [right, wrong] = [await stopped(emulator), await stopped(moto)];
  const aws: Stopped = { status: 'ABORTED', lateAnswer: 'TaskTimedOut' };
  check('a stopped execution is aborted and its token dead, with the emulator', same(right, aws));
  // It runs on and takes the answer, or has failed: a race of moto's own.
  check('known difference: with moto it is not aborted', wrong.status === 'ABORTED' ? ['no longer'] : []);
  check('known difference: the emulator tells an output of what failed', withOutput(theirs) ? [] : ['no longer']);
  check('moto tells none, as AWS', withOutput(motos) ? ['an output of an execution that failed'] : []);
}

/** Executions in which a call was tried again under the token it had. */
function oldTokens(transcripts: ReadonlyMap<string, Transcript>): readonly string[] {
  return [...transcripts].flatMap(([name, { tokens }]) => (new Set(tokens).size < tokens.length ? [name] : []));
}

/** Any execution that failed and has an output all the same. */
function withOutput(transcripts: ReadonlyMap<string, Transcript>): boolean {
  return [...transcripts.values()].some(({ status, output }) => status === 'FAILED' && output !== undefined);
}

interface Stopped {
  readonly status: string;
  readonly lateAnswer: string;
}

function same(found: Stopped, wanted: Stopped): readonly string[] {
  const [left, right] = [JSON.stringify(found), JSON.stringify(wanted)];
  return left === right ? [] : [`${left}, not ${right}`];
}

/** An execution that is stopped while its task waits, and answered after. */
async function stopped({ client, roleArn, functionArn, hear }: Service): Promise<Stopped> {
  const called = new Promise<Payload>((resolve) =>
    hear((payload) => {
      resolve(payload);
      return {};
    }),
  );
  const workflow = workflowOf(waiting('w-0', { on: { accepted: 'w-0' } }));
  const definition = JSON.stringify(compileMachine(workflow, { functionArn }));
  const { stateMachineArn } = await client.send(
    new CreateStateMachineCommand({ name: 'stopped', definition, roleArn }),
  );
  const input = JSON.stringify({ enrollment: 'stopped', run: 1, stay: 1, next: 'w-0' });
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, name: 'stopped', input }));
  const { taskToken } = await called;
  await client.send(new StopExecutionCommand({ executionArn }));
  const { status = '' } = await client.send(new DescribeExecutionCommand({ executionArn }));
  return { status, lateAnswer: await answerOf(client, taskToken) };
}

async function answerOf(client: SFNClient, taskToken: string): Promise<string> {
  try {
    await client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
    return 'ok';
  } catch (refusal) {
    return refusal instanceof Error ? refusal.name : String(refusal);
  }
}
