import { Duration } from 'aws-cdk-lib';
import { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { Resources } from '../resources.ts';
import type { Functions } from './functions.ts';
import type { Queues } from './queues.ts';

export interface EventSourcesProps {
  /** How many instances of send-touch the queue may start: at least 2. */
  readonly sendConcurrency: number;
  readonly functions: Functions;
  readonly queues: Queues;
  readonly resources: Resources;
}

/** What brings work to the functions by itself: the table's stream and three queues. Only what failed comes again. */
export class EventSources extends Construct {
  constructor(scope: Construct, id: string, props: EventSourcesProps) {
    super(scope, id);
    this.#readStream(props);
    this.#workOff(props);
  }

  #readStream({ functions, queues, resources }: EventSourcesProps): void {
    const table = TableV2.fromTableAttributes(this, 'Table', {
      tableArn: resources.table.arn,
      tableStreamArn: resources.stream.arn,
    });
    const common = {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      onFailure: new SqsDlq(queues.dead['stream-dlq']),
    };
    // After an hour the sweep has long done it; a record that nobody can read must not keep the others.
    const relay = { retryAttempts: 10, maxRecordAge: Duration.hours(1), parallelizationFactor: 4 };
    functions
      .of('relay-answers')
      .addEventSource(new DynamoEventSource(table, { ...common, ...relay, filters: RELAYED }));
    // Nobody makes an event anew: tried for as long as the stream keeps it.
    const publish = { retryAttempts: 1_000, maxRecordAge: Duration.hours(23), maxBatchingWindow: Duration.seconds(1) };
    functions
      .of('publish-events')
      .addEventSource(new DynamoEventSource(table, { ...common, ...publish, filters: EVENTS }));
  }

  #workOff({ functions, queues, sendConcurrency }: EventSourcesProps): void {
    const partly = { reportBatchItemFailures: true, batchSize: 5 };
    functions.of('wake').addEventSource(new SqsEventSource(queues.work.wake, partly));
    functions
      .of('send-touch')
      .addEventSource(new SqsEventSource(queues.work.send, { ...partly, maxConcurrency: sendConcurrency }));
    functions.of('apply-receipt').addEventSource(new SqsEventSource(queues.work.receipts, { ...partly, batchSize: 1 }));
  }
}

const is = (kind: string) => ({ kind: { S: FilterRule.isEqual(kind) } });
const written = (image: Readonly<Record<string, unknown>>) =>
  FilterCriteria.filter({ eventName: FilterRule.or('INSERT', 'MODIFY'), dynamodb: { NewImage: image } });
/** Of a stream numbers come as text, so that `>= 1` cannot be asked. A new enrollment stands in stay 0: its start is not relayed. */
const entered = { stay: { N: [{ 'anything-but': ['0'] }] } };

/** Three patterns, one of which must fit: a token, an answered stay, an enrollment that ended. */
const RELAYED = [
  written(is('token')),
  written({ ...is('enrollment'), ...entered, status: { S: FilterRule.isEqual('ended') } }),
  written({ ...is('enrollment'), ...entered, phase: { S: FilterRule.isEqual('answered') } }),
];
const EVENTS = [
  FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT'), dynamodb: { NewImage: is('event') } }),
];
