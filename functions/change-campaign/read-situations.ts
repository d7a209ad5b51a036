import type { Situation } from '../../workflows/domain/draft.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { emptySeats, keepsSeats } from '../../workflows/domain/seats.ts';
import type { Ports } from '../../workflows/ports.ts';
import { eachEnrollment } from '../shared/each-enrollment.ts';

const READS_AT_ONCE = 10;

/** All open enrollments that matter to a plan, each with what stands around it, in the order of their ids. */
export async function readSituations(
  ports: Ports,
  live: LiveCampaign,
  matters: (enrollment: Enrollment) => boolean,
): Promise<readonly Situation[]> {
  const enrollments: Enrollment[] = [];
  await eachEnrollment(ports, live.state.id, (enrollment) => {
    if (enrollment.status === 'open' && matters(enrollment)) enrollments.push(enrollment);
  });
  const now = ports.clock.now();
  const asked = { seats: keepsSeats(live, now) };
  const found = new Map<string, Situation>();
  const waiting = enrollments.toReversed();
  const worker = async (): Promise<void> => {
    for (let enrollment = waiting.pop(); enrollment; enrollment = waiting.pop()) {
      const { contact, organisation, touch, seats } = await ports.store.around(enrollment, asked);
      if (!contact || !organisation) continue;
      const known = { live, enrollment, contact, organisation, touch, now };
      found.set(enrollment.id, asked.seats ? { ...known, seats: seats ?? emptySeats(live.state.id) } : known);
    }
  };
  await Promise.all(Array.from({ length: READS_AT_ONCE }, worker));
  return enrollments.flatMap(({ id }) => found.get(id) ?? []);
}
