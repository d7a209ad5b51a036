import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { compileEnrolmentMachine } from '../enrolment-machine.ts';
import { nameOf } from '../names.ts';
import { functionArn, type Resource, type Resources } from '../resources.ts';
import { acknowledgeWildcard } from './acknowledge.ts';
import { acknowledgeMachine } from './campaign-machines.ts';
import { createMachineRole, placeholder } from './machine-role.ts';

export interface EnrolmentMachineProps {
  readonly stage: string;
  readonly bucketName: string;
  readonly resources: Resources;
}

/** The machine `baton-<stage>-enroll`, which launches start. */
export class EnrolmentMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { stage, bucketName, resources }: EnrolmentMachineProps) {
    super(scope, id);
    const enrollBatch = functionArn(Stack.of(this), stage, 'enroll-batch');
    const self = resources['enroll-machine'].arn;
    const runs: Resource = {
      arn: `${self.replace(':stateMachine:', ':execution:')}*`,
      wildcard: 'The runs of its own map, which Step Functions names.',
    };
    const role = createMachineRole(this, {
      description: 'What the enrolment machine may do: list files, call enroll-batch, run its own map',
      statements: [
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [enrollBatch] }),
        new PolicyStatement({ actions: ['s3:ListBucket'], resources: [resources.bucket.arn] }),
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [self] }),
        new PolicyStatement({ actions: ['states:DescribeExecution', 'states:StopExecution'], resources: [runs.arn] }),
      ],
    });
    acknowledgeWildcard(role, runs);
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: nameOf(stage, 'enroll'),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(
        JSON.stringify(
          compileEnrolmentMachine({ bucket: placeholder('Bucket'), functionArn: placeholder('EnrollBatch') }),
        ),
      ),
      definitionSubstitutions: { Bucket: bucketName, EnrollBatch: enrollBatch },
      role: role.withoutPolicyUpdates(),
      logs: { destination: this.#createLogs(stage), level: LogLevel.ERROR, includeExecutionData: false },
    });
    acknowledgeMachine(this.machine);
  }

  #createLogs(stage: string): LogGroup {
    return new LogGroup(this, 'Logs', {
      logGroupName: `/aws/vendedlogs/states/${nameOf(stage, 'enroll')}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}
