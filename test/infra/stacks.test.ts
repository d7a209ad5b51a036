import { Match } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { builtInWorkflows } from '../../infra/aws/built-in-workflows.ts';
import { placeholder } from '../../infra/aws/constructs/machine-role.ts';
import { EVERY_FUNCTION, envOf } from '../../infra/aws/functions.ts';
import { EVERY_QUEUE } from '../../infra/aws/names.ts';
import { compileMachine } from '../../workflows/compile/compile-machine.ts';
import { SETTINGS, synthesise } from './synthesise.ts';
import { idOf, propertiesOf, resourcesOf } from './template-parts.ts';

const { app, data } = synthesise();
const redrive = z.object({ maxReceiveCount: z.number(), deadLetterTargetArn: z.unknown() });
const definition = z.object({ States: z.record(z.string(), z.looseObject({})) });

describe('what must outlive a deployment', () => {
  test('the table is kept, protected, recoverable, with its stream and its expiry', () => {
    data.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        TableName: 'baton-dev',
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          }),
        ],
      },
    });
  });

  test('the indexes are those of the adapter, with nothing projected that it does not read', () => {
    const index = (IndexName: string, keys: readonly string[], Projection: object) =>
      Match.objectLike({
        IndexName,
        KeySchema: keys.map((AttributeName, at) => ({ AttributeName, KeyType: at === 0 ? 'HASH' : 'RANGE' })),
        Projection,
      });
    data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      GlobalSecondaryIndexes: [
        index('by-campaign', ['campaignShard', 'id'], { ProjectionType: 'KEYS_ONLY' }),
        index('by-rep', ['taskRep', 'taskOrder'], { ProjectionType: 'KEYS_ONLY' }),
        index('by-check', ['checkShard', 'checkAt'], { ProjectionType: 'INCLUDE', NonKeyAttributes: ['id'] }),
      ],
      AttributeDefinitions: Match.arrayWith([{ AttributeName: 'checkAt', AttributeType: 'N' }]),
    });
  });

  test('keys of links stay: without them every link in a mail already sent is dead', () => {
    data.hasResource('AWS::SecretsManager::Secret', {
      DeletionPolicy: 'Retain',
      Properties: { Name: 'baton-dev-links', GenerateSecretString: { PasswordLength: 44 } },
    });
  });

  test('M40 keys of addresses stay: without them nobody knows any more who objected', () => {
    data.hasResource('AWS::SecretsManager::Secret', {
      DeletionPolicy: 'Retain',
      Properties: { Name: 'baton-dev-addresses', GenerateSecretString: { PasswordLength: 44 } },
    });
  });

  test('timers of everybody under way are kept', () => {
    data.hasResource('AWS::Scheduler::ScheduleGroup', {
      DeletionPolicy: 'Retain',
      Properties: { Name: 'baton-dev' },
    });
  });

  test('files are private, encrypted, asked for over TLS only, and go after their time', () => {
    data.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        BucketEncryption: Match.anyValue(),
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        LifecycleConfiguration: {
          Rules: Match.arrayWith([
            Match.objectLike({ Prefix: 'inbox/', ExpirationInDays: 180 }),
            Match.objectLike({ Prefix: 'outbox/', ExpirationInDays: 30 }),
          ]),
        },
      },
    });
    data.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });
});

describe('functions', () => {
  test.each(EVERY_FUNCTION)('%s gets the variables of its env.ts and no other, on Node 24 and arm64', (name) => {
    const lambda = propertiesOf(
      app,
      'AWS::Lambda::Function',
      ({ FunctionName }) => FunctionName === `baton-dev-${name}`,
    );
    expect(lambda).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    const { Variables } = z.object({ Variables: z.looseObject({}) }).parse(lambda.Environment);
    expect(Object.keys(Variables).sort()).toEqual([...envOf(name)].sort());
  });

  test('only a deployment made for tests can be told to fail', () => {
    const faulty = synthesise({ settings: { ...SETTINGS, faults: true } });
    for (const { Properties } of resourcesOf(faulty.app, 'AWS::Lambda::Function').values())
      expect(JSON.stringify(Properties.Environment)).toContain('BATON_FAULT');
    expect(JSON.stringify(app.toJSON())).not.toContain('BATON_FAULT');
    expect(JSON.stringify(app.toJSON())).not.toContain('BATON_CLOCK_');
  });

  test('machines call enter-step by its alias', () => {
    app.hasResourceProperties('AWS::Lambda::Alias', { Name: 'live' });
    app.hasResource('AWS::Lambda::Version', { DeletionPolicy: 'Retain' });
  });

  test('all that is called and not waited for leaves behind what it failed at three times', () => {
    const configured = [...resourcesOf(app, 'AWS::Lambda::EventInvokeConfig').values()];
    expect(configured).toHaveLength(5);
    for (const { Properties } of configured) {
      expect(Properties.MaximumRetryAttempts).toBe(2);
      expect(JSON.stringify(Properties.DestinationConfig)).toMatch(/"OnFailure".*(schedules|events)dlq/);
    }
  });

  test('logs go after a month, and hold what went wrong only', () => {
    const groups = [...resourcesOf(app, 'AWS::Logs::LogGroup').values()];
    expect(groups).toHaveLength(EVERY_FUNCTION.length + 3);
    for (const { Properties } of groups) expect(Properties.RetentionInDays).toBe(30);
    for (const { Properties } of resourcesOf(app, 'AWS::Lambda::Function').values())
      expect(Properties.LoggingConfig).toMatchObject({ LogFormat: 'JSON', ApplicationLogLevel: 'ERROR' });
  });
});

describe('what brings work', () => {
  const sources = [...resourcesOf(app, 'AWS::Lambda::EventSourceMapping').values()];
  const sourceOf = (name: string) =>
    propertiesOf(app, 'AWS::Lambda::EventSourceMapping', ({ FunctionName }) =>
      JSON.stringify(FunctionName).includes(name.replaceAll('-', '')),
    );
  const patternsOf = (name: string) =>
    z
      .object({ Filters: z.array(z.object({ Pattern: z.string() })) })
      .parse(sourceOf(name).FilterCriteria)
      .Filters.map(({ Pattern }): unknown => JSON.parse(Pattern));

  test('of a batch only what failed comes again', () => {
    expect(sources).toHaveLength(5);
    for (const { Properties } of sources) expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });

  test('F53: the relay hears of tokens, of answers and of ends, never of a new enrollment', () => {
    const relay = sourceOf('relay-answers');
    expect(relay).toMatchObject({
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      ParallelizationFactor: 4,
    });
    expect(JSON.stringify(relay.DestinationConfig)).toContain('streamdlq');
    const written = (image: object) => ({ eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: image } });
    const entered = { kind: { S: ['enrollment'] }, stay: { N: [{ 'anything-but': ['0'] }] } };
    expect(patternsOf('relay-answers')).toEqual([
      written({ kind: { S: ['token'] } }),
      written({ ...entered, status: { S: ['ended'] } }),
      written({ ...entered, phase: { S: ['answered'] } }),
    ]);
  });

  test('the bus hears of every event once it is written', () => {
    expect(patternsOf('publish-events')).toEqual([
      { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['event'] } } } },
    ]);
  });

  test('mails go out by two workers at once, at the rate of the settings', () => {
    expect(sourceOf('send-touch')).toMatchObject({ ScalingConfig: { MaximumConcurrency: 2 } });
    app.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'baton-dev-send-touch',
      Environment: { Variables: Match.objectLike({ SEND_RATE: '1', SEND_CONCURRENCY: '2' }) },
    });
  });

  test.each(EVERY_QUEUE)(
    'the queue %s gives a message up after eight tries, to a queue that keeps it for 14 days',
    (name) => {
      const queues = resourcesOf(app, 'AWS::SQS::Queue');
      const queue = propertiesOf(app, 'AWS::SQS::Queue', ({ QueueName }) => QueueName === `baton-dev-${name}`);
      const { maxReceiveCount, deadLetterTargetArn } = redrive.parse(queue.RedrivePolicy);
      expect(maxReceiveCount).toBe(8);
      expect(queues.get(idOf(deadLetterTargetArn))?.Properties).toMatchObject({
        QueueName: `baton-dev-${name}-dlq`,
        MessageRetentionPeriod: 1_209_600,
      });
    },
  );

  test('closed executions of campaigns, mails and five minutes are told to their functions', () => {
    const rules = [...resourcesOf(app, 'AWS::Events::Rule').values()];
    expect(rules.map(({ Properties }) => Properties.Name).sort()).toEqual([
      'baton-dev-execution-closed',
      'baton-dev-execution-failed',
      'baton-dev-mail-events',
      'baton-dev-sweep',
    ]);
    for (const { Properties } of rules) {
      const [target] = Properties.Targets as [{ DeadLetterConfig: unknown; RetryPolicy: unknown }];
      expect(target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 });
      expect(JSON.stringify(target.DeadLetterConfig)).toContain('eventsdlq');
    }
    app.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(5 minutes)' });
    app.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['aws.ses'], detail: { mail: { tags: { 'ses:configuration-set': ['baton-dev'] } } } },
    });
    const closed = rules.filter(({ Properties }) => String(Properties.Name).includes('execution'));
    for (const { Properties } of closed)
      expect(JSON.stringify(Properties.EventPattern)).toContain(':stateMachine:baton-dev-*-*');
    expect(
      closed
        .flatMap(({ Properties }) => (Properties.EventPattern as { detail: { status: string[] } }).detail.status)
        .sort(),
    ).toEqual(['ABORTED', 'FAILED', 'SUCCEEDED', 'TIMED_OUT']);
  });
});

describe('machines', () => {
  const machines = (template = app) => resourcesOf(template, 'AWS::StepFunctions::StateMachine');
  const seminar = builtInWorkflows().find(({ id }) => id.startsWith('seminar@'));

  test('log errors without data', () => {
    // The enrolment's, and one a built-in workflow.
    expect(machines().size).toBe(4);
    for (const { Properties } of machines().values())
      expect(Properties.LoggingConfiguration).toMatchObject({ Level: 'ERROR', IncludeExecutionData: false });
  });

  test('F44: a machine is named by what it does, and stays when the workflow changes', () => {
    if (!seminar) throw new Error('no built-in workflow');
    const before = [...machines()].find(([, { Properties }]) =>
      String(Properties.StateMachineName).includes('seminar'),
    );
    expect(before?.[1].Properties.StateMachineName).toBe(`baton-dev-${seminar.id.replace('@', '-')}`);
    expect(before?.[1]).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    const renamed = synthesise({ workflows: [{ ...seminar, id: 'evening@0123456789' }] });
    const after = machines(renamed.app);
    // Taken out of the stack and kept: no resource of the new stack stands in its place.
    expect(after.has(before?.[0] ?? '')).toBe(false);
    expect([...after.values()].map(({ Properties }) => Properties.StateMachineName)).toContain(
      'baton-dev-evening-0123456789',
    );
    // What it works with is the same as before.
    const shared = (template: typeof app) =>
      [...resourcesOf(template, 'AWS::IAM::Role')].filter(([id]) => id.startsWith('MachinesRole'));
    expect(shared(renamed.app)).toEqual(shared(app));
  });

  test('the machine that comes with the deployment is, to the byte, the one a launch would make', () => {
    if (!seminar) throw new Error('no built-in workflow');
    const { DefinitionString, RoleArn, LoggingConfiguration, TracingConfiguration } = propertiesOf(
      app,
      'AWS::StepFunctions::StateMachine',
      ({ StateMachineName }) => String(StateMachineName).includes('seminar'),
    );
    const functionArn = 'arn:aws:lambda:eu-west-1:000000000000:function:baton-dev-enter-step:live';
    const deployed = String(DefinitionString).replaceAll(placeholder('EnterStep'), functionArn);
    expect(deployed).toBe(JSON.stringify(compileMachine(seminar, { functionArn })));
    // Making it again is then no conflict to Step Functions: https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
    const operate = propertiesOf(
      app,
      'AWS::Lambda::Function',
      ({ FunctionName }) => FunctionName === 'baton-dev-operate',
    );
    const { Variables } = z.object({ Variables: z.looseObject({}) }).parse(operate.Environment);
    expect(Variables.MACHINE_ROLE_ARN).toEqual(RoleArn);
    expect(JSON.stringify(LoggingConfiguration)).toContain(JSON.stringify(Variables.MACHINE_LOG_GROUP_ARN));
    expect(TracingConfiguration).toBeUndefined();
  });

  test('a launch walks over keys, at its time, four files at once', () => {
    const machine = propertiesOf(
      app,
      'AWS::StepFunctions::StateMachine',
      ({ StateMachineName }) => StateMachineName === 'baton-dev-enroll',
    );
    const { States } = definition.parse(JSON.parse(String(machine.DefinitionString)));
    expect(States.UntilLaunch).toMatchObject({ Type: 'Wait', TimestampPath: '$.startAt' });
    expect(States.Enrol).toMatchObject({
      Type: 'Map',
      ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2' },
      ItemSelector: { 'key.$': '$$.Map.Item.Value.Key' },
      MaxConcurrency: 4,
    });
  });
});

describe('the doors', () => {
  test('webhooks come in by one route, pages by three, each throttled for itself, and one click to unsubscribe by its own', () => {
    const keys = [...resourcesOf(app, 'AWS::ApiGatewayV2::Route').values()].map(
      ({ Properties }) => Properties.RouteKey,
    );
    expect(keys.map(String).sort()).toEqual([
      'GET /{page}/{token}',
      'HEAD /{page}/{token}',
      'POST /u/{token}',
      'POST /webhooks/generic',
      'POST /{page}/{token}',
    ]);
    app.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'POST /webhooks/generic' });
    app.hasResourceProperties('AWS::ApiGatewayV2::Integration', { PayloadFormatVersion: '2.0' });
    app.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      RouteSettings: {
        'POST /webhooks/generic': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
        'GET /{page}/{token}': { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 200 },
        'POST /u/{token}': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
      },
      DefaultRouteSettings: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 },
    });
  });

  test('the access log holds nothing about a person', () => {
    const { AccessLogSettings } = propertiesOf(app, 'AWS::ApiGatewayV2::Stage');
    const { Format } = z.object({ Format: z.string() }).parse(AccessLogSettings);
    expect(Format).not.toMatch(/sourceIp|userAgent|\$context\.path|authorizer|identity|\$context\.domain/);
  });

  test('mails go over TLS, never to who bounced or complained, and all that becomes of them is told', () => {
    app.hasResourceProperties('AWS::SES::ConfigurationSet', {
      Name: 'baton-dev',
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
    app.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint', 'reject', 'renderingFailure', 'deliveryDelay'],
      },
    });
    app.hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: 'voorbeeld.example' });
  });

  test('the first key of webhooks is the Base64 of 33 bytes', () => {
    app.hasResourceProperties('AWS::SecretsManager::Secret', {
      GenerateSecretString: { GenerateStringKey: 'generated', SecretStringTemplate: '{"keys":[]}', PasswordLength: 44 },
    });
  });
});

test('a finding of cdk-nag that nobody explained stops the synthesis', () => {
  expect(() => synthesise({ change: ({ data: stack }) => void new Bucket(stack, 'Open') })).toThrow(
    /AwsSolutions-S1'|Validation failed/,
  );
});
