import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateEventBusCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DescribeStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { createBus } from '../../functions/adapters/eventbridge/bus.ts';
import { createLambdaDoor } from '../../functions/adapters/lambda/lambda-door.ts';
import { createSecrets } from '../../functions/adapters/secrets/webhook-keys.ts';
import { createReceiptQueue } from '../../functions/adapters/sqs/queues.ts';
import { createMachines } from '../../functions/adapters/step-functions/machines.ts';
import { compileMachine } from '../../workflows/compile/compile-machine.ts';
import { createProbeSetup } from '../simulation/small-campaign.ts';
import { makeFunction } from './emulator-function.ts';
import { AT, anEvent } from './items.ts';
import { contractRole, theEmulator } from './the-emulator.ts';

const LATE_MS = 180_000;
/** What was received once does not come again while the rest is waited for. */
const HIDDEN_SECONDS = 600;
const unique = (name: string): string => `${name}-${randomUUID()}`;

async function makeQueue() {
  const { clientConfig } = await theEmulator();
  const client = new SQSClient({ ...clientConfig, useQueueUrlAsEndpoint: false });
  const { QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName: unique('contract') }));
  const asked = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  /** The bodies of so many messages, in the order in which they come. */
  const receive = async (count: number): Promise<readonly unknown[]> => {
    const bodies: unknown[] = [];
    for (const end = Date.now() + LATE_MS; bodies.length < count && Date.now() < end; await sleep(20)) {
      const wait = { WaitTimeSeconds: 1, MaxNumberOfMessages: 10, VisibilityTimeout: HIDDEN_SECONDS };
      const command = new ReceiveMessageCommand({ QueueUrl, ...wait });
      const { Messages = [] } = await client.send(command);
      for (const { Body = '' } of Messages) bodies.push(JSON.parse(Body));
    }
    return bodies;
  };
  return { client, url: QueueUrl, arn: asked.Attributes?.QueueArn ?? '', receive };
}

/** Ports that only the cloud has: each adapter once against a service that was not written here. */
describe.concurrent('what only the cloud has', () => {
  it('events on the bus come by to whoever asks for their source and type', async () => {
    const { clientConfig } = await theEmulator();
    const client = new EventBridgeClient(clientConfig);
    const queue = await makeQueue();
    const name = unique('contract');
    await client.send(new CreateEventBusCommand({ Name: name }));
    const EventPattern = JSON.stringify({ source: ['baton'], 'detail-type': ['StepEntered'] });
    const rule = await client.send(new PutRuleCommand({ Name: name, EventBusName: name, EventPattern }));
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: queue.arn,
          Condition: { ArnEquals: { 'aws:SourceArn': rule.RuleArn } },
        },
      ],
    });
    await queue.client.send(new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes: { Policy } }));
    const Targets = [{ Id: 'queue', Arn: queue.arn }];
    await client.send(new PutTargetsCommand({ Rule: name, EventBusName: name, Targets }));
    const entered = Array.from({ length: 11 }, (_, place) => anEvent(`e1.1.${place}`));
    const bus = createBus({ client, bus: name });
    expect(await bus.publish([{ ...anEvent('other'), type: 'MailSent' }, ...entered])).toEqual([]);
    const received = await queue.receive(11);
    const first = { schema: 1, at: new Date(AT).toISOString(), key: 'e1.1.0', campaign: 'probe' };
    expect(received).toContainEqual(
      expect.objectContaining({
        source: 'baton',
        'detail-type': 'StepEntered',
        detail: expect.objectContaining(first),
      }),
    );
    expect(received).toHaveLength(11);
  });

  it('a receipt comes to its worker', async () => {
    const { client, url, receive } = await makeQueue();
    await createReceiptQueue({ client, receiptUrl: url }).enqueue('generic', 'msg_1');
    expect(await receive(1)).toEqual([{ source: 'generic', id: 'msg_1' }]);
  });

  it('the keys of the webhook door are those of its secret', async () => {
    const { clientConfig } = await theEmulator();
    const client = new SecretsManagerClient(clientConfig);
    const secretId = unique('contract');
    const SecretString = '{"keys":["whsec_bmV3","whsec_b2xk"]}';
    await client.send(new CreateSecretCommand({ Name: secretId, SecretString }));
    const secrets = createSecrets({ client, secretId, now: Date.now });
    expect(await secrets.webhookKeys()).toEqual(['whsec_bmV3', 'whsec_b2xk']);
  });

  it('the command gets an answer, a fault, or hears that nobody is there', async () => {
    const { clientConfig } = await theEmulator();
    const client = new LambdaClient(clientConfig);
    const functionName = unique('contract');
    const code = `export const handler = async ({ fail, ...rest }) => {
      if (fail) throw Object.assign(new Error('no campaign x'), { name: 'UnknownCampaign' });
      return { ok: true, rest };
    };`;
    await makeFunction({ name: functionName, code });
    const door = createLambdaDoor({ client, functionName });
    const answer = { ok: true, rest: { name: 'Zoë' } };
    expect(await door.invoke({ name: 'Zoë' })).toEqual({ status: 'answered', answer });
    await expect(door.invoke({ fail: true })).rejects.toMatchObject({ errorName: 'UnknownCampaign' });
    const nobody = createLambdaDoor({ client, functionName: unique('nobody') });
    expect(await nobody.invoke({})).toMatchObject({ status: 'refused', reason: 'absent' });
  });

  it('a machine is made once of a workflow, and stays as it was made', async () => {
    const { clientConfig } = await theEmulator();
    const client = new SFNClient(clientConfig);
    const { workflow } = createProbeSetup();
    const machinePrefix = `arn:aws:states:us-east-1:000000000000:stateMachine:baton-${randomUUID().slice(0, 8)}-`;
    const made = { client, machinePrefix, roleArn: await contractRole() };
    const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:contract:live';
    expect(await createMachines({ ...made, enterStepArn: functionArn }).create(workflow)).toBe('created');
    expect(await createMachines({ ...made, enterStepArn: `${functionArn}2` }).create(workflow)).toBe('exists');
    const stateMachineArn = `${machinePrefix}${workflow.id.replace('@', '-')}`;
    const { definition = '' } = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(JSON.parse(definition)).toEqual(compileMachine(workflow, { functionArn }));
  });
});
