import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Queues, TimerMessage } from '../../../workflows/ports.ts';
import type { ReceiptQueue } from '../../shared/cloud-ports.ts';
import { type Count, callService } from '../aws/call-service.ts';

export interface QueuesOptions {
  readonly client: SQSClient;
  readonly wakeUrl: string;
  readonly sendUrl: string;
  readonly count?: Count;
}

/** The longest that SQS keeps a message back. Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const MAX_DELAY_SECONDS = 900;

/** The queues of `wake` and `send`; their messages are what the timers of these kinds carry. */
export function createQueues({ client, wakeUrl, sendUrl, count }: QueuesOptions): Queues {
  const put = (url: string, message: TimerMessage, delaySeconds: number): Promise<void> =>
    sendMessage(client, count, { QueueUrl: url, body: message, DelaySeconds: delayOf(delaySeconds) });
  return {
    wake: async (wake, delaySeconds) => put(wakeUrl, { kind: 'wake', wake }, delaySeconds),
    send: async (touch, delaySeconds) => put(sendUrl, { kind: 'send', touch }, delaySeconds),
  };
}

export interface ReceiptQueueOptions {
  readonly client: SQSClient;
  readonly receiptUrl: string;
  readonly count?: Count;
}

/** The queue of the worker of webhooks and pages. */
export function createReceiptQueue({ client, receiptUrl, count }: ReceiptQueueOptions): ReceiptQueue {
  return {
    enqueue: (source, id, delaySeconds = 0) =>
      sendMessage(client, count, {
        QueueUrl: receiptUrl,
        body: { source, id },
        DelaySeconds: delayOf(delaySeconds),
      }),
  };
}

interface Outgoing {
  readonly QueueUrl: string;
  readonly body: object;
  readonly DelaySeconds: number;
}

async function sendMessage(client: SQSClient, count: Count | undefined, { body, ...rest }: Outgoing): Promise<void> {
  const command = new SendMessageCommand({ ...rest, MessageBody: JSON.stringify(body) });
  await callService({ action: 'sqs:SendMessage', count }, () => client.send(command));
}

/** Refused rather than cut: a message cut short comes before its time. The longest that anybody asks for is 600 seconds. */
function delayOf(seconds: number): number {
  const whole = Math.max(0, Math.ceil(seconds));
  if (whole <= MAX_DELAY_SECONDS) return whole;
  throw new RangeError(
    `a queue keeps a message back for ${MAX_DELAY_SECONDS} seconds at most, not ${whole}: set a timer`,
  );
}
