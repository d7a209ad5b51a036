import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

/** Runs the CDK command of this project, talking to the terminal. Returns its exit code. */
export function runCdk(args: readonly string[]): number {
  const cdk = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');
  const { status, error } = spawnSync(process.execPath, [cdk, ...args], {
    cwd: REPOSITORY,
    stdio: 'inherit',
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
  });
  if (error) throw error;
  return status ?? 1;
}
