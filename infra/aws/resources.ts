import { ArnFormat, Fn, type Stack } from 'aws-cdk-lib';
import type { FunctionName } from './functions.ts';
import { exportsOf, nameOf } from './names.ts';
import type { ResourceName } from './permissions.ts';
import type { Settings } from './settings.ts';

/** An ARN, and why it may end in a wildcard where it does. */
export interface Resource {
  readonly arn: string;
  readonly wildcard?: string;
}

/** Known by their own ARN: nothing of theirs refers back to a function. `own-logs` differs by function. */
type Made = 'own-logs' | 'schedule-role' | 'machine-role' | 'webhook-secret';

/**
 * The ARN of everything else a permission may name, made from names alone: no role refers to a resource that refers to its
 * function, so that nothing waits for itself.
 */
export function createResources(stack: Stack, { stage, senderDomain }: Settings) {
  const arnOf = (service: string, resource: string, resourceName: string, arnFormat?: ArnFormat): string =>
    stack.formatArn({ service, resource, resourceName, ...(arnFormat !== undefined && { arnFormat }) });
  const queue = (name: string): Resource => ({
    arn: stack.formatArn({ service: 'sqs', resource: nameOf(stage, name) }),
  });
  const table = arnOf('dynamodb', 'table', nameOf(stage));
  const { bucketName, streamArn, linkSecretArn, addressSecretArn } = exportsOf(stage);
  const bucket = stack.formatArn({ service: 's3', region: '', account: '', resource: Fn.importValue(bucketName) });
  const colon = ArnFormat.COLON_RESOURCE_NAME;
  const resources: Readonly<Record<Exclude<ResourceName, Made>, Resource>> = {
    table: { arn: table },
    'by-campaign': { arn: `${table}/index/by-campaign` },
    'by-rep': { arn: `${table}/index/by-rep` },
    'by-check': { arn: `${table}/index/by-check` },
    stream: { arn: Fn.importValue(streamArn) },
    'all-streams': { arn: '*', wildcard: 'dynamodb:ListStreams knows no resources; it tells names only.' },
    'wake-queue': queue('wake'),
    'send-queue': queue('send'),
    'receipts-queue': queue('receipts'),
    'wake-dlq': queue('wake-dlq'),
    'send-dlq': queue('send-dlq'),
    'receipts-dlq': queue('receipts-dlq'),
    'events-dlq': queue('events-dlq'),
    'schedules-dlq': queue('schedules-dlq'),
    'stream-dlq': queue('stream-dlq'),
    schedules: {
      arn: arnOf('scheduler', 'schedule', `${nameOf(stage)}/*`),
      wildcard: "A schedule is named when its timer is set; the group is this deployment's own.",
    },
    machines: {
      arn: arnOf('states', 'stateMachine', nameOf(stage, '*'), colon),
      wildcard:
        'Machines are named by the hash of their workflow, and launches make new ones; the stage stands before it.',
    },
    executions: {
      arn: arnOf('states', 'execution', nameOf(stage, '*:*'), colon),
      wildcard:
        'Executions are named by their enrollment and run, on machines that launches make; the stage stands before it.',
    },
    'enroll-machine': { arn: arnOf('states', 'stateMachine', nameOf(stage, 'enroll'), colon) },
    bucket: { arn: bucket },
    inbox: { arn: `${bucket}/inbox/*`, wildcard: 'Each launch has files of its own below inbox/.' },
    'campaign-files': {
      arn: `${bucket}/campaigns/*`,
      wildcard: 'Each campaign has files of its own below campaigns/.',
    },
    outbox: { arn: `${bucket}/outbox/*`, wildcard: 'Each launch has results of its own below outbox/.' },
    account: {
      arn: '*',
      wildcard: 'ses:GetAccount and lambda:GetAccountSettings are about the account: they know no resources.',
    },
    'link-secret': { arn: Fn.importValue(linkSecretArn) },
    'address-secret': { arn: Fn.importValue(addressSecretArn) },
    bus: { arn: arnOf('events', 'event-bus', nameOf(stage)) },
    sender: { arn: arnOf('ses', 'identity', senderDomain) },
    'configuration-set': { arn: arnOf('ses', 'configuration-set', nameOf(stage)) },
  };
  return resources;
}
export type Resources = ReturnType<typeof createResources>;

/** ARN of a function by its name: known before the function is there. */
export function functionArn(stack: Stack, stage: string, name: FunctionName, alias?: string): string {
  const resourceName = alias === undefined ? nameOf(stage, name) : `${nameOf(stage, name)}:${alias}`;
  return stack.formatArn({
    service: 'lambda',
    resource: 'function',
    resourceName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
