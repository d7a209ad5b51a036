import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { groupOf } from '../../workflows/domain/facts.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Ports } from '../../workflows/ports.ts';
import { eachEnrollment } from '../shared/each-enrollment.ts';

export interface Counts {
  readonly attended: number;
  readonly accepted: number;
}

/** Who came, and who was expected. */
export async function countAttendance(ports: Pick<Ports, 'store'>, campaign: string): Promise<Counts> {
  let attended = 0;
  let accepted = 0;
  await eachEnrollment(ports, campaign, (enrollment) => {
    if (groupOf(enrollment) === 'came') attended += 1;
    if (isExpected(enrollment)) accepted += 1;
  });
  return { attended, accepted };
}

/** Accepted, with a seat: nobody expects those on the waiting list. */
export function isExpected({ facts }: Enrollment): boolean {
  const seat = facts.seat?.value;
  return facts.response?.value === 'accepted' && (seat === undefined || seat === 'taken');
}

/** Whether a list looks complete: somebody came, and the share of the accepted that the campaign calls plausible. */
export function isPlausible(live: LiveCampaign, { attended, accepted }: Counts): boolean {
  const attendance = live.setup.campaign.settings.attendance;
  const from = typeof attendance === 'object' && 'plausibleFrom' in attendance ? attendance.plausibleFrom : 0.3;
  return attended > 0 && attended >= Number(from) * accepted;
}
