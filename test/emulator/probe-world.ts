/**
 * What the probes are made with: clients of the emulator, and functions whose behaviour is written in the probe.
 * A probe's Lambda posts its event to the probe itself and does what it is told.
 */

import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { CreateFunctionCommand, GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import type { Message } from '@aws-sdk/client-sqs';
import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { EngineClientConfig } from './engines.ts';
import { zipOf } from './inline-zip.ts';
import { callQueryApi, type QueryService } from './query-api.ts';

/** What a function does with an event: gives a result, throws, or dies. */
interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly name: string; readonly message?: string };
  readonly exit?: true;
}
export type Behaviour = (event: never) => Answer | Promise<Answer>;

export interface Statement {
  readonly Effect: 'Allow';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

const HANDLER = `exports.handler = async (event) => {
  const body = JSON.stringify(event);
  const answer = await (await fetch(process.env.PROBE_URL, { method: 'POST', body })).json();
  if (answer.exit) process.exit(1);
  if (answer.error) throw Object.assign(new Error(answer.error.message ?? 'as told'), { name: answer.error.name });
  return answer.result;
};`;

const port = Number(process.env.PROBE_PORT ?? 4590);
export const endpoint = `http://127.0.0.1:${port}`;
const config: EngineClientConfig & { readonly maxAttempts: number } = {
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  maxAttempts: 1,
};

export const dynamodb = new DynamoDBClient(config);
export const events = new EventBridgeClient(config);
export const lambda = new LambdaClient(config);
export const s3 = new S3Client({ ...config, forcePathStyle: true });
export const scheduler = new SchedulerClient(config);
export const ses = new SESv2Client(config);
export const sfn = new SFNClient(config);
export const sqs = new SQSClient({ ...config, useQueueUrlAsEndpoint: false });

/** The same clients as one whom a role lets in: credentials of its session. */
export const configOf = (credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string }) => ({
  ...config,
  credentials,
});

export const fresh = (prefix: string): string => `${prefix}-${randomBytes(4).toString('hex')}`;
export const callQuery = (service: QueryService, parameters: Readonly<Record<string, string>>): Promise<string> =>
  callQueryApi(endpoint, service, parameters);

export const ALL: readonly Statement[] = [{ Effect: 'Allow', Action: '*', Resource: '*' }];
const SERVICES = ['lambda', 'states', 'scheduler', 'events'].map((name) => `${name}.amazonaws.com`);

/** A role that the services may assume, or only those named, with just these statements. */
export async function createRole(statements: readonly Statement[] = ALL, services = SERVICES): Promise<string> {
  const RoleName = fresh('role');
  const trust = { Statement: [{ Effect: 'Allow', Principal: { Service: services }, Action: 'sts:AssumeRole' }] };
  await callQuery('iam', { Action: 'CreateRole', RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) });
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  await callQuery('iam', { Action: 'PutRolePolicy', RoleName, PolicyName: 'probe', PolicyDocument });
  return `arn:aws:iam::000000000000:role/${RoleName}`;
}

export interface ProbeFunction {
  readonly name: string;
  readonly arn: string;
  /** The events it was given, in order. */
  readonly seen: readonly unknown[];
}

export interface FunctionOptions {
  readonly role?: string;
  readonly timeoutSeconds?: number;
  readonly deadLetterArn?: string;
  /** Instead of the handler that asks the probe. */
  readonly code?: string;
}

export async function createFunction(behave: Behaviour, options: FunctionOptions = {}): Promise<ProbeFunction> {
  const name = fresh('probe');
  const { url, seen } = await listenFor(behave);
  const { role = await createRole(), timeoutSeconds = 10, deadLetterArn, code = HANDLER } = options;
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: role,
      Timeout: timeoutSeconds,
      Code: { ZipFile: zipOf('index.js', code) },
      Environment: { Variables: { PROBE_URL: url, AWS_ENDPOINT_URL: endpoint } },
      ...(deadLetterArn === undefined ? {} : { DeadLetterConfig: { TargetArn: deadLetterArn } }),
    }),
  );
  await until(async () => {
    const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: name }));
    return Configuration?.State === 'Active';
  });
  return { name, arn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`, seen };
}

async function listenFor(behave: Behaviour): Promise<{ url: string; seen: unknown[] }> {
  const seen: unknown[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const event: unknown = JSON.parse(Buffer.concat(chunks).toString());
    seen.push(event);
    response.end(JSON.stringify(await behave(event as never)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  server.unref();
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

export interface ProbeQueue {
  readonly url: string;
  readonly arn: string;
  /** Takes the next messages off the queue. */
  readonly take: () => Promise<readonly Message[]>;
}

export async function createQueue(attributes: Readonly<Record<string, string>> = {}): Promise<ProbeQueue> {
  const QueueName = fresh('queue');
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes: { ...attributes } }));
  const take = async () => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
    );
    for (const { ReceiptHandle } of Messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    return Messages;
  };
  return { url: QueueUrl, arn: `arn:aws:sqs:us-east-1:000000000000:${QueueName}`, take };
}

/** Waits for the value a probe is after; throws when it does not come. */
export async function until<T>(look: () => T | Promise<T>, milliseconds = 8000): Promise<NonNullable<T>> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await look();
    if (value) return value as NonNullable<T>;
    if (Date.now() > end) throw new Error(`not within ${milliseconds} ms: ${String(look)}`);
    await pause(50);
  }
}

/** For what must not happen: nothing says when it has not. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The name of what it is refused with; undefined when it is not. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string | undefined> {
  try {
    await attempt;
    return undefined;
  } catch (refusal) {
    return refusal instanceof Error ? refusal.name : String(refusal);
  }
}
