import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateScheduleGroupCommand, ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll } from 'vitest';
import { createSchedules } from '../../functions/adapters/scheduler/schedules.ts';
import { createQueues } from '../../functions/adapters/sqs/queues.ts';
import { timerMessage } from '../../functions/shared/timer-message.ts';
import type { Delivered, DeliveryUnderTest } from './delivery-contract.ts';
import { contractRole, theEmulator } from './the-emulator.ts';

/** 90 seconds of the contract are 9 here, beyond the Scheduler's whole seconds and the adapter's 5 seconds for what is past. */
const SECOND_MS = 100;

/** Only what is never delivered waits so long: what lies nowhere any more is not waited for. */
const LATE_MS = 180_000;
/** Longer than any machine needs to take and delete what it received: it would come a second time. */
const HIDDEN_SECONDS = 600;
const LOOK_MS = 50;

const stopped = new AbortController();
const receiving: Promise<void>[] = [];

afterAll(async () => {
  stopped.abort();
  await Promise.all(receiving);
});

/** Schedules deliver into the queues of the wake and send functions; a message's time is when the Scheduler put it in. */
export async function createScheduledDelivery(): Promise<DeliveryUnderTest> {
  return createDelivery(({ Attributes }) => Number(Attributes?.SentTimestamp));
}

/** A message's time is when it could be received: put in, it was before its delay. */
export async function createQueuedDelivery(): Promise<DeliveryUnderTest> {
  return createDelivery(() => Date.now());
}

async function createDelivery(timeOf: (message: Message) => number): Promise<DeliveryUnderTest> {
  const { clientConfig } = await theEmulator();
  const sqs = new SQSClient({ ...clientConfig, useQueueUrlAsEndpoint: false });
  const scheduler = new SchedulerClient(clientConfig);
  const name = `contract-${randomUUID()}`;
  const roleArn = await contractRole();
  await scheduler.send(new CreateScheduleGroupCommand({ Name: name }));
  const [wake, send, dead] = await Promise.all(
    ['wake', 'send', 'dlq'].map((what) => makeQueue(sqs, `${name}-${what}`)),
  );
  if (!wake || !send || !dead) throw new Error('a queue is missing');
  const delivered: Delivered[] = [];
  for (const { url } of [wake, send]) {
    const ended = receive(sqs, url, (message) => delivered.push({ id: idOf(message), at: timeOf(message) }));
    // What it throws is told once all tests are done, and not between two of them.
    ended.catch(() => undefined);
    receiving.push(ended);
  }
  const rest = { repDay: dead.arn, campaign: dead.arn };
  /** Nothing is scheduled any more, nothing lies in a queue. */
  const isAtRest = async (): Promise<boolean> => {
    const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({ GroupName: name }));
    if (Schedules.length > 0) return false;
    const waiting = await Promise.all([wake, send].map(({ url }) => countMessages(sqs, url)));
    return waiting.every((count) => count === 0);
  };
  return {
    schedules: createSchedules({
      client: scheduler,
      group: name,
      roleArn,
      targets: { wake: wake.arn, send: send.arn, ...rest },
      deadLetterArn: dead.arn,
      now: Date.now,
    }),
    queues: createQueues({ client: sqs, wakeUrl: wake.url, sendUrl: send.url }),
    secondMs: SECOND_MS,
    now: Date.now,
    arrivals: async (count, by) => {
      for (const end = by + LATE_MS; delivered.length < count && Date.now() < end; await sleep(LOOK_MS)) {
        if (Date.now() > by && (await isAtRest())) break;
      }
      return delivered;
    },
    putAway: async () => {
      for (const end = Date.now() + LATE_MS; Date.now() < end; await sleep(LOOK_MS)) if (await isAtRest()) return;
      throw new Error('a schedule that fired is still there');
    },
  };
}

interface Queue {
  readonly url: string;
  readonly arn: string;
}

async function makeQueue(sqs: SQSClient, name: string): Promise<Queue> {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  return { url: QueueUrl, arn: Attributes?.QueueArn ?? '' };
}

const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesDelayed',
  'ApproximateNumberOfMessagesNotVisible',
] as const;

async function countMessages(sqs: SQSClient, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...COUNTS] }));
  return COUNTS.reduce((sum, name) => sum + Number(Attributes[name]), 0);
}

async function receive(sqs: SQSClient, QueueUrl: string, take: (message: Message) => void): Promise<void> {
  while (!stopped.signal.aborted) {
    const wait = { WaitTimeSeconds: 1, MaxNumberOfMessages: 10, VisibilityTimeout: HIDDEN_SECONDS };
    const command = new ReceiveMessageCommand({ QueueUrl, ...wait, MessageSystemAttributeNames: ['SentTimestamp'] });
    const { Messages = [] } = await sqs.send(command);
    for (const message of Messages) {
      take(message);
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
    }
  }
}

/** What the functions behind the queues read of a message. */
function idOf({ Body = '' }: Message): string {
  const body: unknown = JSON.parse(Body);
  const woken = timerMessage.wake.safeParse(body);
  return woken.success ? woken.data.wake.enrollment : timerMessage.send.parse(body).touch;
}
