import { announceAbsence } from '../announce-absence/announce-absence.ts';
import { giveTasks, leaveTasks } from '../give-tasks/give-tasks.ts';
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

/** The calls of a rep to a colleague, or left with him: what his manager chooses. */
export async function moveCalls(
  ports: OperatePorts,
  request: RequestOf<'give-calls'> | RequestOf<'leave-calls'>,
): Promise<Refused | { readonly ok: true; readonly changed: number }> {
  const campaigns = await campaignsOf(ports, request.campaign);
  const { rep, tasks } = request;
  const whose = { campaigns, rep, ...(tasks !== undefined && { tasks }) };
  const done =
    request.do === 'give-calls' ? await giveTasks(ports)({ ...whose, to: request.to }) : await leaveTasks(ports)(whose);
  return done.ok ? done : refused(...done.problems);
}
