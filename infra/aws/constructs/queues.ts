import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { settingsOf } from '../functions.ts';
import { type DeadLetterQueueName, EVERY_DEAD_LETTER_QUEUE, EVERY_QUEUE, nameOf, type QueueName } from '../names.ts';
import { acknowledge } from './acknowledge.ts';

/** The function that works each queue off. */
const WORKERS = { wake: 'wake', send: 'send-touch', receipts: 'apply-receipt' } as const satisfies Record<
  QueueName,
  string
>;

/** A message comes eight times, minutes apart, before it is given up; what it stood for the sweep still finds. */
const MAX_RECEIVES = 8;

const FOURTEEN_DAYS = Duration.days(14);

/** Queues of work, and queues of what could not be worked off. */
export class Queues extends Construct {
  readonly work: Readonly<Record<QueueName, Queue>>;
  readonly dead: Readonly<Record<DeadLetterQueueName, Queue>>;

  constructor(scope: Construct, id: string, stage: string) {
    super(scope, id);
    const secure = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: FOURTEEN_DAYS };
    const create = (name: string, props: ConstructorParameters<typeof Queue>[2] = {}): Queue =>
      new Queue(this, name, { queueName: nameOf(stage, name), ...secure, ...props });
    const isOf = (name: DeadLetterQueueName, queue: QueueName): boolean => name === `${queue}-dlq`;
    this.dead = fromNames(EVERY_DEAD_LETTER_QUEUE, (name) => {
      const queue = create(name);
      // Of the queues below CDK knows it by itself; these are named by a stream, by schedules, by rules.
      if (!EVERY_QUEUE.some((work) => isOf(name, work))) {
        acknowledge(queue, 'SQS3', 'It is itself where messages end that nobody could take.');
      }
      return queue;
    });
    this.work = fromNames(EVERY_QUEUE, (name) =>
      create(name, {
        // Twice the worker's time: a message of a worker that died comes again soon, one at work never comes twice.
        visibilityTimeout: Duration.seconds(2 * settingsOf(WORKERS[name]).timeoutSeconds),
        deadLetterQueue: { queue: this.dead[`${name}-dlq`], maxReceiveCount: MAX_RECEIVES },
      }),
    );
  }
}

function fromNames<Name extends string, Value>(
  names: readonly Name[],
  create: (name: Name) => Value,
): Readonly<Record<Name, Value>> {
  return Object.fromEntries(names.map((name) => [name, create(name)])) as Record<Name, Value>;
}
