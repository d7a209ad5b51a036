import type { FileResult, RefusedRow } from '../enroll-batch/enroll-file.ts';
import { enrolmentOf } from '../launch-campaign/start-enrolment.ts';
import type { OperatePorts } from './operate-ports.ts';
import { type RequestOf, refused } from './request.ts';

/** How far a launch is: files of a hundred rows, and what came of those that are done. */
export function launchStatus(ports: OperatePorts) {
  return async ({ campaign, launch }: RequestOf<'launch-status'>) => {
    const pointer = await ports.pointers.pointer(campaign);
    if (!pointer) return refused(`${campaign} was never launched here`);
    const { state, files, done } = await enrolmentOf(ports, campaign, launch);
    const counts = { enrolled: 0, updated: 0, unchanged: 0 };
    const rejected: RefusedRow[] = [];
    for (const key of done) {
      const text = await ports.objects.get(key);
      if (text === undefined) continue;
      const result = JSON.parse(text) as FileResult;
      counts.enrolled += result.enrolled;
      counts.updated += result.updated;
      counts.unchanged += result.unchanged;
      rejected.push(...result.rejected);
    }
    return {
      ok: true,
      state,
      superseded: pointer.launch !== launch,
      files,
      done: done.length,
      ...counts,
      rejected,
    } as const;
  };
}
