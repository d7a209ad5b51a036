import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';

const resourceSchema = z.looseObject({
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  DependsOn: z.unknown().optional(),
});
export type TemplateResource = z.output<typeof resourceSchema>;

/** Resources of a type by their logical id. */
export function resourcesOf(template: Template, type: string): ReadonlyMap<string, TemplateResource> {
  return new Map(
    Object.entries(template.findResources(type)).map(([id, resource]) => [id, resourceSchema.parse(resource)]),
  );
}

const statementSchema = z.object({
  Effect: z.literal('Allow'),
  Action: z.union([z.string().transform((one) => [one]), z.array(z.string())]),
  Resource: z.unknown().transform((some) => (Array.isArray(some) ? some : [some]) as unknown[]),
});
const policiesSchema = z.array(z.object({ PolicyDocument: z.object({ Statement: z.array(statementSchema) }) }));

/** What a role may do, one line an action and resource. */
export function grantsOf(role: TemplateResource): readonly string[] {
  const policies = policiesSchema.parse(role.Properties.Policies ?? []);
  const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  return statements
    .flatMap(({ Action, Resource }) => Action.flatMap((action) => Resource.map((one) => grant(action, one))))
    .sort();
}

export function grant(action: string, resource: unknown): string {
  return `${action} ${JSON.stringify(resource)}`;
}

/** The resource that a `Fn::GetAtt` or `Ref` points to. */
export function idOf(reference: unknown): string {
  const read = z
    .union([
      z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).transform((at) => at['Fn::GetAtt'][0]),
      z.object({ Ref: z.string() }).transform(({ Ref }) => Ref),
    ])
    .safeParse(reference);
  if (!read.success) throw new Error(`no reference: ${JSON.stringify(reference)}`);
  return read.data;
}

/** Properties of the one resource of a type that `fits`. */
export function propertiesOf(
  template: Template,
  type: string,
  fits: (properties: TemplateResource['Properties']) => boolean = () => true,
): TemplateResource['Properties'] {
  const found = [...resourcesOf(template, type).values()].filter(({ Properties }) => fits(Properties));
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} resources ${type} fit, one was expected`);
  return only.Properties;
}
