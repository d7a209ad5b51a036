import { App, Stack } from 'aws-cdk-lib';
import type { FunctionName } from '../../../infra/aws/functions.ts';
import { PERMISSIONS, type Permission, type ResourceName } from '../../../infra/aws/permissions.ts';
import { createResources, type Resource } from '../../../infra/aws/resources.ts';
import { STAGE } from '../deploy-stage.ts';
import type { Grant, Role } from './roles.ts';

interface Reason {
  readonly action: RegExp;
  readonly resource: RegExp;
  /** Why a healthy campaign never calls it. */
  readonly never?: string;
  readonly wildcard?: string;
}

/** Roles that services take on stand in no table: what Step Functions and the Scheduler want of them, and where that is documented. */
const OF_SERVICES: readonly Reason[] = [
  {
    action: /^logs:/,
    resource: /^\*$/,
    never:
      'Step Functions calls them itself when a machine with a log group is made (docs: cw-logs); no emulator does.',
    wildcard: 'The actions of log delivery know no resources.',
  },
  {
    action: /^states:(Describe|Stop)Execution$/,
    resource: /:execution:baton-\w+-enroll\*$/,
    never: 'Step Functions calls them when a Distributed Map is stopped (docs: iam-policies-eg-dist-map).',
    wildcard: 'The runs of its own map, which Step Functions names.',
  },
  {
    action: /^sqs:SendMessage$/,
    resource: /-schedules-dlq$/,
    never: 'Only what could not be delivered for a day goes there.',
  },
];

/** A log group is named by its ARN and `:*`, for the streams in it. */
const OWN_LOGS = /:log-group:\/aws\/lambda\/[^:*]+:\*$/;

/** What the table of permissions says of an action that nobody called; undefined where it says nothing. */
export function whyNever({ ofFunction }: Role, grant: Grant): string | undefined {
  if (ofFunction === undefined) return ofService(grant)?.never;
  const lines = linesOf(ofFunction).filter(
    ({ actions, on }) => actions.includes(grant.action) && on.some((name) => isNamed(name, grant.resource)),
  );
  const reasons = lines.map(({ rare }) => rare);
  return reasons.includes(undefined) ? undefined : reasons[0];
}

export function whyWildcard({ ofFunction }: Role, grant: Grant): string | undefined {
  if (grant.action.includes('*')) return undefined;
  if (ofFunction === undefined) return ofService(grant)?.wildcard;
  if (OWN_LOGS.test(grant.resource)) return 'The streams of its own log group.';
  const lines = linesOf(ofFunction).filter(({ actions }) => actions.includes(grant.action));
  const names = lines.flatMap(({ on }) => on).filter((name) => isNamed(name, grant.resource));
  return names.map((name) => knownAs(name)?.wildcard).find((reason) => reason !== undefined);
}

function ofService({ action, resource }: Grant): Reason | undefined {
  return OF_SERVICES.find((reason) => reason.action.test(action) && reason.resource.test(resource));
}

function linesOf(ofFunction: string): readonly Permission[] {
  return PERMISSIONS[ofFunction as FunctionName] ?? [];
}

const settings = { stage: STAGE, senderDomain: 'voorbeeld.example', sendRate: 1, faults: true };
const known: Readonly<Partial<Record<ResourceName, Resource>>> = createResources(
  new Stack(new App(), 'names'),
  settings,
);

function knownAs(name: ResourceName): Resource | undefined {
  return known[name];
}

/** Resources that the stacks make, known here by how their ARN ends. */
const MADE: Readonly<Partial<Record<ResourceName, RegExp>>> = {
  'own-logs': OWN_LOGS,
  'schedule-role': /:role\/[^*]+$/,
  'machine-role': /:role\/[^*]+$/,
  'webhook-secret': /:secretsmanager:[^*]+$/,
};

/** Whether an ARN in IAM is the resource the table means by a name: what is known only when it is deployed may be anything. */
function isNamed(name: ResourceName, arn: string): boolean {
  const made = MADE[name];
  if (made) return made.test(arn);
  const parts = (knownAs(name)?.arn ?? '').split(/\$\{Token\[[^\]]+\]\}/);
  const quoted = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${quoted.join('[^*]+')}$`).test(arn);
}
