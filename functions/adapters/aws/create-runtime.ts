import { S3Client } from '@aws-sdk/client-s3';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Mailer, Ports } from '../../../workflows/ports.ts';
import type { DecidingEnv } from '../../shared/cloud-env.ts';
import type { Objects } from '../../shared/cloud-ports.ts';
import { createDynamoPointers } from '../dynamodb/dynamo-pointers.ts';
import { createDynamoStore } from '../dynamodb/dynamo-store.ts';
import type { TableAccess } from '../dynamodb/table-access.ts';
import { createCampaigns, type LiveCampaigns } from '../s3/campaigns.ts';
import { createObjects } from '../s3/objects.ts';
import { createSchedules } from '../scheduler/schedules.ts';
import { createQueues } from '../sqs/queues.ts';
import { createExecutions } from '../step-functions/executions.ts';
import { type Base, createSurroundings } from './create-surroundings.ts';
import { createTableAccess } from './create-table-access.ts';

/** What a function that decides about enrollments is made with, once a cold start. */
export interface Runtime extends Base {
  readonly ports: Ports;
  readonly access: TableAccess;
  readonly objects: Objects;
  readonly campaigns: LiveCampaigns;
}

const NO_MAILER: Mailer = {
  send: async () => {
    throw new Error('this function sends no mail: hand the touch to the send queue');
  },
};

/** The ports on AWS. A client is only made here; each function's role says which of them may be used. */
export function createRuntime(name: string, env: DecidingEnv): Runtime {
  const base = createSurroundings(env.BATON_STAGE, name);
  const { clock, count, switches } = base;
  const access = createTableAccess(base, env.TABLE_NAME);
  const objects = createObjects({ client: new S3Client(), bucket: env.BUCKET_NAME, count });
  const campaigns = createCampaigns({
    objects,
    pointers: createDynamoPointers(access),
    store: createDynamoStore(access),
    now: clock.now,
  });
  const { store } = campaigns;
  const ports: Ports = {
    store,
    mailer: NO_MAILER,
    clock,
    campaigns,
    schedules: createSchedules({
      client: new SchedulerClient(),
      group: env.SCHEDULE_GROUP,
      roleArn: env.SCHEDULE_ROLE_ARN,
      deadLetterArn: env.SCHEDULE_DLQ_ARN,
      targets: {
        wake: env.WAKE_QUEUE_ARN,
        send: env.SEND_QUEUE_ARN,
        repDay: env.DRAW_REP_DAY_ARN,
        campaign: env.RUN_CAMPAIGN_CLOCK_ARN,
      },
      now: clock.now,
      toRealTime: switches.fireAt,
      count,
    }),
    queues: createQueues({
      client: new SQSClient({ useQueueUrlAsEndpoint: false }),
      wakeUrl: env.WAKE_QUEUE_URL,
      sendUrl: env.SEND_QUEUE_URL,
      count,
    }),
    executions: createExecutions({
      client: new SFNClient(),
      machinePrefix: env.MACHINE_PREFIX,
      workflowOf: async (enrollment) => (await store.enrollment(enrollment))?.workflow,
      count,
    }),
  };
  return { ...base, ports: switches.around(ports), access, objects, campaigns };
}
