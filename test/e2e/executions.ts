import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import type { Stage } from './stage.ts';

/** One execution as Step Functions tells of it. */
export interface Execution {
  readonly name: string;
  readonly machine: string;
  readonly status: string;
  /** Input, output and every event of its history, as text. */
  readonly told: string;
}

/** Every execution of every machine of the stage. */
export async function readExecutions({ clients: { sfn }, name }: Stage): Promise<readonly Execution[]> {
  const machines = await pages(async (nextToken) => {
    const page = await sfn.send(new ListStateMachinesCommand({ ...nextToken }));
    return { items: page.stateMachines ?? [], nextToken: page.nextToken };
  });
  const ours = machines.filter((machine) => machine.name?.startsWith(`baton-${name}-`));
  const executions: Execution[] = [];
  for (const { stateMachineArn, name: machine = '' } of ours) {
    const listed = await pages(async (nextToken) => {
      const page = await sfn.send(new ListExecutionsCommand({ stateMachineArn, ...nextToken }));
      return { items: page.executions ?? [], nextToken: page.nextToken };
    });
    for (const { executionArn, name: executed = '', status = '' } of listed)
      executions.push({ name: executed, machine, status, told: await tellAll(sfn, executionArn ?? '') });
  }
  return executions;
}

async function tellAll(sfn: SFNClient, executionArn: string): Promise<string> {
  const { input, output, error, cause } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
  const events = await pages(async (nextToken) => {
    const page = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000, ...nextToken }));
    return { items: page.events ?? [], nextToken: page.nextToken };
  });
  return JSON.stringify({ input, output, error, cause, events });
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken: string | undefined;
}

async function pages<Item>(read: (token: { nextToken?: string }) => Promise<Page<Item>>): Promise<readonly Item[]> {
  const items: Item[] = [];
  let nextToken: string | undefined;
  do {
    const page = await read(nextToken === undefined ? {} : { nextToken });
    items.push(...page.items);
    nextToken = page.nextToken;
  } while (nextToken !== undefined && nextToken !== '');
  return items;
}
