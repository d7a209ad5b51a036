import { LambdaClient } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import type * as z from 'zod';
import type { envSchema } from '../../operate/env.ts';
import type { Checks, OperatePorts } from '../../operate/operate-ports.ts';
import { createChecks } from '../doctor/create-checks.ts';
import { createDynamoHistory } from '../dynamodb/dynamo-history.ts';
import { createDynamoOtherCampaigns } from '../dynamodb/dynamo-other-campaigns.ts';
import { createDynamoPointers } from '../dynamodb/dynamo-pointers.ts';
import { createDynamoReviews } from '../dynamodb/dynamo-reviews.ts';
import { createDynamoRevocations } from '../dynamodb/dynamo-revocations.ts';
import { createAddressKeys } from '../secrets/address-keys.ts';
import { createSesClient } from '../ses/ses-client.ts';
import { createTestMailer } from '../ses/test-mailer.ts';
import { createEnrolment } from '../step-functions/enrolment.ts';
import { createMachines } from '../step-functions/machines.ts';
import type { Runtime } from './create-runtime.ts';

type OperateEnv = z.output<typeof envSchema>;

/** Everything the operators' door can reach, beyond what every function has. */
export function createOperatePorts(runtime: Runtime, env: OperateEnv): OperatePorts {
  const { ports, access, objects, count, switches } = runtime;
  const states = new SFNClient();
  return {
    ...ports,
    stage: env.BATON_STAGE,
    bucket: env.BUCKET_NAME,
    objects,
    pointers: createDynamoPointers(access),
    history: createDynamoHistory(access),
    reviews: createDynamoReviews(access),
    addressKeys: createAddressKeys(runtime, env.ADDRESS_SECRET_ID),
    revocations: createDynamoRevocations(access),
    otherCampaigns: createDynamoOtherCampaigns(access),
    machines: createMachines({
      client: states,
      machinePrefix: env.MACHINE_PREFIX,
      roleArn: env.MACHINE_ROLE_ARN,
      enterStepArn: env.ENTER_STEP_ARN,
      logGroupArn: env.MACHINE_LOG_GROUP_ARN,
      count,
    }),
    enrolment: createEnrolment({
      client: states,
      machineArn: env.ENROLL_MACHINE_ARN,
      toRealTime: (at) => at - switches.clockOffsetMs(),
      count,
    }),
    checks: createStageChecks(runtime, env),
    testMailer: createTestMailer({ client: createSesClient(), configurationSet: env.CONFIGURATION_SET, count }),
  };
}

/** Queues are named alike: `baton-<stage>-<name>`. */
const DEAD_LETTERS = ['wake-dlq', 'send-dlq', 'receipts-dlq', 'stream-dlq', 'schedules-dlq', 'events-dlq'];

function createStageChecks({ count }: Runtime, env: OperateEnv): Checks {
  const work = { wake: env.WAKE_QUEUE_URL, send: env.SEND_QUEUE_URL, receipts: env.RECEIPT_QUEUE_URL };
  const dead = DEAD_LETTERS.map((name) => [name, env.WAKE_QUEUE_URL.replace(/wake$/, name)]);
  return createChecks({
    mail: { client: createSesClient(), identity: env.SENDER_DOMAIN, sendRate: env.SEND_RATE },
    lambda: new LambdaClient(),
    queues: {
      client: new SQSClient({ useQueueUrlAsEndpoint: false }),
      urls: { ...work, ...Object.fromEntries(dead) },
    },
    secret: { client: new SecretsManagerClient(), id: env.WEBHOOK_SECRET_ID },
    count,
  });
}
