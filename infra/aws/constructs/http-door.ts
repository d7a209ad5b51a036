import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { CfnStage, HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { nameOf } from '../names.ts';
import { acknowledge } from './acknowledge.ts';
import type { Functions } from './functions.ts';

const PAGE = '/{page}/{token}';

/**
 * Requests a second and at once, over all callers. A delivery of a webhook holds up to 500 events; scanners open every link
 * of a mail when it comes. Mailbox providers unsubscribe people by a route of its own, so that nothing crowds it out.
 */
const ROUTES = [
  { path: '/webhooks/generic', method: HttpMethod.POST, to: 'receive-webhook', rate: 20, burst: 40 },
  { path: PAGE, method: HttpMethod.GET, to: 'serve-pages', rate: 50, burst: 200 },
  { path: PAGE, method: HttpMethod.HEAD, to: 'serve-pages', rate: 50, burst: 200 },
  { path: PAGE, method: HttpMethod.POST, to: 'serve-pages', rate: 20, burst: 40 },
  { path: '/u/{token}', method: HttpMethod.POST, to: 'serve-pages', rate: 20, burst: 40 },
] as const;

/** Why nobody is asked who he is before the function is. */
const OPEN = {
  'receive-webhook': 'The function checks the signature over the raw body; nothing is read before.',
  'serve-pages': 'The token in the address is what lets somebody in: signed, for one page, with an expiry.',
} as const;

/** What a route that nobody thought of gets. */
const OTHERWISE = { rateLimit: 5, burstLimit: 10 };

/** No address, no header, no body, no query: when, where to, what came of it. */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  fault: '$context.integrationErrorMessage',
};

/** The HTTP API: the only way in for whoever has no account with AWS. */
export class HttpDoor extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, stage: string) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: nameOf(stage),
      description: `Webhooks and pages of Baton ${stage}`,
      createDefaultStage: false,
    });
  }

  /** After the functions, some of which know the address. */
  open(stage: string, functions: Functions): void {
    const integrations = {
      'receive-webhook': new HttpLambdaIntegration('receive-webhook', functions.of('receive-webhook')),
      'serve-pages': new HttpLambdaIntegration('serve-pages', functions.of('serve-pages')),
    };
    const routes = ROUTES.flatMap(({ path, method, to }) => {
      const added = this.api.addRoutes({ path, methods: [method], integration: integrations[to] });
      for (const route of added) acknowledge(route, 'APIG4', OPEN[to]);
      return added;
    });
    const logs = new LogGroup(this, 'AccessLog', {
      logGroupName: `/aws/vendedlogs/apis/${nameOf(stage)}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const httpStage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: OTHERWISE,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
    for (const route of routes) httpStage.node.addDependency(route);
    const cfnStage = httpStage.node.defaultChild;
    if (!(cfnStage instanceof CfnStage)) throw new Error('the stage of the HTTP API is not what CDK used to make');
    cfnStage.routeSettings = Object.fromEntries(
      ROUTES.map(({ path, method, rate, burst }) => [
        `${method} ${path}`,
        { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst },
      ]),
    );
  }
}
