import { type Emulator, ensureEmulator } from '../emulator/engines.ts';

let started: Promise<Emulator> | undefined;
let role: Promise<string> | undefined;

/** The emulator of this run of the contracts; what does not start is a failure of every test on it. */
export function theEmulator(): Promise<Emulator> {
  started ??= ensureEmulator({ port: Number(process.env.EMULATOR_PORT ?? 4566) });
  return started;
}

/** ARN of a role that schedules, machines and functions of the contracts take on: the emulator asks it what they may. */
export function contractRole(): Promise<string> {
  role ??= makeRole();
  return role;
}

const NAME = 'contract';
const SERVICES = ['scheduler', 'states', 'lambda'].map((service) => `${service}.amazonaws.com`);
const ACTIONS = ['sqs:SendMessage', 'lambda:InvokeFunction'];

async function makeRole(): Promise<string> {
  const trust = { Effect: 'Allow', Principal: { Service: SERVICES }, Action: 'sts:AssumeRole' };
  const policy = { Effect: 'Allow', Action: ACTIONS, Resource: '*' };
  await askIam({ Action: 'CreateRole', RoleName: NAME, AssumeRolePolicyDocument: documentOf(trust) });
  await askIam({ Action: 'PutRolePolicy', RoleName: NAME, PolicyName: NAME, PolicyDocument: documentOf(policy) });
  return `arn:aws:iam::000000000000:role/${NAME}`;
}

const documentOf = (statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });

/** IAM by its own query protocol: a client for two calls would be a dependency. The role that is there already will do. */
async function askIam(fields: Readonly<Record<string, string>>): Promise<void> {
  const { endpoint } = await theEmulator();
  const credential = 'test/20270101/us-east-1/iam/aws4_request';
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0` },
    body: new URLSearchParams({ ...fields, Version: '2010-05-08' }),
  });
  const text = await answer.text();
  if (!answer.ok && !text.includes('EntityAlreadyExists')) throw new Error(`IAM: ${text}`);
}
