import type { Stack } from 'aws-cdk-lib';
import type { HttpDoor } from './constructs/http-door.ts';
import type { Queues } from './constructs/queues.ts';
import type { EnvName } from './functions.ts';
import { nameOf } from './names.ts';
import { functionArn, type Resource } from './resources.ts';
import type { Settings } from './settings.ts';

export interface EnvironmentSources {
  readonly queues: Queues;
  readonly door: HttpDoor;
  readonly bucketName: string;
  readonly machineLogGroupArn: string;
  readonly sendConcurrency: number;
  readonly resources: Readonly<
    Record<
      | 'wake-queue'
      | 'send-queue'
      | 'schedules-dlq'
      | 'schedule-role'
      | 'machine-role'
      | 'machines'
      | 'enroll-machine'
      | 'webhook-secret'
      | 'link-secret'
      | 'address-secret',
      Resource
    >
  >;
}

/** What every variable is in this deployment, and the switches of one that is made for tests. */
export function createEnvironment(
  stack: Stack,
  { stage, senderDomain, sendRate, faults }: Settings,
  sources: EnvironmentSources,
) {
  const { queues, door, bucketName, machineLogGroupArn, sendConcurrency, resources } = sources;
  const values: Readonly<Record<EnvName, string>> = {
    BATON_STAGE: stage,
    TABLE_NAME: nameOf(stage),
    BUCKET_NAME: bucketName,
    WAKE_QUEUE_URL: queues.work.wake.queueUrl,
    SEND_QUEUE_URL: queues.work.send.queueUrl,
    RECEIPT_QUEUE_URL: queues.work.receipts.queueUrl,
    SCHEDULE_GROUP: nameOf(stage),
    SCHEDULE_ROLE_ARN: resources['schedule-role'].arn,
    SCHEDULE_DLQ_ARN: resources['schedules-dlq'].arn,
    WAKE_QUEUE_ARN: resources['wake-queue'].arn,
    SEND_QUEUE_ARN: resources['send-queue'].arn,
    DRAW_REP_DAY_ARN: functionArn(stack, stage, 'draw-rep-day'),
    RUN_CAMPAIGN_CLOCK_ARN: functionArn(stack, stage, 'run-campaign-clock'),
    // All machines but for the wildcard.
    MACHINE_PREFIX: resources.machines.arn.replace(/\*$/, ''),
    MACHINE_ROLE_ARN: resources['machine-role'].arn,
    ENTER_STEP_ARN: functionArn(stack, stage, 'enter-step', 'live'),
    ENROLL_MACHINE_ARN: resources['enroll-machine'].arn,
    BUS_NAME: nameOf(stage),
    CONFIGURATION_SET: nameOf(stage),
    WEBHOOK_SECRET_ID: resources['webhook-secret'].arn,
    LINK_SECRET_ID: resources['link-secret'].arn,
    ADDRESS_SECRET_ID: resources['address-secret'].arn,
    SENDER_DOMAIN: senderDomain,
    MACHINE_LOG_GROUP_ARN: machineLogGroupArn,
    PUBLIC_URL: door.api.apiEndpoint,
    SEND_RATE: String(sendRate),
    SEND_CONCURRENCY: String(sendConcurrency),
  };
  const testSwitches: Readonly<Record<string, string>> = faults
    ? { BATON_FAULT: '', BATON_CLOCK_OFFSET_MS: '0', BATON_CLOCK_FILE: '' }
    : {};
  return { values, testSwitches };
}
