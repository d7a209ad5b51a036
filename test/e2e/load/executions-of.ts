import { ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { machinesOf } from '../redeploy/resources.ts';
import type { Stage } from '../stage.ts';

/** Status of every execution of the campaigns' machines, by name; without histories, of which there are thousands. */
export async function executionsByName(stage: Stage): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const machines = (await machinesOf(stage)).filter((name) => name !== `baton-${stage.name}-enroll`);
  for (const machine of machines) {
    const stateMachineArn = `arn:aws:states:us-east-1:000000000000:stateMachine:${machine}`;
    let nextToken: string | undefined;
    do {
      const asked = { stateMachineArn, maxResults: 1000, ...(nextToken !== undefined && { nextToken }) };
      const page = await stage.clients.sfn.send(new ListExecutionsCommand(asked));
      for (const { name = '', status = '' } of page.executions ?? []) found.set(name, status);
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
  }
  return found;
}
