import { callQuery, until } from './probe-world.ts';

export type Resources = Readonly<
  Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>
>;

/** Deploys the resources and gives the template's outputs, each the `Ref` of the resource it is named after. */
export async function deploy(
  StackName: string,
  Resources: Resources,
  verb = 'CreateStack',
): Promise<Record<string, string>> {
  const Outputs = Object.fromEntries(Object.keys(Resources).map((Ref) => [Ref, { Value: { Ref } }]));
  const TemplateBody = JSON.stringify({ Resources, Outputs });
  await callQuery('cloudformation', { Action: verb, StackName, TemplateBody });
  const told = await until(async () => {
    const answer = await callQuery('cloudformation', { Action: 'DescribeStacks', StackName });
    if (/<StackStatus>\w*(FAILED|ROLLBACK)/.test(answer)) throw new Error(answer);
    return /<StackStatus>(CREATE|UPDATE)_COMPLETE</.test(answer) ? answer : undefined;
  });
  const outputs = told.matchAll(/<OutputKey>(\w+)<\/OutputKey>\s*<OutputValue>([^<]*)</g);
  return Object.fromEntries([...outputs].map(([, key, value]) => [key, value]));
}
