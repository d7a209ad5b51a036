import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createSurroundings } from '../adapters/aws/create-surroundings.ts';
import { createTableAccess } from '../adapters/aws/create-table-access.ts';
import { createDynamoReceipts } from '../adapters/dynamodb/dynamo-receipts.ts';
import { createDynamoStore } from '../adapters/dynamodb/dynamo-store.ts';
import { createSecrets } from '../adapters/secrets/webhook-keys.ts';
import { createReceiptQueue } from '../adapters/sqs/queues.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleEvent } from '../shared/handle-event.ts';
import { envSchema } from './env.ts';
import { receiveWebhook } from './receive-webhook.ts';

const env = readEnv(envSchema, process.env);
const base = createSurroundings(env.BATON_STAGE, 'receive-webhook');
const { count, clock } = base;
const access = createTableAccess(base, env.TABLE_NAME);
const secrets = createSecrets({
  client: new SecretsManagerClient(),
  secretId: env.WEBHOOK_SECRET_ID,
  now: clock.now,
  count,
});
const receive = receiveWebhook({
  store: createDynamoStore(access),
  clock,
  receipts: createDynamoReceipts(access),
  receiptQueue: createReceiptQueue({
    client: new SQSClient({ useQueueUrlAsEndpoint: false }),
    receiptUrl: env.RECEIPT_QUEUE_URL,
    count,
  }),
  webhookKeys: { current: secrets.webhookKeys },
});

/** `POST /webhooks/generic`, HTTP API payload 2.0: the signature is about the bytes as they came. */
export const handler = handleEvent(base, async ({ headers, body, isBase64Encoded }: APIGatewayProxyEventV2) => {
  const rawBody = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  const { status, body: answer } = await receive({ headers, rawBody });
  return {
    statusCode: status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(answer),
  };
});
