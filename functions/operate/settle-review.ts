import { present } from '../../workflows/audience/present.ts';
import { settleReview as settleEntry } from '../settle-review/settle-review.ts';
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

/** A person says whose it is, and it is taken in as if it had said so; without a contact it is discarded, or becomes a guest who was not invited. */
export function settleReview(ports: OperatePorts) {
  const settle = settleEntry(ports);
  return async ({ campaign, entry: id, contact, guest }: RequestOf<'review-settle'>) => {
    if (guest) return createGuest(ports, campaign, id, guest);
    if (contact === undefined) {
      const discarded = await settle({ campaign, id, action: { do: 'discard' } });
      return discarded.ok ? discarded : refused(`entry: ${discarded.message}`);
    }
    const enrollment = await findEnrollment(ports, campaign, contact);
    if ('ok' in enrollment) return enrollment;
    const matched = await settle({ campaign, id, action: { do: 'match', enrollment: enrollment.id } });
    return matched.ok ? { ...matched, enrollment: enrollment.id } : refused(`entry: ${matched.message}`);
  };
}

type Guest = NonNullable<RequestOf<'review-settle'>['guest']>;

async function createGuest(ports: OperatePorts, campaign: string, id: string, { guestOf, ...guest }: Guest) {
  const host = guestOf === undefined ? undefined : await findEnrollment(ports, campaign, guestOf);
  if (host && 'ok' in host) return host;
  const action = { do: 'create' as const, ...present(guest), ...(host && { guestOf: host.id }) };
  const created = await settleEntry(ports)({ campaign, id, action });
  return created.ok ? created : refused(`entry: ${created.message}`);
}
