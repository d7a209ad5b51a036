import { type Applied, type ApplyPorts, applyEvent } from '../apply-receipt/apply-event.ts';
import type { ReviewEntry } from '../shared/cloud-ports.ts';

/** What a person makes of an entry of the review list. */
type ReviewAction =
  | { readonly do: 'match'; readonly enrollment: string }
  | { readonly do: 'create' }
  | { readonly do: 'discard' };

interface SettleReview {
  readonly campaign: string;
  readonly id: string;
  readonly action: ReviewAction;
}

interface Refused {
  readonly ok: false;
  readonly reason: 'absent' | 'no-such-contact' | 'task-of-another' | 'not-possible-yet';
  readonly message: string;
}

type Settled = { readonly ok: true; readonly result: Applied | 'discarded' } | Refused;

/**
 * Carries out what a person decided about an entry, then takes it off the list; broken off in between it is done again,
 * to the same effect. A report is matched with nobody but the contact of its task.
 */
export function settleReview(ports: ApplyPorts) {
  const apply = applyEvent(ports);
  return async ({ campaign, id, action }: SettleReview): Promise<Settled> => {
    const entry = (await ports.reviews.of(campaign)).find((waiting) => waiting.id === id);
    if (!entry) return refuse('absent', `${id} is not on the review list of ${campaign}`);
    if (action.do === 'create') {
      const instead = 'match the entry with a contact, or discard it';
      return refuse('not-possible-yet', `guests who were not invited cannot be added yet: ${instead}`);
    }
    const refused = action.do === 'match' && (await whyNot(ports, entry, action.enrollment));
    if (refused) return refused;
    const result =
      action.do === 'match' ? await apply({ ...entry.what, enrollment: action.enrollment }) : ('discarded' as const);
    await ports.reviews.settle(campaign, id);
    return { ok: true, result };
  };
}

async function whyNot(
  { store }: ApplyPorts,
  { campaign, what }: ReviewEntry,
  id: string,
): Promise<Refused | undefined> {
  const enrollment = await store.enrollment(id);
  if (enrollment?.campaign !== campaign) return refuse('no-such-contact', `${id} is nobody in ${campaign}`);
  if (what.touch === undefined || (await store.touch(what.touch))?.enrollment === id) return undefined;
  return refuse('task-of-another', `${what.touch} is no task about this contact: a report belongs to its own task`);
}

function refuse(reason: Refused['reason'], message: string): Refused {
  return { ok: false, reason, message };
}
