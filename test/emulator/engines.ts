/** The engines our AWS code is proven on, started on this machine: what contract tests and end-to-end tests begin with. */

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const EMULATOR_SH = fileURLToPath(new URL('emulator.sh', import.meta.url));
const LOOPBACK = 'http://127.0.0.1';

/** What every client of either engine is made with. Both hold account 000000000000 and know nobody but `test`. */
export interface EngineClientConfig {
  readonly endpoint: string;
  readonly region: 'us-east-1';
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export interface Engine {
  readonly endpoint: string;
  /** Spread it into any client: `new DynamoDBClient(engine.clientConfig)`. S3 needs `forcePathStyle`, SQS `useQueueUrlAsEndpoint: false`. */
  readonly clientConfig: EngineClientConfig;
  readonly stop: () => Promise<void>;
}

export interface Emulator extends Engine {
  /** One JSON line per accepted mail: the whole SendEmail request with `MessageId` and `Timestamp`. */
  readonly mailFile: string;
  /** The emulator's own log. */
  readonly logFile: string;
}

export interface EmulatorOptions {
  readonly port?: number;
  /** Permissions are enforced. @default true */
  readonly enforcePermissions?: boolean;
  /** Corrections left out, to see that their probes fail. @default none */
  readonly without?: readonly string[];
}

/** DynamoDB Local, empty when it was not running yet. An engine that does not start is a fault, never a skip. */
export async function ensureDynamoDBLocal({ port = 8000 }: { readonly port?: number } = {}): Promise<Engine> {
  const env = { DDB_PORT: String(port) };
  await command('ddb-ensure', env);
  return { ...reachedAt(port), stop: () => command('ddb-stop', env) };
}

/** DynamoDB Local, always afresh: tables that a run before left behind are gone. */
export async function startDynamoDBLocal({ port = 8000 }: { readonly port?: number } = {}): Promise<Engine> {
  await command('ddb-start', { DDB_PORT: String(port) });
  return ensureDynamoDBLocal({ port });
}

/** The emulator as it runs, or started. */
export async function ensureEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  return runEmulator('ensure', options);
}

/** The emulator, always afresh: nothing that was deployed before is left, and no mail. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  return runEmulator('start', options);
}

async function runEmulator(verb: 'start' | 'ensure', options: EmulatorOptions): Promise<Emulator> {
  const { port = 4566, enforcePermissions = true, without = [] } = options;
  const env = {
    EMULATOR_PORT: String(port),
    EMULATOR_AUTH: String(enforcePermissions),
    EMULATOR_WITHOUT: without.join(','),
  };
  await command(verb, env);
  const kept = fileURLToPath(new URL(`../../.emulator/${port}/`, import.meta.url));
  return {
    ...reachedAt(port),
    mailFile: `${kept}mail.ndjson`,
    logFile: `${kept}log`,
    stop: () => command('stop', env),
  };
}

function reachedAt(port: number): Pick<Engine, 'endpoint' | 'clientConfig'> {
  const endpoint = `${LOOPBACK}:${port}`;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return { endpoint, clientConfig: { endpoint, region: 'us-east-1', credentials } };
}

async function command(verb: string, env: Readonly<Record<string, string>>): Promise<void> {
  await promisify(execFile)(EMULATOR_SH, [verb], { env: { ...process.env, ...env } });
}
