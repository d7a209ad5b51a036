import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EVERY_FUNCTION, type FunctionName } from '../functions.ts';
import { EVERY_DEAD_LETTER_QUEUE, nameOf } from '../names.ts';
import type { Settings } from '../settings.ts';
import type { AlarmSpec } from './alarm-spec.ts';
import type { EnrolmentMachine } from './enrolment-machine.ts';
import type { EventRules } from './event-rules.ts';
import type { Functions } from './functions.ts';
import type { HttpDoor } from './http-door.ts';
import type { Queues } from './queues.ts';

/** What alarms and the dashboard look at. */
export interface Watched {
  readonly settings: Settings;
  readonly functions: Functions;
  readonly queues: Queues;
  readonly door: HttpDoor;
  readonly rules: EventRules;
  readonly enrolment: EnrolmentMachine;
}

const FIVE_MINUTES = { period: Duration.minutes(5) };
const sum = { ...FIVE_MINUTES, statistic: 'Sum' };
const most = { ...FIVE_MINUTES, statistic: 'Maximum' };

/** A metric that a function writes about what it did. */
export function ownMetric({ settings }: Watched, name: FunctionName, metricName: string): Metric {
  const dimensionsMap = { service: nameOf(settings.stage, name) };
  return new Metric({ namespace: 'Baton', metricName, dimensionsMap, ...sum });
}

export function alarmsOfQueues({ queues }: Watched): readonly AlarmSpec[] {
  const dead = EVERY_DEAD_LETTER_QUEUE.map((name) => ({
    name,
    says: 'Messages nobody could take lie here.',
    metric: queues.dead[name].metricApproximateNumberOfMessagesVisible(most),
    threshold: 0,
  }));
  const oldest = { periods: 2, says: 'Messages wait for longer than they should.' };
  return [
    ...dead,
    { ...oldest, name: 'wake-old', metric: queues.work.wake.metricApproximateAgeOfOldestMessage(most), threshold: 300 },
    {
      ...oldest,
      name: 'send-old',
      metric: queues.work.send.metricApproximateAgeOfOldestMessage(most),
      threshold: 3_600,
    },
    {
      ...oldest,
      name: 'receipts-old',
      metric: queues.work.receipts.metricApproximateAgeOfOldestMessage(most),
      threshold: 900,
    },
  ];
}

/** Three periods in a row: a single fault is brought again by whoever called. */
export function alarmsOfFunctions({ functions }: Watched): readonly AlarmSpec[] {
  return EVERY_FUNCTION.flatMap((name) => {
    const lambda = functions.of(name);
    const alarm = { threshold: 0, periods: 3 };
    return [
      { ...alarm, name: `${name}-fails`, says: 'The function throws.', metric: lambda.metricErrors(sum) },
      {
        ...alarm,
        name: `${name}-throttled`,
        section: 'throttled',
        says: 'Lambda does not let the function run.',
        metric: lambda.metricThrottles(sum),
      },
    ];
  });
}

/** Whether everybody under way moves. */
export function alarmsOfMovement(watched: Watched): readonly AlarmSpec[] {
  const { functions, rules, enrolment, settings } = watched;
  const age = (name: FunctionName): Metric => functions.of(name).metric('IteratorAge', most);
  return [
    {
      name: 'relay-behind',
      says: 'Answers reach the machines late.',
      metric: age('relay-answers'),
      threshold: 120_000,
    },
    { name: 'publish-behind', says: 'Events reach the bus late.', metric: age('publish-events'), threshold: 900_000 },
    {
      name: 'executions-failed',
      says: 'An execution failed; its enrollment is held.',
      metric: new Metric({
        namespace: 'AWS/Events',
        metricName: 'MatchedEvents',
        dimensionsMap: { RuleName: rules.failed.ruleName },
        ...sum,
      }),
      threshold: 0,
    },
    {
      name: 'held',
      says: 'An enrollment is held for an operator: spinning, execution failed or a missing date.',
      metric: ownMetric(watched, 'publish-events', 'HeldForOperator'),
      threshold: 0,
    },
    {
      name: 'copy-held-back',
      says: 'The table is a restored copy that nobody has told to take over: nothing is sent from it.',
      metric: ownMetric(watched, 'send-touch', 'HeldBack'),
      threshold: 0,
    },
    {
      name: 'enrolment-failed',
      says: 'Not everybody of a launch could be enrolled.',
      metric: enrolment.machine.metricFailed(sum),
      threshold: 0,
    },
    {
      name: 'sweep-stopped',
      says: 'Nobody looks after what got stuck.',
      metric: functions.of('sweep').metricInvocations(sum),
      when: 'below',
      threshold: 1,
      periods: 3,
      missingIsBad: true,
    },
    {
      name: 'sweep-finds-much',
      says: 'Much that should have moved by itself did not.',
      metric: ownMetric(watched, 'sweep', 'SweepFound'),
      threshold: 20,
      periods: 2,
    },
    {
      name: 'table-throttled',
      says: 'The table takes less than it is given.',
      metric: new Metric({
        namespace: 'AWS/DynamoDB',
        metricName: 'WriteThrottleEvents',
        dimensionsMap: { TableName: nameOf(settings.stage) },
        ...sum,
      }),
      threshold: 100,
      periods: 2,
    },
  ];
}

/** The account's standing with mailbox providers, and what comes in at the door. */
export function alarmsOfMail({ door }: Watched): readonly AlarmSpec[] {
  const hour = { period: Duration.hours(1), statistic: 'Average' };
  const reputation = (metricName: string): Metric => new Metric({ namespace: 'AWS/SES', metricName, ...hour });
  return [
    // AWS reviews an account at 5 %, and may stop it at 10 %.
    {
      name: 'bounces',
      says: 'More than 2 in 100 mails bounce.',
      metric: reputation('Reputation.BounceRate'),
      when: 'at-least',
      threshold: 0.02,
    },
    // AWS reviews an account at 0.1 %, and may stop it at 0.5 %.
    {
      name: 'complaints',
      says: 'More than 8 in 10,000 people complain.',
      metric: reputation('Reputation.ComplaintRate'),
      when: 'at-least',
      threshold: 0.0008,
    },
    { name: 'webhook-faults', says: 'The door answers 5xx.', metric: door.api.metricServerError(sum), threshold: 0 },
  ];
}
