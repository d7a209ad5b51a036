import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { resumeEnrollment } from '../resume-enrollment/resume-enrollment.ts';
import type { OperatePorts } from './operate-ports.ts';
import type { RequestOf } from './request.ts';
import { listHolds } from './tell-status.ts';

const PAGE = 200;

/** Who of a campaign is held, a page of enrollments at a time: what `resume` may let go on. */
export function planResume(ports: OperatePorts) {
  return async ({ campaign, after }: RequestOf<'resume-plan'>) => {
    const page = await ports.store.enrollmentsOf(campaign, after, PAGE);
    const held = page.filter(({ status, hold }: Enrollment) => status === 'open' && hold);
    const next = page.length === PAGE ? page.at(-1)?.id : undefined;
    return { ok: true, lines: await listHolds(ports, held), ...(next !== undefined && { next }) } as const;
  };
}

/** Lets held enrollments go on, each where it is still the same hold; again it lets nobody go twice. */
export function resumeHeld(ports: OperatePorts) {
  return async ({ campaign, lines }: RequestOf<'resume'>) => {
    let resumed = 0;
    const left: string[] = [];
    for (const { enrollment: id, since } of lines) {
      const enrollment = await ports.store.enrollment(id);
      const isSame = enrollment?.campaign === campaign && enrollment.hold?.since === since;
      if (isSame && (await resumeEnrollment(ports)(id)) === 'resumed') resumed += 1;
      else left.push(id);
    }
    return { ok: true, resumed, left } as const;
  };
}
