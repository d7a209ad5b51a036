import { Duration, Stack } from 'aws-cdk-lib';
import { type EventPattern, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { FunctionName } from '../functions.ts';
import { nameOf } from '../names.ts';
import type { Functions } from './functions.ts';
import type { Queues } from './queues.ts';

export interface EventRulesProps {
  readonly stage: string;
  readonly functions: Functions;
  readonly queues: Queues;
}

type Source = { readonly eventPattern: EventPattern } | { readonly schedule: Schedule };

/** What happens elsewhere in AWS and is told to a function: executions that close, what became of mails, five minutes that pass. */
export class EventRules extends Construct {
  /** Its metric counts executions that failed: machines come with launches, alarms on each of them could not. */
  readonly failed: Rule;

  constructor(scope: Construct, id: string, props: EventRulesProps) {
    super(scope, id);
    this.failed = this.#tell(
      'execution-failed',
      'execution-closed',
      { eventPattern: this.#closed(props, ['FAILED']) },
      props,
    );
    this.#tell(
      'execution-closed',
      'execution-closed',
      { eventPattern: this.#closed(props, ['SUCCEEDED', 'TIMED_OUT', 'ABORTED']) },
      props,
    );
    this.#tell('mail-events', 'ses-events', { eventPattern: mailEvents(props.stage) }, props);
    this.#tell('sweep', 'sweep', { schedule: Schedule.rate(Duration.minutes(5)) }, props);
  }

  #tell(rule: string, name: FunctionName, source: Source, { stage, functions, queues }: EventRulesProps): Rule {
    const target = new LambdaFunction(functions.of(name), {
      deadLetterQueue: queues.dead['events-dlq'],
      retryAttempts: 185,
      maxEventAge: Duration.hours(24),
    });
    return new Rule(this, rule, { ruleName: nameOf(stage, rule), targets: [target], ...source });
  }

  /** A machine of a campaign has a name of two parts after the stage; the enrolment machine, which has one, is left out. */
  #closed({ stage }: EventRulesProps, status: readonly string[]): EventPattern {
    const machines = Stack.of(this).formatArn({ service: 'states', resource: `stateMachine:${nameOf(stage, '*-*')}` });
    return {
      source: ['aws.states'],
      detailType: ['Step Functions Execution Status Change'],
      detail: { status: [...status], stateMachineArn: [{ wildcard: machines }] },
    };
  }
}

/** SES tags its own events with the configuration set. Source: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
function mailEvents(stage: string): EventPattern {
  return { source: ['aws.ses'], detail: { mail: { tags: { 'ses:configuration-set': [nameOf(stage)] } } } };
}
