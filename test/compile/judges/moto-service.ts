import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SFNClient } from '@aws-sdk/client-sfn';
import type { Payload } from './judge.ts';
import type { Service, Told } from './service-judge.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const VENV = fileURLToPath(new URL('../../../.emulator/moto-venv', import.meta.url));
/** Its server hangs up on connections that are kept. */
const ONE_BY_ONE = { httpAgent: { keepAlive: false } };
const STARTS_WITHIN_MS = 60_000;

/** moto's Step Functions, which calls us where it would call a Lambda. */
export async function startMotoService(port: number): Promise<Service & { stop(): Promise<void> }> {
  install();
  let listener: ((payload: Payload) => Told) | undefined;
  const worker = await listenAsLambda((payload) => listener?.(payload) ?? {});
  const log = openSync(join(VENV, '..', 'moto.log'), 'w');
  const server = spawn(join(VENV, 'bin/python'), [join(HERE, 'moto_server.py'), String(port), String(worker.port)], {
    stdio: ['ignore', log, log],
  });
  process.once('exit', () => server.kill());
  const endpoint = `http://127.0.0.1:${port}`;
  await isUp(server, endpoint);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return {
    name: "moto's",
    client: new SFNClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1, requestHandler: ONE_BY_ONE }),
    roleArn: 'arn:aws:iam::123456789012:role/judge',
    functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:judge',
    hear: (next) => {
      listener = next;
    },
    stop: async () => {
      worker.close();
      server.kill();
    },
  };
}

/** A virtual environment of its own, made anew when what is required changes. */
function install(): void {
  const wanted = readFileSync(join(HERE, 'requirements.txt'), 'utf8');
  const stamp = join(VENV, '.stamp');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(VENV, { recursive: true, force: true });
  mkdirSync(VENV, { recursive: true });
  execFileSync('python3', ['-m', 'venv', VENV]);
  const pip = ['install', '-q', '--disable-pip-version-check', '-r', join(HERE, 'requirements.txt')];
  execFileSync(join(VENV, 'bin/pip'), pip, { stdio: 'inherit' });
  writeFileSync(stamp, wanted);
}

/** Lambda's Invoke, as far as moto uses it. */
async function listenAsLambda(behave: (payload: Payload) => Told) {
  const server = createServer(async (request, response) => {
    const { throws } = behave(JSON.parse(await bodyOf(request)) as Payload);
    response.setHeader('content-type', 'application/json');
    if (throws !== undefined) response.setHeader('x-amz-function-error', 'Unhandled');
    response.end(throws === undefined ? '{}' : JSON.stringify({ errorType: throws, errorMessage: 'as told' }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Up, and told to run machines: by default it only pretends. */
async function isUp(server: ChildProcess, endpoint: string): Promise<void> {
  const body = JSON.stringify({ stepfunctions: { execute_state_machine: true } });
  const until = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < until && server.exitCode === null) {
    try {
      const answer = await fetch(`${endpoint}/moto-api/config`, { method: 'POST', body });
      if (answer.ok) return;
    } catch (fault) {
      if (!(fault instanceof TypeError)) throw fault;
    }
    await sleep(200);
  }
  server.kill();
  throw new Error('moto does not start');
}
