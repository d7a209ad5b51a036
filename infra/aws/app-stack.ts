import { CfnOutput, Fn, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Workflow } from '../../workflows/workflow.ts';
import { Alarms } from './constructs/alarms.ts';
import { CampaignMachines } from './constructs/campaign-machines.ts';
import { Dashboard } from './constructs/dashboard.ts';
import { EnrolmentMachine } from './constructs/enrolment-machine.ts';
import { EventRules } from './constructs/event-rules.ts';
import { EventSources } from './constructs/event-sources.ts';
import { Functions } from './constructs/functions.ts';
import { HttpDoor } from './constructs/http-door.ts';
import { KeySecret } from './constructs/key-secret.ts';
import { Mail } from './constructs/mail.ts';
import { Queues } from './constructs/queues.ts';
import { Timers } from './constructs/timers.ts';
import { createEnvironment } from './environment.ts';
import type { FunctionName } from './functions.ts';
import { exportsOf, nameOf } from './names.ts';
import { createResources } from './resources.ts';
import type { Settings } from './settings.ts';

export interface AppStackProps {
  readonly settings: Settings;
  /** Workflows whose machines come with the deployment. */
  readonly workflows: readonly Workflow[];
  readonly codeOf: (name: FunctionName) => Code;
}

/** Instances of send-touch; two are the fewest a queue can be bound to. */
const SEND_CONCURRENCY = 2;

/** Everything that can be made anew: functions, queues, rules, machines, the doors, the alarms. */
export class AppStack extends Stack {
  constructor(scope: Construct, id: string, { settings, workflows, codeOf }: AppStackProps) {
    const { stage } = settings;
    super(scope, id, { description: `Baton ${stage}: functions, queues, machines, doors` });
    const known = createResources(this, settings);
    const queues = new Queues(this, 'Queues', stage);
    const timers = new Timers(this, 'Timers', { stage, resources: known });
    const bus = new EventBus(this, 'EventBus', { eventBusName: nameOf(stage) });
    const machines = new CampaignMachines(this, 'Machines', { stage, workflows });
    const bucketName = Fn.importValue(exportsOf(stage).bucketName);
    const enrolment = new EnrolmentMachine(this, 'Enrolment', { stage, bucketName, resources: known });
    new Mail(this, 'Mail', settings);
    const { secret } = new KeySecret(this, 'WebhookKeys', {
      secretName: nameOf(stage, 'webhooks'),
      description: 'Keys that webhooks are signed with',
      notRotated: 'Senders must be given a new key by a person: two are valid while they change over.',
    });
    const door = new HttpDoor(this, 'Door', stage);
    const resources = {
      ...known,
      'schedule-role': { arn: timers.role.roleArn },
      'machine-role': { arn: machines.role.roleArn },
      'webhook-secret': { arn: secret.secretArn },
    };
    const functions = new Functions(this, 'Functions', {
      stage,
      codeOf,
      ...createEnvironment(this, settings, {
        ...{ queues, resources, door, bucketName },
        machineLogGroupArn: machines.logGroup.logGroupArn,
        sendConcurrency: SEND_CONCURRENCY,
      }),
      resources,
      queues,
    });
    door.open(stage, functions);
    new EventSources(this, 'Sources', { functions, queues, resources: known, sendConcurrency: SEND_CONCURRENCY });
    const rules = new EventRules(this, 'Rules', { stage, functions, queues });
    const watched = { settings, functions, queues, door, rules, enrolment };
    const alarms = new Alarms(this, 'Alarms', watched);
    new Dashboard(this, 'Dashboard', { ...watched, alarms });
    const outputs = {
      Operate: functions.of('operate').functionName,
      WebhookUrl: `${door.api.apiEndpoint}/webhooks/generic`,
    };
    for (const [name, value] of Object.entries({ ...outputs, WebhookSecret: secret.secretName, Bus: bus.eventBusName }))
      new CfnOutput(this, name, { value });
  }
}
