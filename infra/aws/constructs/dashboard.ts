import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
  PeriodOverride,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { EVERY_FUNCTION } from '../functions.ts';
import { EVERY_QUEUE, nameOf } from '../names.ts';
import type { Alarms } from './alarms.ts';
import { ownMetric, type Watched } from './watched.ts';

const FULL = 24;
const HALF = 12;
const sum = { period: Duration.minutes(5), statistic: 'Sum' };
const most = { period: Duration.minutes(5), statistic: 'Maximum' };

/** The operators' first look: what is wrong, then whether everybody moves, then each part. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, watched: Watched & { readonly alarms: Alarms }) {
    super(scope, id);
    const { settings, functions, queues, door, enrolment, alarms } = watched;
    const lambdas = EVERY_FUNCTION.map((name) => functions.of(name));
    const waiting = EVERY_QUEUE.map((name) => queues.work[name].metricApproximateAgeOfOldestMessage(most));
    new CloudWatchDashboard(this, 'Dashboard', {
      dashboardName: nameOf(settings.stage),
      defaultInterval: Duration.hours(12),
      periodOverride: PeriodOverride.INHERIT,
      widgets: [
        [new TextWidget({ markdown: WORDS, width: FULL, height: 3 })],
        [new AlarmStatusWidget({ title: 'What is wrong', alarms: [...alarms.all], width: FULL, height: 5 })],
        [
          graph('Oldest message that waits (seconds)', waiting),
          graph('The stream is behind (milliseconds)', [
            functions.of('relay-answers').metric('IteratorAge', most),
            functions.of('publish-events').metric('IteratorAge', most),
          ]),
        ],
        [
          graph('The sweep found', [ownMetric(watched, 'sweep', 'SweepFound')]),
          graph('Held for an operator', [ownMetric(watched, 'publish-events', 'HeldForOperator')]),
        ],
        [
          graph(
            'Invocations',
            lambdas.map((lambda) => lambda.metricInvocations(sum)),
          ),
          graph(
            'Errors',
            lambdas.map((lambda) => lambda.metricErrors(sum)),
          ),
        ],
        [
          graph('Webhooks: all, refused, failed', [
            door.api.metricCount(sum),
            door.api.metricClientError(sum),
            door.api.metricServerError(sum),
          ]),
          graph('Launches: chunks under way, failed', [
            enrolment.machine.metricStarted(sum),
            enrolment.machine.metricFailed(sum),
          ]),
        ],
      ],
    });
  }
}

const WORDS = `# Baton
Red below? Each alarm tells its section of \`infra/aws/runbook.md\`. One contact: \`baton why <contact>\`. One campaign: \`baton status <campaign>\`.`;

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: HALF, height: 6 });
}
