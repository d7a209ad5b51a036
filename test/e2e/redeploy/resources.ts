import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListStateMachinesCommand } from '@aws-sdk/client-sfn';
import { callQueryApi } from '../../emulator/query-api.ts';
import type { Stage } from '../stage.ts';

/** Everything the stacks hold and when it was changed, a line each: equal texts are an unchanged deployment. */
export async function tellResources(stage: Stage): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const stack of ['data', 'app']) {
    const StackName = `baton-${stage.name}-${stack}`;
    const xml = await callQueryApi(stage.emulator.endpoint, 'cloudformation', {
      Action: 'DescribeStackResources',
      StackName,
    });
    for (const [, member = ''] of xml.matchAll(/<member>(.*?)<\/member>/gs)) {
      const value = (tag: string): string => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(member)?.[1] ?? '';
      lines.push(['LogicalResourceId', 'PhysicalResourceId', 'ResourceStatus', 'Timestamp'].map(value).join(' '));
    }
  }
  const { Functions = [] } = await stage.clients.lambda.send(new ListFunctionsCommand({}));
  for (const { FunctionName, CodeSha256, LastModified, Version, RevisionId } of Functions)
    lines.push([FunctionName, CodeSha256, LastModified, Version, RevisionId].join(' '));
  return [...lines, ...(await machinesOf(stage))].sort();
}

/** Names of the stage's machines. */
export async function machinesOf({ clients: { sfn }, name }: Stage): Promise<readonly string[]> {
  const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
  return stateMachines.map((machine) => machine.name ?? '').filter((machine) => machine.startsWith(`baton-${name}-`));
}
