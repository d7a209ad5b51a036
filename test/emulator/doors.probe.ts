import { describe, expect, it } from 'vitest';
import { deploy } from './deploy-template.ts';
import { createFunction, endpoint, fresh, type ProbeFunction } from './probe-world.ts';

/** An HTTP API with one route to the function, which admits the API only when asked to. */
async function openDoor({ arn }: ProbeFunction, admitted: boolean): Promise<(body: string) => Promise<Response>> {
  const ApiId = { Ref: 'Api' };
  const SourceArn = { 'Fn::Sub': `arn:aws:execute-api:us-east-1:000000000000:\${Api}/*/*/webhooks/generic` };
  const { Api } = await deploy(fresh('stack'), {
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: fresh('api'), ProtocolType: 'HTTP' } },
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId, StageName: '$default', AutoDeploy: true },
    },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: { ApiId, IntegrationType: 'AWS_PROXY', IntegrationUri: arn, PayloadFormatVersion: '2.0' },
    },
    Route: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId,
        RouteKey: 'POST /webhooks/generic',
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
      },
    },
    ...(admitted
      ? {
          Permission: {
            Type: 'AWS::Lambda::Permission',
            Properties: {
              FunctionName: arn,
              Action: 'lambda:InvokeFunction',
              Principal: 'apigateway.amazonaws.com',
              SourceArn,
            },
          },
        }
      : {}),
  });
  const url = `${endpoint}/_aws/execute-api/${Api}/$default/webhooks/generic`;
  return (body) => fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
}

describe('http-errors', () => {
  it('answers 500 and not a word of the error', async () => {
    const failing = await createFunction(() => ({ error: { name: 'Broken', message: 'secret' } }));
    const answer = await (await openDoor(failing, true))('{}');
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ message: 'Internal Server Error' });
    expect(failing.seen).toHaveLength(1);
  });
});

describe('http-permissions', () => {
  it('invokes only a function that admits the API', async () => {
    const probed = await createFunction(() => ({ result: { statusCode: 202, body: 'taken' } }));
    const refused = await (await openDoor(probed, false))('{"a":1}');
    expect(refused.status).toBe(500);
    expect(probed.seen).toEqual([]);
    const taken = await (await openDoor(probed, true))('{"a":1}');
    expect([taken.status, await taken.text()]).toEqual([202, 'taken']);
    expect(probed.seen[0]).toMatchObject({ version: '2.0', routeKey: 'POST /webhooks/generic', body: '{"a":1}' });
  });
});
