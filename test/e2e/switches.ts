import {
  GetFunctionConfigurationCommand,
  type LambdaClient,
  ListAliasesCommand,
  ListFunctionsCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import type { Stage } from './stage.ts';
import { waitFor } from './wait-for.ts';

/** Full names of all functions of the stage. */
export async function functionsOf({ clients, name }: Stage): Promise<readonly string[]> {
  const names: string[] = [];
  let Marker: string | undefined;
  do {
    const page = await clients.lambda.send(new ListFunctionsCommand({ ...(Marker !== undefined && { Marker }) }));
    for (const { FunctionName } of page.Functions ?? [])
      if (FunctionName?.startsWith(`baton-${name}-`)) names.push(FunctionName);
    Marker = page.NextMarker;
  } while (Marker !== undefined && Marker !== '');
  return names.sort();
}

/** Changes variables of one function, those that are not named stay. What is called by an alias is published anew. */
export async function setVariables(
  { clients: { lambda } }: Stage,
  FunctionName: string,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const Variables = { ...Environment?.Variables, ...variables };
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  await isUpdated(lambda, FunctionName);
  const { Aliases = [] } = await lambda.send(new ListAliasesCommand({ FunctionName }));
  if (Aliases.length === 0) return;
  const { Version } = await lambda.send(new PublishVersionCommand({ FunctionName }));
  for (const { Name } of Aliases) {
    await lambda.send(new UpdateAliasCommand({ FunctionName, Name, FunctionVersion: Version }));
  }
}

async function isUpdated(lambda: LambdaClient, FunctionName: string): Promise<void> {
  const state = await waitFor(
    async () => {
      const { LastUpdateStatus } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
      return LastUpdateStatus === 'InProgress' ? undefined : LastUpdateStatus;
    },
    { withinMs: 20_000, everyMs: 100 },
  );
  if (state === 'Failed') throw new Error(`${FunctionName} was not updated`);
}

/** The clock the whole stage lives by: real time and a constant. */
export interface StageClock {
  now(): number;
  /** Shifts every function, and this clock with them, so that it is now this instant. */
  setTo(at: number): Promise<void>;
}

export function createStageClock(stage: Stage): StageClock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    setTo: async (at) => {
      offset = Math.round(at - Date.now());
      for (const name of await functionsOf(stage)) {
        await setVariables(stage, name, { BATON_CLOCK_OFFSET_MS: String(offset) });
      }
    },
  };
}
