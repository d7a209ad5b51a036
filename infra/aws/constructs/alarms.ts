import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { nameOf } from '../names.ts';
import type { Settings } from '../settings.ts';
import type { AlarmSpec } from './alarm-spec.ts';
import { alarmsOfFunctions, alarmsOfMail, alarmsOfMovement, alarmsOfQueues, type Watched } from './watched.ts';

const COMPARISONS = {
  above: ComparisonOperator.GREATER_THAN_THRESHOLD,
  'at-least': ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  below: ComparisonOperator.LESS_THAN_THRESHOLD,
};

/** All alarms, each telling where in the runbook it is explained, and the one topic that says so to people. */
export class Alarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, watched: Watched & { readonly settings: Settings }) {
    super(scope, id);
    const { stage, alarmEmail } = watched.settings;
    const topic = new Topic(this, 'Topic', { topicName: nameOf(stage, 'alarms'), enforceSSL: true });
    if (alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(alarmEmail));
    const specs = [
      ...alarmsOfQueues(watched),
      ...alarmsOfFunctions(watched),
      ...alarmsOfMovement(watched),
      ...alarmsOfMail(watched),
    ];
    this.all = specs.map((spec) => this.#add(stage, spec, topic));
  }

  #add(stage: string, spec: AlarmSpec, topic: Topic): Alarm {
    const { name, section = name, says, metric, when = 'above', threshold, periods = 1, missingIsBad = false } = spec;
    const alarm = new Alarm(this, name, {
      alarmName: nameOf(stage, name),
      alarmDescription: `${says} Runbook: infra/aws/runbook.md#${section}`,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: COMPARISONS[when],
      treatMissingData: missingIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
    return alarm;
  }
}
