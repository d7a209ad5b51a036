import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetAccountCommand, GetEmailIdentityCommand, NotFoundException, SESv2Client } from '@aws-sdk/client-sesv2';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { createChecks } from '../../functions/adapters/doctor/create-checks.ts';

const region = { region: 'eu-west-1' };

/** An account that may send, and a stage where nothing waits; a test spoils one of it. */
function account() {
  const clients = {
    ses: new SESv2Client(region),
    lambda: new LambdaClient(region),
    s3: new S3Client(region),
    sqs: new SQSClient(region),
    secrets: new SecretsManagerClient(region),
  };
  const mocks = {
    ses: mockClient(clients.ses),
    lambda: mockClient(clients.lambda),
    s3: mockClient(clients.s3),
    sqs: mockClient(clients.sqs),
    secrets: mockClient(clients.secrets),
  };
  mocks.ses.on(GetAccountCommand).resolves({
    ...{ SendingEnabled: true, EnforcementStatus: 'HEALTHY', ProductionAccessEnabled: true },
    SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 10 },
  });
  mocks.ses.on(GetEmailIdentityCommand).resolves({ VerifiedForSendingStatus: true });
  mocks.lambda.on(GetAccountSettingsCommand).resolves({
    AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 1000 },
  });
  mocks.s3.on(HeadBucketCommand).resolves({});
  mocks.sqs.on(GetQueueAttributesCommand).resolves({ Attributes: { ApproximateNumberOfMessages: '0' } });
  mocks.secrets.on(DescribeSecretCommand).resolves({ VersionIdsToStages: { v: ['AWSCURRENT'] } });
  const checks = createChecks({
    mail: { client: clients.ses, identity: 'voorbeeld.example', sendRate: 5 },
    lambda: clients.lambda,
    bootstrap: { client: clients.s3, account: '123456789012', region: 'eu-west-1' },
    queues: { client: clients.sqs, urls: { wake: 'https://q/wake', 'wake-dlq': 'https://q/wake-dlq' } },
    secret: { client: clients.secrets, id: 'secret' },
  });
  const wrong = async () => (await checks.look()).filter(({ status }) => status !== 'ok');
  return { mocks, checks, wrong };
}

const named = (name: string) => Object.assign(new Error(`${name}: not allowed`), { name });

describe('the doctor', () => {
  it('finds nothing in an account that is fit', async () => {
    const { checks, wrong } = account();
    expect(await wrong()).toEqual([]);
    expect((await checks.look()).map(({ check }) => check)).toEqual([
      ...['sending', 'sandbox', 'sending rate', 'sending quota', 'pricing plan', 'identity'],
      ...['lambda concurrency', 'cdk bootstrap', 'wake', 'wake-dlq', 'webhook secret'],
    ]);
  });

  it('names the sandbox', async () => {
    const { mocks, wrong } = account();
    mocks.ses.on(GetAccountCommand).resolves({
      ...{ SendingEnabled: true, EnforcementStatus: 'HEALTHY', ProductionAccessEnabled: false },
      SendQuota: { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 190 },
    });
    expect(await wrong()).toEqual([
      expect.objectContaining({
        check: 'sandbox',
        status: 'error',
        todo: expect.stringContaining('production access'),
      }),
      expect.objectContaining({ check: 'sending rate', status: 'error', todo: expect.stringContaining('sendRate: 1') }),
      expect.objectContaining({ check: 'sending quota', status: 'warning' }),
    ]);
  });

  it('names a plan that makes mails dearer, and says nothing of one that is none', async () => {
    const { mocks, wrong } = account();
    const plan = (CurrentPlan: 'ESSENTIALS' | 'NONE') =>
      mocks.ses.on(GetAccountCommand).resolves({
        ...{ SendingEnabled: true, EnforcementStatus: 'HEALTHY', ProductionAccessEnabled: true },
        SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 10 },
        PricingAttributes: { CurrentPlan },
      });
    plan('ESSENTIALS');
    expect(await wrong()).toMatchObject([
      { check: 'pricing plan', status: 'warning', todo: expect.stringContaining('put-account-pricing-attributes') },
    ]);
    plan('NONE');
    expect(await wrong()).toEqual([]);
  });

  it('names an account that SES has paused', async () => {
    const { mocks, wrong } = account();
    mocks.ses.on(GetAccountCommand).resolves({
      SendingEnabled: false,
      EnforcementStatus: 'SHUTDOWN',
      ProductionAccessEnabled: true,
      SendQuota: { MaxSendRate: 14, Max24HourSend: -1 },
    });
    expect(await wrong()).toMatchObject([{ check: 'sending', status: 'error', found: 'paused, SHUTDOWN' }]);
  });

  it('names a domain that is not verified, and one that SES does not know', async () => {
    const { mocks, wrong } = account();
    mocks.ses
      .on(GetEmailIdentityCommand)
      .resolves({ VerifiedForSendingStatus: false, DkimAttributes: { Status: 'PENDING', Tokens: ['abc'] } });
    expect(await wrong()).toMatchObject([
      {
        check: 'identity',
        status: 'error',
        found: expect.stringContaining('PENDING'),
        todo: expect.stringContaining('abc._domainkey.voorbeeld.example CNAME abc.dkim.amazonses.com'),
      },
    ]);
    mocks.ses.on(GetEmailIdentityCommand).rejects(new NotFoundException({ message: 'no', $metadata: {} }));
    expect(await wrong()).toMatchObject([{ check: 'identity', found: 'SES does not know voorbeeld.example' }]);
  });

  it('names an account with too few Lambdas at once', async () => {
    const { mocks, wrong } = account();
    mocks.lambda
      .on(GetAccountSettingsCommand)
      .resolves({ AccountLimit: { ConcurrentExecutions: 10, UnreservedConcurrentExecutions: 10 } });
    expect(await wrong()).toMatchObject([
      { check: 'lambda concurrency', status: 'warning', found: '10 at once, 10 of them free' },
    ]);
  });

  it('names a Region without CDK, and the command that mends it', async () => {
    const { mocks, wrong } = account();
    mocks.s3.on(HeadBucketCommand).rejects(named('NotFound'));
    expect(await wrong()).toMatchObject([
      {
        check: 'cdk bootstrap',
        status: 'error',
        todo: expect.stringContaining('cdk bootstrap aws://123456789012/eu-west-1'),
      },
    ]);
    expect(mocks.s3.commandCalls(HeadBucketCommand)[0]?.args[0].input).toEqual({
      Bucket: 'cdk-hnb659fds-assets-123456789012-eu-west-1',
    });
  });

  it('names messages that failed for good, and a queue that is behind', async () => {
    const { mocks, wrong } = account();
    mocks.sqs
      .on(GetQueueAttributesCommand, { QueueUrl: 'https://q/wake-dlq' })
      .resolves({ Attributes: { ApproximateNumberOfMessages: '1' } });
    expect(await wrong()).toMatchObject([{ check: 'wake-dlq', status: 'error' }]);
    mocks.sqs.on(GetQueueAttributesCommand).resolves({ Attributes: { ApproximateNumberOfMessages: '1000' } });
    expect(await wrong()).toMatchObject([
      { check: 'wake', status: 'warning' },
      { check: 'wake-dlq', status: 'error' },
    ]);
  });

  it('names a secret without a value', async () => {
    const { mocks, wrong } = account();
    mocks.secrets.on(DescribeSecretCommand).resolves({});
    expect(await wrong()).toMatchObject([{ check: 'webhook secret', status: 'error' }]);
  });

  it('says what it may not look at, and throws what is a fault', async () => {
    const { mocks, wrong, checks } = account();
    mocks.lambda.on(GetAccountSettingsCommand).rejects(named('AccessDeniedException'));
    expect(await wrong()).toMatchObject([
      { check: 'lambda', status: 'warning', todo: expect.stringContaining('not allowed') },
    ]);
    mocks.lambda.on(GetAccountSettingsCommand).rejects(named('ServiceException'));
    await expect(checks.look()).rejects.toThrow('ServiceException');
  });
});
