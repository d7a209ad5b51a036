import { present } from '../../workflows/audience/present.ts';
import { parseEmail } from '../../workflows/audience/read-email.ts';
import { parsePhone } from '../../workflows/audience/read-phone.ts';
import { type ApplyPorts, applyEvent } from '../apply-receipt/apply-event.ts';
import type { ReviewEntry, Reviews } from '../shared/cloud-ports.ts';
import { contactIds } from '../shared/contact-id.ts';
import { enrollmentId } from '../shared/launch-rows.ts';

/** What a person makes of an entry of the review list. `contact` is the address, or the number, of somebody in the campaign. */
export type ReviewAction =
  | { readonly do: 'match'; readonly contact: string }
  | { readonly do: 'create' }
  | { readonly do: 'discard' };

export interface SettleReview {
  readonly campaign: string;
  readonly id: string;
  readonly action: ReviewAction;
}

export type Settled =
  | { readonly ok: true; readonly done: 'matched' | 'discarded' }
  | {
      readonly ok: false;
      readonly reason: 'absent' | 'no-such-contact' | 'task-of-another' | 'not-possible-yet';
      readonly message: string;
    };

/** The entries of a campaign that wait for a person, oldest first. */
export function listReviews({ reviews }: { readonly reviews: Reviews }) {
  return async (campaign: string): Promise<readonly ReviewEntry[]> =>
    [...(await reviews.of(campaign))].sort((left, right) => left.at - right.at || (left.id < right.id ? -1 : 1));
}

/** Carries out what a person decided about an entry, then takes it off the list; broken off in between it is done again, to the same effect. */
export function settleReview(ports: ApplyPorts) {
  const apply = applyEvent(ports);
  return async ({ campaign, id, action }: SettleReview): Promise<Settled> => {
    const entry = (await ports.reviews.of(campaign)).find((waiting) => waiting.id === id);
    if (!entry) return refuse('absent', `${id} is not on the review list of ${campaign}: somebody has settled it`);
    if (action.do === 'create')
      return refuse(
        'not-possible-yet',
        'Guests who were not invited cannot be added yet: match the entry with a contact, or discard it.',
      );
    if (action.do === 'match') {
      const found = await match(ports, entry, action.contact);
      if ('ok' in found) return found;
      await apply({ ...entry.what, enrollment: found.enrollment });
    }
    await ports.reviews.settle(campaign, id);
    return { ok: true, done: action.do === 'match' ? 'matched' : 'discarded' };
  };
}

type Refused = Extract<Settled, { ok: false }>;

async function match(
  { store }: ApplyPorts,
  { campaign, what }: ReviewEntry,
  contact: string,
): Promise<Refused | { readonly enrollment: string }> {
  const email = parseEmail(contact.trim());
  const phone = parsePhone(contact.trim(), '');
  const [id] = contactIds(email === undefined ? present({ phone }) : { email });
  const enrollment = id === undefined ? undefined : await store.enrollment(enrollmentId(campaign, id));
  if (!enrollment) return refuse('no-such-contact', `${contact} is no contact of ${campaign}`);
  const task = what.touch === undefined ? undefined : await store.touch(what.touch);
  if (what.touch !== undefined && task?.enrollment !== enrollment.id)
    return refuse('task-of-another', `${what.touch} is no task about ${contact}: a report belongs to its own task`);
  return { enrollment: enrollment.id };
}

function refuse(reason: Refused['reason'], message: string): Refused {
  return { ok: false, reason, message };
}
