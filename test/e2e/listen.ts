import { PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import type { Stage } from './stage.ts';

/** A domain event as the bus tells it: in ids only. */
export interface HeardEvent {
  readonly type: string;
  readonly key: string;
  readonly at: number;
  readonly contact?: string;
  readonly enrollment?: string;
  readonly step?: string;
  readonly stay?: number;
}

/** What has come since it was asked for the last time, each event once. */
export type Listen = () => Promise<readonly HeardEvent[]>;

const MOST_RECEIVES = 20;

/** A queue of the test's own behind the stage's bus: whoever integrates with Baton listens like this. */
export async function listenToBus({ clients: { events, sqs }, name }: Stage): Promise<Listen> {
  const QueueName = `baton-${name}-played`;
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName }));
  const attributes = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  const Arn = attributes.Attributes?.QueueArn ?? '';
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: Arn,
  };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  const rule = { Name: QueueName, EventBusName: `baton-${name}` };
  await events.send(new PutRuleCommand({ ...rule, EventPattern: JSON.stringify({ source: ['baton'] }) }));
  await events.send(
    new PutTargetsCommand({ Rule: rule.Name, EventBusName: rule.EventBusName, Targets: [{ Id: '1', Arn }] }),
  );
  // The bus tells at least once.
  const seen = new Set<string>();
  return async () => {
    const heard = await receive(sqs, QueueUrl ?? '');
    return heard.filter(({ key }) => !seen.has(key) && seen.add(key));
  };
}

async function receive(sqs: Stage['clients']['sqs'], QueueUrl: string): Promise<readonly HeardEvent[]> {
  const heard: HeardEvent[] = [];
  for (let round = 0; round < MOST_RECEIVES; round += 1) {
    const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 });
    const { Messages = [] } = await sqs.send(command);
    if (Messages.length === 0) return heard;
    for (const { Body } of Messages) heard.push(readEvent(Body ?? ''));
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  }
  return heard;
}

function readEvent(body: string): HeardEvent {
  const { 'detail-type': type, detail } = JSON.parse(body) as {
    readonly 'detail-type': string;
    readonly detail: Omit<HeardEvent, 'type' | 'at'> & { readonly at: string };
  };
  return { ...detail, type, at: Date.parse(detail.at) };
}
