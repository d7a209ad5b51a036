import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Emulator } from '../emulator/engines.ts';
import { type Deployed, STAGE } from './deploy-stage.ts';

/** One answer of the operators' door: `ok` and what was asked for, or `problems`. */
export type OperateAnswer = Readonly<Record<string, unknown>> & {
  readonly ok: boolean;
  readonly problems?: readonly string[];
};

/** The deployment as a stranger sees it: its two doors, and AWS's own. */
export interface Stage extends Deployed {
  readonly name: string;
  readonly emulator: Emulator;
  readonly clients: ReturnType<typeof createClients>;
  operate(request: Readonly<Record<string, unknown>>): Promise<OperateAnswer>;
  /** Runs a function now, and throws what it threw. */
  invoke(functionName: string, event: unknown): Promise<unknown>;
}

export function createStage(emulator: Emulator, deployed: Deployed): Stage {
  const clients = createClients(emulator);
  const invoke = async (functionName: string, event: unknown): Promise<unknown> => {
    const command = new InvokeCommand({ FunctionName: functionName, Payload: Buffer.from(JSON.stringify(event)) });
    const { Payload, FunctionError } = await clients.lambda.send(command);
    const text = Buffer.from(Payload ?? []).toString('utf8');
    if (FunctionError !== undefined) throw new Error(`${functionName}: ${FunctionError}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    ...deployed,
    name: STAGE,
    emulator,
    clients,
    invoke,
    operate: async (request) => (await invoke(`baton-${STAGE}-operate`, request)) as OperateAnswer,
  };
}

function createClients({ clientConfig }: Emulator) {
  return {
    dynamodb: new DynamoDBClient(clientConfig),
    events: new EventBridgeClient(clientConfig),
    lambda: new LambdaClient({ ...clientConfig, maxAttempts: 1 }),
    scheduler: new SchedulerClient(clientConfig),
    secrets: new SecretsManagerClient(clientConfig),
    sfn: new SFNClient(clientConfig),
    sqs: new SQSClient({ ...clientConfig, useQueueUrlAsEndpoint: false }),
  };
}

/** The keys that webhooks are signed with from now on. */
export async function giveKeys({ clients, webhookSecret }: Stage, keys: readonly string[]): Promise<void> {
  const SecretString = JSON.stringify({ keys });
  await clients.secrets.send(new PutSecretValueCommand({ SecretId: webhookSecret, SecretString }));
}
