import { Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { functionArn, type Resources } from '../resources.ts';

/** The role schedules go out with: to two queues and two functions, and the queue of what did not arrive. */
export class Timers extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { stage, resources }: { stage: string; resources: Resources }) {
    super(scope, id);
    const stack = Stack.of(this);
    const queues = [resources['wake-queue'].arn, resources['send-queue'].arn, resources['schedules-dlq'].arn];
    const functions = [functionArn(stack, stage, 'draw-rep-day'), functionArn(stack, stage, 'run-campaign-clock')];
    this.role = new Role(this, 'Role', {
      description: 'Where schedules may go',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
      inlinePolicies: {
        targets: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['sqs:SendMessage'], resources: queues }),
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: functions }),
          ],
        }),
      },
    });
  }
}
