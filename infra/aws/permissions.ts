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
  | 'link-secret'
  | 'address-secret'
  | 'account'
  | 'own-logs';

export interface Permission {
  readonly actions: readonly string[];
  readonly on: readonly ResourceName[];
  /** Written where a healthy run of a campaign never needs it. */
  readonly rare?: string;
}

const allow = (actions: readonly string[], ...on: readonly ResourceName[]): Permission => ({ actions, on });

/** Around an enrollment stand its contact, its organisation and its touch: they are read at once. */
const READ = allow(['dynamodb:GetItem', 'dynamodb:BatchGetItem'], 'table');
/** A transaction is checked action by action: events and claims are put, all else is updated. */
const WRITE = allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], 'table');
/** What is sent or drawn rests on items that it does not write. */
const UNCHANGED = allow(['dynamodb:ConditionCheckItem'], 'table');
const CAMPAIGN_FILES = allow(['s3:GetObject'], 'campaign-files');
/** Without it S3 answers "access denied" to whoever asks for a file that is not there. */
const TELL_WHAT_IS_MISSING = allow(['s3:ListBucket'], 'bucket');
/** What links in mails are signed with. */
const LINK_KEYS = allow(['secretsmanager:GetSecretValue'], 'link-secret');
/** What addresses of erased contacts are hashed with: read for whoever is new, and to erase. */
const ADDRESS_KEYS = allow(['secretsmanager:GetSecretValue'], 'address-secret');
/** A joint list is read over the whole campaign. */
const WHOLE_LISTS = [allow(['dynamodb:Query'], 'by-campaign'), allow(['dynamodb:BatchGetItem'], 'table')];
const LOGS = allow(['logs:CreateLogStream', 'logs:PutLogEvents'], 'own-logs');

/** `transact`: load, decide, write, with the campaign as it is now. */
const DECIDE = [READ, WRITE, CAMPAIGN_FILES];
/** Timers far ahead are schedules, which carry a role; those close by go to the queue at once. */
const SET_FAR_TIMERS = [allow(['scheduler:CreateSchedule'], 'schedules'), allow(['iam:PassRole'], 'schedule-role')];
const WAKE_SOON = allow(['sqs:SendMessage'], 'wake-queue');
const SET_TIMERS = [...SET_FAR_TIMERS, WAKE_SOON];
const HAND_TO_SENDER = allow(['sqs:SendMessage'], 'send-queue');
const SEND_AWAY = allow(['states:SendTaskFailure'], 'machines');
/** The next run of an enrollment; the older one is sent away. */
const START_RUN = [allow(['states:StartExecution'], 'machines'), SEND_AWAY];
const rarely = (rare: string, permissions: readonly Permission[]): readonly Permission[] =>
  permissions.map((permission) => ({ ...permission, rare }));

const AFTER_FAILING = 'only what failed three times goes there';
const AFTER_FAILING_FOR_HOURS = 'only records that failed for an hour or a day go there';
const OLD_RUNS = 'an execution is left after 300 days or 1,000 stays';
const CORRECTIONS = 'only a report that puts an earlier one right starts another run';

/** Who else is enrolled at the organisation. */
const COLLEAGUES = rarely(
  'only an appointment, a quote, a yes or no for the organisation, an objection, or an audience reviewed',
  [allow(['dynamodb:Query'], 'table')],
);
const ABSENCES = 'only where a rep turns out to be away are his calls moved, and his manager asked';

/** Mails that stand in the transaction of a signal itself. */
const NOTICES = rarely(
  'only a yes, a wrong address, documents asked for on the phone, or a list answered before the launch',
  [HAND_TO_SENDER],
);

const ERASING = 'only an erasure takes a contact out of files and review lists';

const READ_STREAM = [
  allow(['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'], 'stream'),
  allow(['dynamodb:ListStreams'], 'all-streams'),
  ...rarely(AFTER_FAILING_FOR_HOURS, [allow(['sqs:SendMessage'], 'stream-dlq')]),
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
/**
 * What each function may do, and nothing else: a role each. Whoever changes what a function touches changes its line.
 * After a whole campaign each was called, or `rare` says why not; another run takes one from each role and sees it fail.
 */
export const PERMISSIONS: Readonly<Record<FunctionName, readonly Permission[]>> = {
  'enter-step': [
    LOGS,
    ...DECIDE,
    ...SET_TIMERS,
    ...rarely('only an execution that comes late, to an enrollment gone on or ended, is sent away', [SEND_AWAY]),
  ],
  'relay-answers': [
    LOGS,
    ...READ_STREAM,
    allow(['dynamodb:GetItem'], 'table'),
    allow(['states:SendTaskSuccess', 'states:SendTaskFailure'], 'machines'),
    ...rarely(OLD_RUNS, [
      allow(['dynamodb:BatchGetItem'], 'table'),
      WRITE,
      CAMPAIGN_FILES,
      allow(['states:StartExecution'], 'machines'),
    ]),
  ],
  'publish-events': [LOGS, ...READ_STREAM, allow(['events:PutEvents'], 'bus')],
  wake: [LOGS, fromQueue('wake-queue'), ...DECIDE, ...SET_TIMERS, HAND_TO_SENDER, ...COLLEAGUES],
  'send-touch': [
    LOGS,
    fromQueue('send-queue'),
    ...DECIDE,
    UNCHANGED,
    ...SET_TIMERS,
    allow(['dynamodb:Query'], 'by-rep', 'by-campaign', 'table'),
    allow(['ses:SendEmail'], 'sender', 'configuration-set'),
    LINK_KEYS,
    ...rarely('only a mail that cannot go for now is handed back', [HAND_TO_SENDER]),
  ],
  sweep: [
    LOGS,
    allow(['dynamodb:Query'], 'by-check', 'table'),
    ...DECIDE,
    ...SET_FAR_TIMERS,
    HAND_TO_SENDER,
    ...rarely(ERASING, [
      allow(['s3:GetObject'], 'inbox', 'outbox'),
      allow(['s3:PutObject'], 'inbox', 'outbox', 'campaign-files'),
      allow(['dynamodb:DeleteItem'], 'table'),
      TELL_WHAT_IS_MISSING,
      ADDRESS_KEYS,
    ]),
    allow(['states:SendTaskSuccess'], 'machines'),
    ...rarely('what the sweep finds has long been due, and its next timer is seldom close by', [WAKE_SOON]),
    ...rarely('only where three looks had no effect: an execution that is gone or deaf', [
      ...START_RUN,
      allow(['states:DescribeExecution', 'states:StopExecution'], 'executions'),
    ]),
    ...rarely(AFTER_FAILING, [allow(['sqs:SendMessage'], 'events-dlq')]),
  ],
  'draw-rep-day': [
    LOGS,
    allow(['dynamodb:Query'], 'by-rep'),
    ...DECIDE,
    UNCHANGED,
    ...SET_TIMERS,
    HAND_TO_SENDER,
    ...rarely(AFTER_FAILING, [allow(['sqs:SendMessage'], 'schedules-dlq')]),
  ],
  'run-campaign-clock': [
    LOGS,
    allow(['dynamodb:Query'], 'by-campaign'),
    ...rarely('only an audience that is reviewed is read line by line', [allow(['dynamodb:Query'], 'table')]),
    ...DECIDE,
    ...SET_FAR_TIMERS,
    HAND_TO_SENDER,
    ...rarely('wakes only whom an attendance concerns that time closes, or a decision by silence', [WAKE_SOON]),
    ...rarely('a decision by silence that corrects an earlier one starts a run', START_RUN),
    ...COLLEAGUES,
    ...rarely(AFTER_FAILING, [allow(['sqs:SendMessage'], 'schedules-dlq')]),
  ],
  'execution-closed': [
    LOGS,
    READ,
    allow(['dynamodb:UpdateItem'], 'table'),
    CAMPAIGN_FILES,
    ...rarely('only an execution that failed leaves events, and a hold', [allow(['dynamodb:PutItem'], 'table')]),
    ...rarely(OLD_RUNS, START_RUN),
    ...rarely(AFTER_FAILING, [allow(['sqs:SendMessage'], 'events-dlq')]),
  ],
  'enroll-batch': [
    LOGS,
    ...DECIDE,
    allow(['dynamodb:Query'], 'table'),
    ADDRESS_KEYS,
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
  'serve-pages': [
    LOGS,
    allow(['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'], 'table'),
    ...rarely("only the page of a rep's calls lists them", [allow(['dynamodb:Query'], 'by-rep')]),
    ...WHOLE_LISTS,
    CAMPAIGN_FILES,
    TELL_WHAT_IS_MISSING,
    allow(['sqs:SendMessage'], 'receipts-queue'),
    LINK_KEYS,
  ],
  'apply-receipt': [
    LOGS,
    fromQueue('receipts-queue'),
    allow(['dynamodb:Query'], 'by-campaign'),
    ...DECIDE,
    ...rarely('an answer is timed where it leads; only a report of a call by webhook plans the next try', SET_TIMERS),
    ...COLLEAGUES,
    ...NOTICES,
    ...rarely(`${CORRECTIONS}, or a guest who was not invited`, START_RUN),
    ...rarely("only what is said of a rep's calls on a page", [allow(['dynamodb:Query'], 'by-rep')]),
    ...rarely('only what the host makes of somebody who could not be matched', [
      allow(['dynamodb:DeleteItem'], 'table'),
    ]),
  ],
  'ses-events': [
    LOGS,
    ...DECIDE,
    ...rarely('only a bounce that leaves its contact in the step sets another timer', SET_TIMERS),
    ...COLLEAGUES,
    ...NOTICES,
    ...rarely(CORRECTIONS, START_RUN),
    ...rarely(AFTER_FAILING, [allow(['sqs:SendMessage'], 'events-dlq')]),
  ],
  operate: [
    LOGS,
    allow(['dynamodb:Query'], 'table', 'by-campaign', 'by-check'),
    ...rarely(ABSENCES, [allow(['dynamodb:Query'], 'by-rep'), HAND_TO_SENDER]),
    ...DECIDE,
    ...SET_TIMERS,
    allow(['states:StartExecution'], 'machines', 'enroll-machine'),
    ...rarely(CORRECTIONS, [SEND_AWAY]),
    ...NOTICES,
    allow(['s3:GetObject'], 'inbox', 'outbox'),
    allow(['s3:PutObject'], 'campaign-files', 'outbox'),
    ...rarely(ERASING, [allow(['s3:PutObject'], 'inbox'), ADDRESS_KEYS]),
    TELL_WHAT_IS_MISSING,
    allow(['states:DescribeStateMachine', 'states:CreateStateMachine'], 'machines'),
    allow(['iam:PassRole'], 'machine-role'),
    allow(['states:DescribeExecution'], 'executions'),
    allow(['dynamodb:DeleteItem'], 'table'),
    allow(['ses:SendEmail'], 'sender', 'configuration-set'),
    ...LOOK,
  ],
};
