import { describe, expect, it } from 'vitest';
import { tagsOf } from '../../../functions/adapters/ses/mail-tags.ts';
import { readMailEvent } from '../../../functions/ses-events/read-mail-event.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';
import { aTouch } from './touches.ts';

const ENROLLMENT = '524mo5h63iab26j6ghqgl6ht2e';
const invitation = aTouch({ enrollment: ENROLLMENT });
const AT = '2027-02-01T09:00:07.123Z';

/** An event as the developer guide of SES shows it, about the mail of a touch. */
function sesEvent(detailType: string, happening: Readonly<Record<string, unknown>>, touch: Touch = invitation): object {
  const tags = Object.fromEntries(tagsOf(touch).map(({ Name, Value }) => [Name, [Value]]));
  return {
    version: '0',
    id: '3d4d3ee8-0d5d-4c7f-a7c1-0cf2b2b0d4f1',
    'detail-type': detailType,
    source: 'aws.ses',
    account: '123456789012',
    time: '2027-02-01T09:00:09Z',
    region: 'eu-west-1',
    resources: ['arn:aws:ses:eu-west-1:123456789012:configuration-set/baton-dev'],
    detail: {
      mail: {
        timestamp: '2027-02-01T09:00:02.012Z',
        source: '"Pieter Bakker" <pieter@voorbeeld.example>',
        sourceArn: 'arn:aws:ses:eu-west-1:123456789012:identity/voorbeeld.example',
        sendingAccountId: '123456789012',
        messageId: '010201960b3a9d3e-0f6f4c6c-000000',
        destination: ['recipient@example.com'],
        headersTruncated: false,
        headers: [{ name: 'To', value: 'recipient@example.com' }],
        commonHeaders: { to: ['recipient@example.com'], subject: 'Message sent from Amazon SES' },
        tags: {
          'ses:operation': ['SendEmail'],
          'ses:configuration-set': ['baton-dev'],
          'ses:outgoing-ip': ['192.0.2.0'],
          ...tags,
        },
      },
      ...happening,
    },
  };
}

const bounce = (bounceType: string, bounceSubType = 'General') => ({
  eventType: 'Bounce',
  bounce: {
    feedbackId: '01000157c44f053b-000000',
    ...{ bounceType, bounceSubType, timestamp: AT, reportingMTA: 'dsn; mta.example.com' },
    bouncedRecipients: [{ emailAddress: 'recipient@example.com', action: 'failed', status: '5.1.1' }],
  },
});
const complaint = (more: Readonly<Record<string, unknown>>) => ({
  eventType: 'Complaint',
  complaint: {
    complainedRecipients: [{ emailAddress: 'recipient@example.com' }],
    ...{ timestamp: AT, feedbackId: '01000157c44f053b-000000', userAgent: 'Amazon SES Mailbox Simulator', ...more },
  },
});

describe('an event of SES', () => {
  const delivered = { touch: invitation.id, happened: 'delivered' };

  it.each([
    ['Email Sent', { eventType: 'Send', send: {} }, { settle: delivered }],
    ['Email Delivered', { eventType: 'Delivery', delivery: { timestamp: AT } }, { settle: delivered }],
    [
      'Email Rejected',
      { eventType: 'Reject', reject: { reason: 'Bad content' } },
      { settle: { touch: invitation.id, happened: 'rejected' } },
    ],
  ])('settles the touch: %s', (detailType, happening, news) => {
    expect(readMailEvent(sesEvent(detailType, happening))).toEqual(news);
  });

  it.each([
    ['Permanent', 'General', 'hard'],
    ['Permanent', 'OnAccountSuppressionList', 'hard'],
    ['Transient', 'MailboxFull', 'soft'],
    ['Undetermined', 'Undetermined', 'soft'],
  ])('is a bounce of the touch: %s, %s', (type, subType, kind) => {
    expect(readMailEvent(sesEvent('Email Bounced', bounce(type, subType)))).toEqual({
      settle: delivered,
      signal: {
        ...{ key: 'ses.010201960b3a9d3e-0f6f4c6c-000000.bounced', signal: 'bounced', enrollment: ENROLLMENT },
        ...{ by: 'system', occurredAt: Date.parse(AT), touch: invitation.id, data: { kind } },
      },
    });
  });

  it.each([
    ['abuse', { complaintFeedbackType: 'abuse' }],
    ['not said', {}],
    ['null', { complaintFeedbackType: null, complaintSubType: 'OnAccountSuppressionList' }],
  ])('is a complaint of the contact: %s', (_what, more) => {
    expect(readMailEvent(sesEvent('Email Complaint Received', complaint(more)))).toEqual({
      settle: delivered,
      signal: {
        ...{ key: 'ses.010201960b3a9d3e-0f6f4c6c-000000.complained', signal: 'complained', enrollment: ENROLLMENT },
        ...{ by: 'system', occurredAt: Date.parse(AT) },
      },
    });
  });

  it.each(['not-spam', 'auth-failure', 'virus'])(
    'is no complaint where the feedback is %s',
    (complaintFeedbackType) => {
      const event = sesEvent('Email Complaint Received', complaint({ complaintFeedbackType }));
      expect(readMailEvent(event)).toEqual({ settle: delivered });
    },
  );

  it('says nothing of the contact where a rep’s mail about him came back', () => {
    const call = aTouch({ id: `${ENROLLMENT}.4.call.1`, kind: 'call', to: 'rep', enrollment: ENROLLMENT });
    expect(readMailEvent(sesEvent('Email Bounced', bounce('Permanent'), call))).toEqual({
      settle: { touch: call.id, happened: 'delivered' },
    });
  });

  it('finds the touch of a digest, whose id holds an address', () => {
    const digest = aTouch({ id: 'digest.pieter@voorbeeld.example.2027-03-01', kind: 'list', to: 'rep' });
    expect(readMailEvent(sesEvent('Email Delivered', { eventType: 'Delivery', delivery: {} }, digest))).toEqual({
      settle: { touch: digest.id, happened: 'delivered' },
    });
  });

  it.each(['Open', 'Click', 'DeliveryDelay', 'Rendering Failure', 'Subscription'])('tells nothing: %s', (eventType) => {
    expect(readMailEvent(sesEvent('Email Opened', { eventType }))).toBeUndefined();
  });

  it('tells nothing of another mail of the account', () => {
    const event = { source: 'aws.ses', detail: { eventType: 'Bounce', mail: { messageId: '1', tags: {} } } };
    expect(readMailEvent(event)).toBeUndefined();
    expect(
      readMailEvent({ source: 'aws.ses', detail: { eventType: 'Send', mail: { messageId: '1' } } }),
    ).toBeUndefined();
  });

  it('holds no address in what is read', () => {
    const news = readMailEvent(sesEvent('Email Bounced', bounce('Permanent')));
    expect(JSON.stringify(news)).not.toContain('example.com');
  });

  it.each([[{}], [{ source: 'aws.s3', detail: {} }], [null]])('is none: %j', (event) => {
    expect(() => readMailEvent(event)).toThrow();
  });
});
