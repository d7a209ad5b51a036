import { setTimeout as sleep } from 'node:timers/promises';
import { CreateFunctionCommand, GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { contractRole, theEmulator } from './the-emulator.ts';
import { zipFile } from './zip-file.ts';

const LATE_MS = 180_000;

interface FunctionSpec {
  readonly name: string;
  /** A module that exports `handler`. */
  readonly code: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A function that is ready to be called; resolves with its ARN. */
export async function makeFunction({ name, code, env = {} }: FunctionSpec): Promise<string> {
  const client = new LambdaClient((await theEmulator()).clientConfig);
  await client.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: await contractRole(),
      // Its first call starts a process: a try that runs out of time would be a second attempt.
      Timeout: 180,
      Code: { ZipFile: zipFile('index.mjs', code) },
      Environment: { Variables: env },
    }),
  );
  for (const end = Date.now() + LATE_MS; Date.now() < end; await sleep(50)) {
    const { State, FunctionArn } = await client.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
    if (State === 'Active' && FunctionArn !== undefined) return FunctionArn;
  }
  throw new Error(`${name} does not become active`);
}
