import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { callQueryApi } from '../../emulator/query-api.ts';
import type { Stage } from '../stage.ts';
import { functionsOf } from '../switches.ts';

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const documentSchema = z.looseObject({
  Statement: z.array(z.looseObject({ Effect: z.literal('Allow'), Action: oneOrMore, Resource: oneOrMore })),
});
type PolicyDocument = z.output<typeof documentSchema>;

/** A role as IAM has it: its inline policies by name. Ours have no others. */
export interface Role {
  readonly name: string;
  /** The function it belongs to, without the stage; undefined for roles that services take on. */
  readonly ofFunction: string | undefined;
  readonly policies: ReadonlyMap<string, PolicyDocument>;
}

/** One action on one resource that a role is allowed; the resource may end in a wildcard. */
export interface Grant {
  readonly action: string;
  readonly resource: string;
}

export function grantsOf({ policies }: Role): readonly Grant[] {
  const statements = [...policies.values()].flatMap(({ Statement }) => Statement);
  return statements.flatMap(({ Action, Resource }) =>
    Action.flatMap((action) => Resource.map((resource) => ({ action, resource }))),
  );
}

/** Every role of the stage's stacks. */
export async function readRoles(stage: Stage): Promise<readonly Role[]> {
  const functions = await functionsByRole(stage);
  const listed = await callQueryApi(stage.emulator.endpoint, 'iam', { Action: 'ListRoles', MaxItems: '1000' });
  const names = valuesOf(listed, 'RoleName').filter((name) => name.startsWith(`baton-${stage.name}-`));
  return Promise.all(
    names.map(async (name) => ({ name, ofFunction: functions.get(name), policies: await policiesOf(stage, name) })),
  );
}

async function functionsByRole(stage: Stage): Promise<ReadonlyMap<string, string>> {
  const byRole = new Map<string, string>();
  for (const FunctionName of await functionsOf(stage)) {
    const { Role = '' } = await stage.clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    byRole.set(Role.slice(Role.lastIndexOf('/') + 1), FunctionName.slice(`baton-${stage.name}-`.length));
  }
  return byRole;
}

async function policiesOf({ emulator: { endpoint } }: Stage, RoleName: string) {
  const listed = await callQueryApi(endpoint, 'iam', { Action: 'ListRolePolicies', RoleName });
  const policies = new Map<string, PolicyDocument>();
  for (const PolicyName of valuesOf(listed, 'member')) {
    const read = await callQueryApi(endpoint, 'iam', { Action: 'GetRolePolicy', RoleName, PolicyName });
    const [document = ''] = valuesOf(read, 'PolicyDocument');
    policies.set(PolicyName, documentSchema.parse(JSON.parse(decodeURIComponent(document))));
  }
  return policies;
}

function valuesOf(xml: string, tag: string): readonly string[] {
  const found = xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'));
  return [...found].map(([, value = '']) => value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
}

/** Writes a role's policies without one action on the resources that `from` names, and returns what puts them back. */
export async function takeAway(
  stage: Stage,
  { name: RoleName, policies }: Role,
  { action, from = () => true }: { readonly action: string; readonly from?: (resource: string) => boolean },
): Promise<() => Promise<void>> {
  const put = async (documentOf: (document: PolicyDocument) => PolicyDocument): Promise<void> => {
    for (const [PolicyName, document] of policies) {
      const { Statement, ...rest } = documentOf(document);
      const PolicyDocument = JSON.stringify({ ...rest, Statement: Statement.length > 0 ? Statement : [NOTHING] });
      const asked = { Action: 'PutRolePolicy', RoleName, PolicyName, PolicyDocument };
      await callQueryApi(stage.emulator.endpoint, 'iam', asked);
    }
  };
  await put((document) => ({
    ...document,
    Statement: document.Statement.flatMap((one) => without(one, action, from)),
  }));
  return () => put((document) => document);
}

type Statement = PolicyDocument['Statement'][number];

/** A policy has at least one statement; this one allows what everybody may. */
const NOTHING: Statement = { Effect: 'Allow', Action: ['sts:GetCallerIdentity'], Resource: ['*'] };

function without(statement: Statement, action: string, from: (resource: string) => boolean): readonly Statement[] {
  if (!statement.Action.includes(action)) return [statement];
  const others = { ...statement, Action: statement.Action.filter((one) => one !== action) };
  const elsewhere = { ...statement, Action: [action], Resource: statement.Resource.filter((one) => !from(one)) };
  return [others, elsewhere].filter(({ Action, Resource }) => Action.length > 0 && Resource.length > 0);
}

const askedSchema = z.strictObject({
  role: z.string(),
  action: z.string(),
  resource: z.string(),
  allowed: z.boolean(),
});
/** What somebody in this role asked for, and whether it was allowed. */
export type Asked = z.output<typeof askedSchema>;

/** Everything roles were asked about since the emulator was started, each once. */
export function readAsked({ emulator }: Stage): readonly Asked[] {
  const text = readFileSync(join(dirname(emulator.mailFile), 'asked.ndjson'), 'utf8');
  const lines = text.slice(0, text.lastIndexOf('\n')).split('\n');
  return lines.map((line) => askedSchema.parse(JSON.parse(line)));
}
