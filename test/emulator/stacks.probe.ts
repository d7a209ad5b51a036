import { DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { GetFunctionCommand } from '@aws-sdk/client-lambda';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { deploy } from './deploy-template.ts';
import { callQuery, configOf, dynamodb, endpoint, fresh, lambda, until } from './probe-world.ts';

const Table = {
  Type: 'AWS::DynamoDB::GlobalTable',
  Properties: {
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    Replicas: [{ Region: 'us-east-1' }],
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  },
};

describe('stack-ttl', () => {
  it('switches the time to live of a table on', async () => {
    const outputs = await deploy(fresh('stack'), { Table });
    const { TimeToLiveDescription } = await dynamodb.send(new DescribeTimeToLiveCommand({ TableName: outputs.Table }));
    expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
  });
});

describe('stack-cors', () => {
  it('answers the preflight of an HTTP API', async () => {
    const origin = 'https://studio.example';
    const Api = {
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: {
        Name: fresh('api'),
        ProtocolType: 'HTTP',
        CorsConfiguration: { AllowOrigins: [origin], AllowMethods: ['POST'], AllowHeaders: ['content-type'] },
      },
    };
    const Stage = {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: { Ref: 'Api' }, StageName: '$default', AutoDeploy: true },
    };
    const { Api: id } = await deploy(fresh('stack'), { Api, Stage });
    const answer = await fetch(`${endpoint}/_aws/execute-api/${id}/$default/anything`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
  });
});

describe('stack-function', () => {
  const made = (more: Record<string, unknown>) => ({
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: 'stack-function',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/any',
      Code: { ZipFile: 'exports.handler = async () => 1;' },
      ...more,
    },
  });

  it('keeps the dead-letter queue and the reserved concurrency, also when they change', async () => {
    const stack = fresh('stack');
    const TargetArn = 'arn:aws:sqs:us-east-1:000000000000:dead';
    const described = () => lambda.send(new GetFunctionCommand({ FunctionName: 'stack-function' }));
    const first = made({ DeadLetterConfig: { TargetArn }, ReservedConcurrentExecutions: 3 });
    await deploy(stack, { Function: first });
    expect(await described()).toMatchObject({
      Configuration: { DeadLetterConfig: { TargetArn } },
      Concurrency: { ReservedConcurrentExecutions: 3 },
    });
    const second = made({ DeadLetterConfig: { TargetArn }, ReservedConcurrentExecutions: 5 });
    await deploy(stack, { Function: second }, 'UpdateStack');
    expect(await described()).toMatchObject({
      Configuration: { DeadLetterConfig: { TargetArn } },
      Concurrency: { ReservedConcurrentExecutions: 5 },
    });
  });
});

describe('stack-secret', () => {
  it('refers to a secret by its ARN, by which it is read and deleted', async () => {
    const StackName = fresh('stack');
    const { Secret = '' } = await deploy(StackName, {
      Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: 'hush' } },
    });
    expect(Secret).toMatch(/^arn:aws:secretsmanager:us-east-1:000000000000:secret:/);
    const secrets = new SecretsManagerClient(
      configOf({ accessKeyId: 'test', secretAccessKey: 'test', sessionToken: '' }),
    );
    const read = () => secrets.send(new GetSecretValueCommand({ SecretId: Secret }));
    expect((await read()).SecretString).toBe('hush');
    await callQuery('cloudformation', { Action: 'DeleteStack', StackName });
    await until(() =>
      read().then(
        () => false,
        () => true,
      ),
    );
  });
});
