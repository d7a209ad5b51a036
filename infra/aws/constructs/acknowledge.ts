import { Stack, Validations } from 'aws-cdk-lib';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import type { Construct } from 'constructs';
import type { Resource } from '../resources.ts';

/** A finding of cdk-nag on this construct that stays as it is, and why. */
export function acknowledge(construct: Construct, id: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${id}`, reason });
}

/** The wildcard of a resource, with the reason that stands beside its ARN; without one, synth fails. */
export function acknowledgeWildcard(construct: Construct, { arn, wildcard }: Resource): void {
  if (wildcard === undefined) return;
  const flat = flattenCfnReference(Stack.of(construct).resolve(arn));
  acknowledge(construct, `IAM5[Resource::${flat}]`, wildcard);
}
