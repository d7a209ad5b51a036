import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Emulator } from '../emulator/engines.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const STAGE = 'e2e';

/** What the deployment says of itself. */
export interface Deployed {
  readonly webhookUrl: string;
  readonly webhookSecret: string;
}

/** A mail account of a test is let send as fast as it can. */
const SEND_RATE = '100';
/** What the app is made with, as CDK's command takes it. */
export const CONTEXT = [`stage=${STAGE}`, 'faults=true', `sendRate=${SEND_RATE}`].flatMap((pair) => ['-c', pair]);

/** The environment of whoever works on the emulator: our own command and CDK's. */
export function cloudEnvironment(endpoint: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH ?? ''}`,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CI: '1',
  };
}

/** Deploys the real app, with what tests may switch, as a stage of its own. Throws with the end of CDK's own words. */
export function deployStage({ endpoint, logFile }: Emulator): Deployed {
  const kept = join(logFile, '..');
  const outputs = join(kept, 'e2e-outputs.json');
  // A folder of its own: CDK lets one at a time into each.
  const output = ['--output', join(kept, 'e2e-cdk.out')];
  cdk(endpoint, ['bootstrap', 'aws://000000000000/us-east-1', ...output]);
  cdk(endpoint, ['deploy', '--all', '--require-approval', 'never', ...output, '--outputs-file', outputs, ...CONTEXT]);
  return readOutputs(readFileSync(outputs, 'utf8'));
}

function cdk(endpoint: string, args: readonly string[]): void {
  const run = spawnSync('cdk', args, {
    cwd: ROOT,
    env: cloudEnvironment(endpoint),
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (run.status === 0) return;
  throw new Error(`cdk ${args[0]} failed:\n${`${run.stdout}\n${run.stderr}`.split('\n').slice(-40).join('\n')}`);
}

function readOutputs(text: string): Deployed {
  const byStack = JSON.parse(text) as Readonly<Record<string, Readonly<Record<string, string>>>>;
  const outputs = Object.assign({}, ...Object.values(byStack)) as Readonly<Record<string, string>>;
  const { WebhookUrl: webhookUrl, WebhookSecret: webhookSecret } = outputs;
  if (webhookUrl === undefined || webhookSecret === undefined) throw new Error(`not among the outputs:\n${text}`);
  return { webhookUrl, webhookSecret };
}
