import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import type { Ports } from '../../workflows/ports.ts';

const PAGE = 200;

/** Every enrollment of a campaign, a page at a time, in steady order. */
export async function eachEnrollment(
  ports: Pick<Ports, 'store'>,
  campaign: string,
  visit: (enrollment: Enrollment) => Promise<void> | void,
): Promise<void> {
  let after: string | undefined;
  for (;;) {
    const page = await ports.store.enrollmentsOf(campaign, after, PAGE);
    for (const enrollment of page) {
      const visiting = visit(enrollment);
      if (visiting !== undefined) await visiting;
    }
    after = page.at(-1)?.id;
    if (page.length < PAGE) return;
  }
}
