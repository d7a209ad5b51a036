import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { compileMachine } from '../../../workflows/compile/compile-machine.ts';
import type { Case } from './cases.ts';
import { createWorker, inputOf, type Judge, outputOf, type Payload, type Transcript, type Worker } from './judge.ts';

/** Told to the function that was called: to come back, or to throw an error of this name. */
export type Told = { readonly throws?: string };

/** Somebody else's Step Functions, through its API. */
export interface Service {
  readonly name: string;
  readonly client: SFNClient;
  readonly roleArn: string;
  readonly functionArn: string;
  /** Who hears every call of the function from now on. */
  hear(listener: (payload: Payload) => Told): void;
}

const CLOSES_WITHIN_MS = 60_000;
/** Each look costs as much as a step. */
const LOOK_EVERY_MS = 300;

/** A judge that plays each case by an execution of its own. */
export function createServiceJudge(service: Service): Judge & { readonly arns: ReadonlyMap<string, string> } {
  const { client, name } = service;
  const workers = new Map<string, Worker>();
  const arns = new Map<string, string>();
  service.hear((payload) => {
    const worker = workers.get(payload.enrollment);
    if (!worker) throw new Error(`${name}: a call about ${payload.enrollment}, whom nobody plays`);
    const answer = worker.take(payload);
    if (answer.do === 'throw') return { throws: answer.error };
    const { taskToken } = payload;
    const command =
      answer.do === 'fail'
        ? new SendTaskFailureCommand({ taskToken, error: answer.error })
        : new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(outputOf(payload, answer.next)) });
    void answerToken(client, command as SendTaskSuccessCommand, worker);
    return {};
  });
  return {
    name,
    arns,
    play: async (one) => {
      const worker = createWorker(one);
      workers.set(one.name, worker);
      const executionArn = await start(service, one);
      arns.set(one.name, executionArn);
      return transcribe(client, executionArn, worker);
    },
  };
}

/** A machine of its own for each case: none is ever changed. */
async function start({ client, roleArn, functionArn }: Service, one: Case): Promise<string> {
  const definition = JSON.stringify(compileMachine(one.workflow, { functionArn }));
  const { stateMachineArn } = await client.send(
    new CreateStateMachineCommand({ name: `judged-${one.name}`, definition, roleArn }),
  );
  const input = JSON.stringify(inputOf(one));
  const { executionArn = '' } = await client.send(
    new StartExecutionCommand({ stateMachineArn, name: one.name, input }),
  );
  return executionArn;
}

async function transcribe(client: SFNClient, executionArn: string, worker: Worker): Promise<Transcript> {
  const until = Date.now() + CLOSES_WITHIN_MS;
  for (;;) {
    const { status = '', output, error } = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (status === 'RUNNING' && Date.now() < until) {
      await sleep(LOOK_EVERY_MS);
      continue;
    }
    const states = await statesOf(client, executionArn);
    return {
      calls: worker.calls,
      tokens: worker.tokens,
      refused: worker.refused,
      states,
      last: states.at(-1) ?? '',
      status,
      ...(error !== undefined && { error }),
      ...(output !== undefined && { output: JSON.parse(output) }),
    };
  }
}

async function statesOf(client: SFNClient, executionArn: string): Promise<readonly string[]> {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new GetExecutionHistoryCommand({ executionArn, maxResults: 1000, ...(nextToken !== undefined && { nextToken }) }),
    );
    events.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined && nextToken !== '');
  return events.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []);
}

/** The function must have come back: before it has, a service may not wait for an answer yet. */
const COMES_BACK_MS = 20;
const MOST_TRIES = 20;

/** Answers as the relay does: again where the answer was not taken. */
async function answerToken(client: SFNClient, command: SendTaskSuccessCommand, { refused }: Worker): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await sleep(COMES_BACK_MS * (tries + 1));
    try {
      await client.send(command);
      return;
    } catch (fault) {
      refused.push(nameOf(fault));
    }
  }
}

/** The name of what was refused. */
function nameOf(fault: unknown): string {
  return fault instanceof Error ? fault.name : String(fault);
}
