import { Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Resource } from '../resources.ts';
import { acknowledgeWildcard } from './acknowledge.ts';

/** Writing logs takes these on everything. Source: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
const LOG_DELIVERY = [
  ...['logs:CreateLogDelivery', 'logs:GetLogDelivery', 'logs:UpdateLogDelivery', 'logs:DeleteLogDelivery'],
  ...['logs:ListLogDeliveries', 'logs:PutResourcePolicy', 'logs:DescribeResourcePolicies', 'logs:DescribeLogGroups'],
];
const EVERYTHING: Resource = { arn: '*', wildcard: 'The actions of log delivery know no resources.' };

/** A role for Step Functions: what is allowed, and writing its logs. */
export function createMachineRole(
  scope: Construct,
  { description, statements }: { readonly description: string; readonly statements: readonly PolicyStatement[] },
): Role {
  const role = new Role(scope, 'Role', {
    description,
    assumedBy: new ServicePrincipal('states.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
    inlinePolicies: {
      machine: new PolicyDocument({ statements: [...statements] }),
      logs: new PolicyDocument({
        statements: [new PolicyStatement({ actions: LOG_DELIVERY, resources: [EVERYTHING.arn] })],
      }),
    },
  });
  acknowledgeWildcard(role, EVERYTHING);
  return role;
}

/** Stands in a definition where CloudFormation puts what `definitionSubstitutions` has under this name. */
export function placeholder(name: string): string {
  return `\${${name}}`;
}
