import { applyEvent } from '../apply-receipt/apply-event.ts';
import { findEnrollment } from './find-enrollment.ts';
import type { OperatePorts } from './operate-ports.ts';
import { type RequestOf, refused } from './request.ts';

/** What came in and fits nobody, oldest first. */
export function listReviews(ports: OperatePorts) {
  return async ({ campaign }: RequestOf<'review-list'>) => {
    const entries = await ports.reviews.of(campaign);
    return {
      ok: true,
      entries: entries.map(({ id, at, what, who }) => ({ entry: id, at, who, ...told(what) })),
    } as const;
  };
}

function told({ type, signal, occurredAt, data }: Awaited<ReturnType<OperatePorts['reviews']['of']>>[number]['what']) {
  return { type, signal, occurredAt, data };
}

/** A person says whose it is, and it is taken in as if it had said so; without a contact it is discarded. */
export function settleReview(ports: OperatePorts) {
  return async ({ campaign, entry: id, contact }: RequestOf<'review-settle'>) => {
    const entry = (await ports.reviews.of(campaign)).find((one) => one.id === id);
    if (!entry) return refused(`entry: ${id} is not on the review list of ${campaign}`);
    if (contact === undefined) {
      await ports.reviews.settle(campaign, id);
      return { ok: true, result: 'discarded' } as const;
    }
    const enrollment = await findEnrollment(ports, campaign, contact);
    if ('ok' in enrollment) return enrollment;
    const result = await applyEvent(ports)({ ...entry.what, enrollment: enrollment.id });
    await ports.reviews.settle(campaign, id);
    return { ok: true, enrollment: enrollment.id, result } as const;
  };
}
