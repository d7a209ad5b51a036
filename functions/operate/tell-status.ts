import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { eachEnrollment } from '../shared/each-enrollment.ts';
import { addressOf, readContacts } from './find-enrollment.ts';
import type { OperatePorts } from './operate-ports.ts';
import { type RequestOf, refused } from './request.ts';

/** More than this many are counted, not listed. */
const HELD_LISTED = 200;
const LATE_LISTED = 1000;

/** Where everybody of a campaign is now: by step and outcome, who is held and why, and how many should have moved by now. */
export function tellStatus(ports: OperatePorts) {
  return async ({ campaign }: RequestOf<'status'>) => {
    const state = await ports.store.campaignState(campaign);
    if (!state) return refused(`${campaign} was never launched here`);
    const steps: Record<string, number> = {};
    const outcomes = { yes: 0, no: 0, released: 0, void: 0 };
    const held: Enrollment[] = [];
    let enrollments = 0;
    await eachEnrollment(ports, campaign, (enrollment) => {
      enrollments += 1;
      const { status, outcome, step, hold } = enrollment;
      if (status === 'ended' && outcome) outcomes[outcome] += 1;
      else steps[step] = (steps[step] ?? 0) + 1;
      if (hold && status === 'open') held.push(enrollment);
    });
    const late = await ports.store.checksBefore(ports.clock.now() - LATE_MS, LATE_LISTED);
    const { launchedAt, eventStart, attendance, done } = state;
    return {
      ok: true,
      campaign,
      ...{ launchedAt, eventStart, attendance: attendance.status, ended: done.ended !== undefined },
      enrollments,
      open: Object.values(steps).reduce((sum, count) => sum + count, 0),
      steps,
      outcomes,
      held: held.length,
      holds: await listHolds(ports, held.slice(0, HELD_LISTED)),
      /** Of all campaigns: nobody looked at them although their time has passed. Above 0 for long, the sweep stands still. */
      overdue: late.length,
    } as const;
  };
}

/** The sweep looks every 5 minutes: what is later than three of its rounds was not looked at. */
const LATE_MS = 15 * 60_000;

/** Held enrollments as a person may read them. */
export async function listHolds(ports: OperatePorts, held: readonly Enrollment[]) {
  const contacts = await readContacts(
    ports,
    held.map(({ contact }) => contact),
  );
  return held.map(({ id, contact, step, hold }) => ({
    enrollment: id,
    contact: addressOf(contacts.get(contact), contact),
    step,
    reason: hold?.reason ?? '',
    for: hold?.for ?? '',
    since: hold?.since ?? 0,
  }));
}
