import { announceAbsence } from '../announce-absence/announce-absence.ts';
import { giveTasks, leaveTasks, putOffTasks } from '../give-tasks/give-tasks.ts';
import type { OperatePorts } from './operate-ports.ts';
import { type Refused, type RequestOf, refused } from './request.ts';

/** Campaigns a rep works in: the one named, else all that were launched. */
async function campaignsOf({ pointers, store }: OperatePorts, named: string | undefined): Promise<readonly string[]> {
  if (named === undefined) return pointers.launched();
  return (await store.campaignState(named)) ? [named] : [];
}

/** An absence the reps' file does not know: it counts in all his campaigns. */
export async function enterAbsence(ports: OperatePorts, { campaign, do: _do, ...absence }: RequestOf<'absent'>) {
  const campaigns = await campaignsOf(ports, campaign);
  const { deputy, ...rest } = absence;
  const told = await announceAbsence(ports)({ ...rest, campaigns, ...(deputy !== undefined && { deputy }) });
  return told.ok ? told : refused(...told.problems);
}

/** The calls of a rep: to a colleague, left with him as his manager chooses, or put off as too many for today. */
export async function moveCalls(
  ports: OperatePorts,
  request: RequestOf<'give-calls'> | RequestOf<'leave-calls'> | RequestOf<'put-off-calls'>,
): Promise<Refused | { readonly ok: true; readonly changed: number }> {
  const campaigns = await campaignsOf(ports, request.campaign);
  const { rep, tasks } = request;
  const whose = { campaigns, rep, ...(tasks !== undefined && { tasks }) };
  const done = await moveEach(ports, request, whose);
  return done.ok ? done : refused(...done.problems);
}

type Whose = Parameters<ReturnType<typeof leaveTasks>>[0];

function moveEach(
  ports: OperatePorts,
  request: Parameters<typeof moveCalls>[1],
  whose: Whose,
): ReturnType<ReturnType<typeof giveTasks>> {
  switch (request.do) {
    case 'give-calls':
      return giveTasks(ports)({ ...whose, to: request.to });
    case 'leave-calls':
      return leaveTasks(ports)(whose);
    case 'put-off-calls':
      return putOffTasks(ports)(whose);
  }
}
