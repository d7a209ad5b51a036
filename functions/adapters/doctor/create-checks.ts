import { GetAccountSettingsCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { HeadBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import { DescribeSecretCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Checks, Finding } from '../../operate/operate-ports.ts';
import { type Count, callService } from '../aws/call-service.ts';
import { checkAccount, checkIdentity, type MailOptions } from './check-mail.ts';

/** What is looked at; what is absent is not there to be looked at yet. */
export interface ChecksOptions {
  readonly mail: Omit<MailOptions, 'count'>;
  readonly lambda: LambdaClient;
  /** Before a deployment: where CDK puts what it deploys. */
  readonly bootstrap?: { readonly client: S3Client; readonly account: string; readonly region: string };
  /** Of a stage: its queues by name. */
  readonly queues?: { readonly client: SQSClient; readonly urls: Readonly<Record<string, string>> };
  readonly secret?: { readonly client: SecretsManagerClient; readonly id: string };
  readonly count?: Count;
}

/** Looks at an account, and at a stage where there is one. `npm run deploy` asks the same before it begins. */
export function createChecks(options: ChecksOptions): Checks {
  const { count } = options;
  const mail = { ...options.mail, count };
  return {
    look: async () => {
      const found = await Promise.all([
        looked('mail', () => checkAccount(mail)),
        looked('identity', () => checkIdentity(mail)),
        looked('lambda', () => checkConcurrency(options)),
        looked('bootstrap', () => checkBootstrap(options)),
        looked('queues', () => checkQueues(options)),
        looked('secret', () => checkSecret(options)),
      ]);
      return found.flat();
    },
  };
}

const DENIED = ['AccessDeniedException', 'AccessDenied', 'Forbidden'];

/** What may not be looked at is a finding; every other fault is one. */
async function looked(check: string, look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (fault) {
    if (!(fault instanceof Error) || !DENIED.includes(fault.name)) throw fault;
    const todo = `Give whoever looks the permission that is named here: ${fault.message}`;
    return [{ check, status: 'warning', found: 'may not be looked at', todo }];
  }
}

/** New accounts begin with 10; the stage's own functions alone may need so many at once. */
const CONCURRENCY_NEEDED = 50;

async function checkConcurrency({ lambda, count }: ChecksOptions): Promise<readonly Finding[]> {
  const command = new GetAccountSettingsCommand({});
  const { AccountLimit } = await callService({ action: 'lambda:GetAccountSettings', count }, () =>
    lambda.send(command),
  );
  const limit = AccountLimit?.ConcurrentExecutions ?? 0;
  const left = AccountLimit?.UnreservedConcurrentExecutions ?? 0;
  const found = `${limit} at once, ${left} of them free`;
  if (left >= CONCURRENCY_NEEDED) return [{ check: 'lambda concurrency', status: 'ok', found }];
  const todo =
    'Ask for 1,000: Service Quotas, AWS Lambda, Concurrent executions. A plan for beginners may not have them.';
  return [{ check: 'lambda concurrency', status: 'warning', found, todo }];
}

/** The bucket that `cdk bootstrap` makes, by the name it has unless somebody chose another qualifier. */
async function checkBootstrap({ bootstrap, count }: ChecksOptions): Promise<readonly Finding[]> {
  if (!bootstrap) return [];
  const { client, account, region } = bootstrap;
  const Bucket = `cdk-hnb659fds-assets-${account}-${region}`;
  try {
    await callService({ action: 's3:HeadBucket', count }, () => client.send(new HeadBucketCommand({ Bucket })));
    return [{ check: 'cdk bootstrap', status: 'ok', found: `${account} in ${region}` }];
  } catch (fault) {
    if (!(fault instanceof Error) || (fault.name !== 'NotFound' && fault.name !== 'NoSuchBucket')) throw fault;
    const todo = `Once an account and Region: npx cdk bootstrap aws://${account}/${region}`;
    return [{ check: 'cdk bootstrap', status: 'error', found: `no CDK in ${account}, ${region}`, todo }];
  }
}

/** Queues where messages that failed for good end: each of them is somebody's work left undone. */
const isDead = (name: string): boolean => name.endsWith('-dlq');
const MANY_WAITING = 1_000;

async function checkQueues({ queues, count }: ChecksOptions): Promise<readonly Finding[]> {
  if (!queues) return [];
  const { client, urls } = queues;
  const looks = Object.entries(urls).map(async ([name, QueueUrl]): Promise<Finding> => {
    const command = new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    });
    const { Attributes } = await callService({ action: 'sqs:GetQueueAttributes', count }, () => client.send(command));
    const waiting = Number(Attributes?.ApproximateNumberOfMessages ?? 0);
    const found = `${waiting} waiting, ${Attributes?.ApproximateNumberOfMessagesNotVisible ?? 0} in work`;
    if (waiting === 0 || (!isDead(name) && waiting < MANY_WAITING)) return { check: name, status: 'ok', found };
    const todo = isDead(name)
      ? 'Look at a message and the log of its function; when the cause is mended: SQS console, Start DLQ redrive.'
      : 'Its function is behind or fails: look at its log and its alarm.';
    return { check: name, status: isDead(name) ? 'error' : 'warning', found, todo };
  });
  return Promise.all(looks);
}

async function checkSecret({ secret, count }: ChecksOptions): Promise<readonly Finding[]> {
  if (!secret) return [];
  const command = new DescribeSecretCommand({ SecretId: secret.id });
  const found = await callService({ action: 'secretsmanager:DescribeSecret', count }, () =>
    secret.client.send(command),
  );
  const isThere = Object.keys(found.VersionIdsToStages ?? {}).length > 0;
  if (isThere) return [{ check: 'webhook secret', status: 'ok', found: 'has a value' }];
  const todo = 'Write {"keys": ["whsec_…"]} into it: Secrets Manager console.';
  return [{ check: 'webhook secret', status: 'error', found: 'is empty', todo }];
}
