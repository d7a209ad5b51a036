import { Duration, type IResource, RemovalPolicy } from 'aws-cdk-lib';
import { type IRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type FunctionName, settingsOf } from '../functions.ts';
import { nameOf } from '../names.ts';
import { PERMISSIONS, type ResourceName } from '../permissions.ts';
import type { Resource } from '../resources.ts';
import { acknowledgeWildcard } from './acknowledge.ts';

export interface BatonFunctionProps {
  readonly stage: string;
  readonly name: FunctionName;
  readonly code: Code;
  readonly environment: Readonly<Record<string, string>>;
  /** Everything its line in the table of permissions may name, but its own logs. */
  readonly resources: Readonly<Record<Exclude<ResourceName, 'own-logs'>, Resource>>;
  /** Where an event ends that failed three times; for functions that nobody waits for. */
  readonly onFailure?: IQueue;
}

/** One of our Lambdas: its role with just its own permissions, its log group, its code. */
export class BatonFunction extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, props: BatonFunctionProps) {
    super(scope, id);
    const { stage, name, code, environment, onFailure } = props;
    const { timeoutSeconds, memoryMegabytes = 512 } = settingsOf(name);
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${nameOf(stage, name)}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName: nameOf(stage, name),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code,
      environment: { ...environment },
      timeout: Duration.seconds(timeoutSeconds),
      memorySize: memoryMegabytes,
      role: createRole(this, props, logGroup),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.ERROR,
      systemLogLevelV2: SystemLogLevel.WARN,
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    });
    if (onFailure) {
      this.lambda.configureAsyncInvoke({ retryAttempts: 2, onFailure: new SqsDestination(onFailure) });
    }
  }
}

/** Nothing that CDK would add to it by itself is added: the table of permissions says it all. */
function createRole(scope: Construct, { name, resources }: BatonFunctionProps, logGroup: LogGroup & IResource): IRole {
  // The ARN of a log group ends in `:*`, its streams; CloudFormation puts it there.
  const ownLogs: Resource = { arn: logGroup.logGroupArn };
  const named = (resource: ResourceName): Resource => (resource === 'own-logs' ? ownLogs : resources[resource]);
  const statements = PERMISSIONS[name].map(
    ({ actions, on }) =>
      new PolicyStatement({ actions: [...actions], resources: on.map((resource) => named(resource).arn) }),
  );
  const role = new Role(scope, 'Role', {
    description: `What ${name} may do: infra/aws/permissions.ts`,
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { permissions: new PolicyDocument({ statements }) },
  });
  for (const { on } of PERMISSIONS[name]) for (const resource of on) acknowledgeWildcard(role, named(resource));
  return role.withoutPolicyUpdates();
}
