import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateConfigurationSetCommand,
  CreateConfigurationSetEventDestinationCommand,
  CreateEmailIdentityCommand,
  DeleteSuppressedDestinationCommand,
  GetSuppressedDestinationCommand,
  ListSuppressedDestinationsCommand,
  PutSuppressedDestinationCommand,
  SendEmailCommand,
  type SendEmailCommandInput,
} from '@aws-sdk/client-sesv2';
import { beforeAll, describe, expect, it } from 'vitest';
import { createQueue, endpoint, events, fresh, type ProbeQueue, refusalOf, ses, until } from './probe-world.ts';

const FROM = 'Anna <anna@probe.example>';
const MAIL_FILE = fileURLToPath(new URL(`../../.emulator/${new URL(endpoint).port}/mail.ndjson`, import.meta.url));
const set = fresh('set');
let queue: ProbeQueue;

beforeAll(async () => {
  await ses.send(new CreateEmailIdentityCommand({ EmailIdentity: 'probe.example' }));
  await ses.send(new CreateConfigurationSetCommand({ ConfigurationSetName: set }));
  await ses.send(
    new CreateConfigurationSetEventDestinationCommand({
      ConfigurationSetName: set,
      EventDestinationName: 'bus',
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['SEND', 'DELIVERY', 'BOUNCE', 'COMPLAINT'],
        EventBridgeDestination: { EventBusArn: 'arn:aws:events:us-east-1:000000000000:event-bus/default' },
      },
    }),
  );
  queue = await listenToMail();
});

/** A queue on the default bus that hears of every mail. */
async function listenToMail(): Promise<ProbeQueue> {
  const Name = fresh('mail');
  const Policy = JSON.stringify({
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*' },
    ],
  });
  const listening = await createQueue({ Policy });
  await events.send(new PutRuleCommand({ Name, EventPattern: JSON.stringify({ source: ['aws.ses'] }) }));
  await events.send(new PutTargetsCommand({ Rule: Name, Targets: [{ Id: '1', Arn: listening.arn }] }));
  return listening;
}

const send = (to: string, more: Partial<SendEmailCommandInput> = {}) =>
  ses.send(
    new SendEmailCommand({
      FromEmailAddress: FROM,
      Destination: { ToAddresses: [to] },
      ConfigurationSetName: set,
      Content: { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'text' } } } },
      ...more,
    }),
  );
const withHeaders = (Headers: { Name: string; Value: string }[]): Partial<SendEmailCommandInput> => ({
  Content: { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'text' } }, Headers } },
});

interface KeptMail {
  readonly MessageId: string;
  readonly Destination: { readonly ToAddresses: readonly string[] };
}
const keptFor = (to: string): readonly KeptMail[] =>
  readFileSync(MAIL_FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as KeptMail)
    .filter((mail) => mail.Destination.ToAddresses.includes(to));

interface MailEvent {
  readonly source: string;
  readonly resources: readonly string[];
  readonly 'detail-type': string;
  readonly detail: Record<string, unknown>;
}
async function eventsOf(messageId: string | undefined, number: number): Promise<readonly MailEvent[]> {
  const heard: MailEvent[] = [];
  await until(async () => {
    for (const { Body = '' } of await queue.take()) {
      const event = JSON.parse(Body) as MailEvent & { detail: { mail: { messageId: string } } };
      if (event.detail.mail.messageId === messageId) heard.push(event);
    }
    return heard.length >= number;
  });
  return heard;
}

describe('ses-records', () => {
  it('keeps the whole mail', async () => {
    const to = `${fresh('whole')}@audience.example`;
    const { MessageId } = await send(to, {
      ReplyToAddresses: ['rep@probe.example'],
      EmailTags: [{ Name: 'touch', Value: 't-1' }],
      Content: {
        Simple: {
          Subject: { Data: 'Ünï', Charset: 'UTF-8' },
          Body: { Text: { Data: 'text' }, Html: { Data: '<p>html</p>' } },
          Headers: [{ Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' }],
          Attachments: [{ FileName: 'a.ics', RawContent: Buffer.from('BEGIN'), ContentType: 'text/calendar' }],
        },
      },
    });
    expect(MessageId).toMatch(/^[0-9a-f-]{36}-000000$/);
    expect(keptFor(to)).toEqual([
      {
        MessageId,
        Timestamp: expect.any(String),
        FromEmailAddress: FROM,
        Destination: { ToAddresses: [to] },
        ReplyToAddresses: ['rep@probe.example'],
        ConfigurationSetName: set,
        EmailTags: [{ Name: 'touch', Value: 't-1' }],
        Content: {
          Simple: {
            Subject: { Data: 'Ünï', Charset: 'UTF-8' },
            Body: { Text: { Data: 'text' }, Html: { Data: '<p>html</p>' } },
            Headers: [{ Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' }],
            Attachments: [{ FileName: 'a.ics', RawContent: 'QkVHSU4=', ContentType: 'text/calendar' }],
          },
        },
      },
    ]);
  });
});

describe('ses-events', () => {
  it('tells of a delivered mail, with its tags', async () => {
    const { MessageId } = await send('ok@audience.example', { EmailTags: [{ Name: 'touch', Value: 't-1' }] });
    const heard = await eventsOf(MessageId, 2);
    expect(heard.map((event) => event['detail-type']).toSorted()).toEqual(['Email Delivered', 'Email Sent']);
    expect(heard[0]).toMatchObject({
      source: 'aws.ses',
      resources: [`arn:aws:ses:us-east-1:000000000000:configuration-set/${set}`],
      detail: {
        mail: {
          messageId: MessageId,
          source: FROM,
          destination: ['ok@audience.example'],
          tags: { touch: ['t-1'], 'ses:configuration-set': [set] },
        },
      },
    });
  });

  it('tells of a hard bounce', async () => {
    const { MessageId } = await send('bounce+1@audience.example');
    const bounce = (await eventsOf(MessageId, 2)).find((event) => event['detail-type'] === 'Email Bounced');
    expect(bounce?.detail).toMatchObject({
      eventType: 'Bounce',
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: [{ emailAddress: 'bounce+1@audience.example', action: 'failed', status: '5.1.1' }],
      },
    });
  });

  it('tells of a complaint after the delivery', async () => {
    const { MessageId } = await send('complaint@simulator.amazonses.com');
    const heard = await eventsOf(MessageId, 3);
    expect(heard.map((event) => event['detail-type']).toSorted()).toEqual([
      'Email Complaint Received',
      'Email Delivered',
      'Email Sent',
    ]);
    const complaint = heard.find((event) => event['detail-type'] === 'Email Complaint Received');
    expect(complaint?.detail).toMatchObject({ eventType: 'Complaint', complaint: { complaintFeedbackType: 'abuse' } });
  });
});

describe('ses-suppression', () => {
  it('keeps the list, and bounces what it names', async () => {
    const EmailAddress = `${fresh('no')}@audience.example`;
    await ses.send(new PutSuppressedDestinationCommand({ EmailAddress, Reason: 'COMPLAINT' }));
    const { SuppressedDestinationSummaries = [] } = await ses.send(new ListSuppressedDestinationsCommand({}));
    expect(SuppressedDestinationSummaries.map((one) => one.EmailAddress)).toContain(EmailAddress);
    const bounce = (await eventsOf((await send(EmailAddress)).MessageId, 2)).find(({ detail }) => detail.bounce);
    expect(bounce?.detail).toMatchObject({ bounce: { bounceSubType: 'OnAccountSuppressionList' } });
    await ses.send(new DeleteSuppressedDestinationCommand({ EmailAddress }));
    const gone = ses.send(new GetSuppressedDestinationCommand({ EmailAddress }));
    expect(await refusalOf(gone)).toBe('NotFoundException');
  });
});

describe('ses-refusals', () => {
  const to = 'refused@audience.example';

  it('refuses what SES refuses', async () => {
    const header = (i: number) => ({ Name: `X-${i}`, Value: 'v' });
    const refusals = await Promise.all(
      [
        send(to, { ConfigurationSetName: 'unknown' }),
        send(to, { FromEmailAddress: 'anna@unverified.example' }),
        send(to, withHeaders(Array.from({ length: 16 }, (_, i) => header(i)))),
        send(to, withHeaders([{ Name: 'X-A', Value: 'a\r\nBcc: b@c.d' }])),
        send(to, { EmailTags: [{ Name: 'touch', Value: 'not allowed' }] }),
      ].map(refusalOf),
    );
    expect(refusals).toEqual([
      'NotFoundException',
      'MessageRejected',
      'BadRequestException',
      'BadRequestException',
      'BadRequestException',
    ]);
    expect(keptFor(to)).toEqual([]);
  });

  it('takes fifteen headers', async () => {
    const headers = Array.from({ length: 15 }, (_, i) => ({ Name: `X-${i}`, Value: 'v' }));
    expect(await refusalOf(send(to, withHeaders(headers)))).toBeUndefined();
  });
});

describe('ses-faults', () => {
  const ask = (fault: unknown) =>
    fetch(`${endpoint}/_emulator/ses-faults`, { method: 'POST', body: JSON.stringify(fault) });

  it('throttles as often as asked', async () => {
    const recipient = `${fresh('slow')}@audience.example`;
    await ask({ fault: 'throttle', times: 2, recipient });
    const answers = [
      await refusalOf(send(recipient)),
      await refusalOf(send(recipient)),
      await refusalOf(send(recipient)),
    ];
    expect(answers).toEqual(['TooManyRequestsException', 'TooManyRequestsException', undefined]);
    expect(keptFor(recipient)).toHaveLength(1);
  });

  it('takes a mail and cuts the connection, so that the caller cannot know', async () => {
    const recipient = `${fresh('cut')}@audience.example`;
    await ask({ fault: 'drop', times: 1, recipient });
    const refusal = await send(recipient).then(
      () => undefined,
      (fault: unknown) => fault,
    );
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).not.toHaveProperty('$response.statusCode', 500);
    expect(keptFor(recipient)).toHaveLength(1);
  });

  it('does so by the address alone, once', async () => {
    const throttled = 'someone+throttle@audience.example';
    expect(await refusalOf(send(throttled))).toBe('TooManyRequestsException');
    expect(await refusalOf(send(throttled))).toBeUndefined();
    expect(await refusalOf(send('someone+drop@audience.example'))).toBeDefined();
    expect(keptFor('someone+drop@audience.example')).toHaveLength(1);
  });
});
