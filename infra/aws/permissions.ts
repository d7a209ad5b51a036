import type { FunctionName } from './functions.ts';

/** What a permission may be about; `resources.ts` knows the ARN of each, and why one ends in a wildcard. */
export type ResourceName =
  | 'table'
  | 'by-campaign'
  | 'by-rep'
  | 'by-check'
  | 'stream'
  | 'all-streams'
  | 'wake-queue'
  | 'send-queue'
  | 'receipts-queue'
  | 'wake-dlq'
  | 'send-dlq'
  | 'receipts-dlq'
  | 'events-dlq'
  | 'schedules-dlq'
  | 'stream-dlq'
  | 'schedules'
  | 'schedule-role'
  | 'machines'
  | 'executions'
  | 'enroll-machine'
  | 'machine-role'
  | 'bucket'
  | 'inbox'
  | 'campaign-files'
  | 'outbox'
  | 'bus'
  | 'sender'
  | 'configuration-set'
  | 'webhook-secret'
  | 'account'
  | 'own-logs';

export interface Permission {
  readonly actions: readonly string[];
  readonly on: readonly ResourceName[];
  /** Written where a healthy run of a campaign never needs it. */
  readonly rare?: string;
}

const allow = (actions: readonly string[], ...on: readonly ResourceName[]): Permission => ({ actions, on });

/** A transaction is checked action by action: put, update and condition check are its parts. */
const READ = allow(['dynamodb:GetItem', 'dynamodb:BatchGetItem'], 'table');
const WRITE = allow(['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'], 'table');
const CAMPAIGN_FILES = allow(['s3:GetObject'], 'campaign-files');
/** Without it S3 answers "access denied" to whoever asks for a file that is not there. */
const TELL_WHAT_IS_MISSING = allow(['s3:ListBucket'], 'bucket');
const LOGS = allow(['logs:CreateLogStream', 'logs:PutLogEvents'], 'own-logs');

/** `transact`: load, decide, write, with the campaign as it is now. */
const DECIDE = [READ, WRITE, CAMPAIGN_FILES];
/** Timers far ahead are schedules, which carry a role; those close by go to the queue at once. */
const SET_TIMERS = [
  allow(['scheduler:CreateSchedule'], 'schedules'),
  allow(['iam:PassRole'], 'schedule-role'),
  allow(['sqs:SendMessage'], 'wake-queue'),
];
const HAND_TO_SENDER = allow(['sqs:SendMessage'], 'send-queue');
const SEND_AWAY = allow(['states:SendTaskFailure'], 'machines');
/** The next run of an enrollment; the older one is sent away. */
const START_RUN = [allow(['states:StartExecution'], 'machines'), SEND_AWAY];
const READ_STREAM = [
  allow(['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'], 'stream'),
  allow(['dynamodb:ListStreams'], 'all-streams'),
  allow(['sqs:SendMessage'], 'stream-dlq'),
];
/** What the doctor looks at. */
const LOOK = [
  allow(['ses:GetAccount', 'lambda:GetAccountSettings'], 'account'),
  allow(['ses:GetEmailIdentity'], 'sender'),
  allow(
    ['sqs:GetQueueAttributes'],
    'wake-queue',
    'send-queue',
    'receipts-queue',
    'wake-dlq',
    'send-dlq',
    'receipts-dlq',
    'stream-dlq',
    'schedules-dlq',
    'events-dlq',
  ),
  allow(['secretsmanager:DescribeSecret'], 'webhook-secret'),
];
const fromQueue = (queue: ResourceName): Permission =>
  allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], queue);
const rarely = (rare: string, permissions: readonly Permission[]): readonly Permission[] =>
  permissions.map((permission) => ({ ...permission, rare }));

const AFTER_FAILING = 'only what failed three times goes there';
const OLD_RUNS = 'an execution is left after 300 days or 1,000 stays';

/**
 * What each function may do, and nothing else: a role each. Whoever changes what a function touches changes its line.
 * The end-to-end run takes every action away once and sees the run fail; `rare` says why where it would not.
 */
export const PERMISSIONS: Readonly<Record<FunctionName, readonly Permission[]>> = {
  'enter-step': [LOGS, ...DECIDE, ...SET_TIMERS, SEND_AWAY],
  'relay-answers': [
    LOGS,
    ...READ_STREAM,
    READ,
    allow(['states:SendTaskSuccess', 'states:SendTaskFailure'], 'machines'),
    ...rarely(OLD_RUNS, [WRITE, CAMPAIGN_FILES, allow(['states:StartExecution'], 'machines')]),
  ],
  'publish-events': [LOGS, ...READ_STREAM, allow(['events:PutEvents'], 'bus')],
  wake: [LOGS, fromQueue('wake-queue'), ...DECIDE, ...SET_TIMERS, HAND_TO_SENDER],
  'send-touch': [
    LOGS,
    fromQueue('send-queue'),
    ...DECIDE,
    ...SET_TIMERS,
    HAND_TO_SENDER,
    allow(['dynamodb:Query'], 'by-rep', 'by-campaign', 'table'),
    allow(['ses:SendEmail'], 'sender', 'configuration-set'),
  ],
  sweep: [
    LOGS,
    allow(['dynamodb:Query'], 'by-check'),
    ...DECIDE,
    ...SET_TIMERS,
    HAND_TO_SENDER,
    ...START_RUN,
    allow(['states:SendTaskSuccess'], 'machines'),
    allow(['states:DescribeExecution', 'states:StopExecution'], 'executions'),
    ...rarely(AFTER_FAILING, [allow(['sqs:SendMessage'], 'events-dlq')]),
  ],
  'draw-rep-day': [
    LOGS,
    allow(['dynamodb:Query'], 'by-rep'),
    ...DECIDE,
    ...SET_TIMERS,
    HAND_TO_SENDER,
    ...rarely(AFTER_FAILING, [allow(['sqs:SendMessage'], 'schedules-dlq')]),
  ],
  'run-campaign-clock': [
    LOGS,
    allow(['dynamodb:Query'], 'by-campaign'),
    ...DECIDE,
    ...SET_TIMERS,
    HAND_TO_SENDER,
    ...rarely('a decision by silence that corrects an earlier one starts a run', START_RUN),
    ...rarely(AFTER_FAILING, [allow(['sqs:SendMessage'], 'schedules-dlq')]),
  ],
  'execution-closed': [
    LOGS,
    ...DECIDE,
    ...START_RUN,
    ...rarely(AFTER_FAILING, [allow(['sqs:SendMessage'], 'events-dlq')]),
  ],
  'enroll-batch': [
    LOGS,
    ...DECIDE,
    allow(['dynamodb:Query'], 'table'),
    allow(['s3:GetObject', 's3:PutObject'], 'outbox'),
    TELL_WHAT_IS_MISSING,
    allow(['states:StartExecution'], 'machines'),
  ],
  'receive-webhook': [
    LOGS,
    allow(['dynamodb:GetItem', 'dynamodb:UpdateItem'], 'table'),
    allow(['sqs:SendMessage'], 'receipts-queue'),
    allow(['secretsmanager:GetSecretValue'], 'webhook-secret'),
  ],
  'apply-receipt': [
    LOGS,
    fromQueue('receipts-queue'),
    allow(['dynamodb:Query'], 'by-campaign'),
    ...DECIDE,
    ...SET_TIMERS,
    HAND_TO_SENDER,
    ...START_RUN,
  ],
  'ses-events': [
    LOGS,
    ...DECIDE,
    ...SET_TIMERS,
    ...START_RUN,
    ...rarely(AFTER_FAILING, [allow(['sqs:SendMessage'], 'events-dlq')]),
  ],
  operate: [
    LOGS,
    allow(['dynamodb:Query'], 'table', 'by-campaign', 'by-check'),
    ...DECIDE,
    ...SET_TIMERS,
    HAND_TO_SENDER,
    ...START_RUN,
    allow(['s3:GetObject'], 'inbox', 'outbox'),
    allow(['s3:PutObject'], 'campaign-files', 'outbox'),
    TELL_WHAT_IS_MISSING,
    allow(['states:DescribeStateMachine', 'states:CreateStateMachine', 'states:TagResource'], 'machines'),
    allow(['iam:PassRole'], 'machine-role'),
    allow(['states:StartExecution'], 'enroll-machine'),
    allow(['states:DescribeExecution'], 'executions'),
    allow(['dynamodb:DeleteItem'], 'table'),
    allow(['ses:SendEmail'], 'sender', 'configuration-set'),
    ...LOOK,
  ],
};
