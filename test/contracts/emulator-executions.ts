import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { createExecutions } from '../../functions/adapters/step-functions/executions.ts';
import { createMachines } from '../../functions/adapters/step-functions/machines.ts';
import type { TokenItem } from '../../workflows/domain/enrollment.ts';
import { createProbeSetup } from '../simulation/small-campaign.ts';
import { makeFunction } from './emulator-function.ts';
import type { ExecutionsUnderTest } from './executions-contract.ts';
import { contractRole, theEmulator } from './the-emulator.ts';

const { workflow } = createProbeSetup();
const LATE_MS = 180_000;

/** What the machine's task hands to enter-step, read loosely: the rest of the payload is not the contract's. */
const payloadSchema = z.object({
  enrollment: z.string(),
  run: z.number(),
  stay: z.number(),
  attempt: z.number(),
  taskToken: z.string(),
});

/** Stands in for enter-step: hands on what it got and lets the task wait. */
const RECORDER = `export const handler = async (payload) => {
  const answer = await fetch(process.env.RECORDER_URL, { method: 'POST', body: JSON.stringify(payload) });
  if (!answer.ok) throw new Error('the recorder said ' + answer.status);
};`;

interface Machine {
  readonly client: SFNClient;
  readonly machinePrefix: string;
  /** Every token handed out, in order, of whatever execution. */
  readonly entered: readonly TokenItem[];
}

let made: Promise<Machine> | undefined;

/** One machine for all cases, compiled from the probe's workflow and made by our own adapter; an enrollment for each case. */
export async function createEmulatorExecutions(): Promise<ExecutionsUnderTest> {
  made ??= makeMachine();
  const { client, machinePrefix, entered } = await made;
  const executions = createExecutions({ client, machinePrefix, workflowOf: async () => workflow.id });
  const enrollment = randomUUID();
  const tokensOf = async (id: string, count: number): Promise<readonly TokenItem[]> => {
    for (const end = Date.now() + LATE_MS; Date.now() < end; await sleep(25)) {
      const tokens = entered.filter((token) => token.enrollment === id);
      if (tokens.length >= count) return tokens;
    }
    throw new Error(`${id} was not entered ${count} times`);
  };
  return {
    executions,
    workflow: workflow.id,
    enrollment,
    start: 'invite',
    next: 'confirm',
    // Whoever asks may enter: the stand-in keeps no enrollments.
    answer: async () => undefined,
    tokens: async (count) => {
      await tokensOf(enrollment, count);
      // What was started before has been entered when one that is started now is.
      const later = randomUUID();
      await executions.start(`${later}-1`, workflow.id, { enrollment: later, run: 1, stay: 1, next: 'invite' });
      await tokensOf(later, 1);
      return tokensOf(enrollment, count);
    },
  };
}

async function makeMachine(): Promise<Machine> {
  const { clientConfig } = await theEmulator();
  const entered: TokenItem[] = [];
  const url = await listen((text) => {
    const { taskToken, ...payload } = payloadSchema.parse(JSON.parse(text));
    entered.push({ ...payload, token: taskToken });
  });
  const stage = `contract-${randomUUID().slice(0, 8)}`;
  const enterStepArn = await makeFunction({
    name: `baton-${stage}-enter-step`,
    code: RECORDER,
    env: { RECORDER_URL: url },
  });
  const client = new SFNClient(clientConfig);
  const machinePrefix = `arn:aws:states:us-east-1:000000000000:stateMachine:baton-${stage}-`;
  const machines = createMachines({
    client,
    machinePrefix,
    roleArn: await contractRole(),
    enterStepArn,
    tags: { stage },
  });
  const results = [await machines.create(workflow), await machines.create(workflow)];
  if (results.join() !== 'created,exists') throw new Error(`the machine was ${results.join()}`);
  return { client, machinePrefix, entered };
}

/** Takes bodies of POST requests on the loopback address; goes away with the test process. */
async function listen(take: (text: string) => void): Promise<string> {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      take(text);
      // A connection that is kept may be closed here in the moment in which it is used again there.
      response.setHeader('connection', 'close').end();
    });
  });
  server.unref().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}
