import { present } from '../../workflows/audience/present.ts';
import { addWalkIn, type WalkIn } from '../add-walk-in/add-walk-in.ts';
import { type Applied, type ApplyPorts, applyEvent } from '../apply-receipt/apply-event.ts';
import type { ReviewEntry } from '../shared/cloud-ports.ts';
import { clearDoubts } from '../shared/doubt-attendees.ts';

/** What a person makes of an entry of the review list. */
type ReviewAction =
  | { readonly do: 'match'; readonly enrollment: string }
  /** A guest who was not invited; what is not given here is as the entry has it. */
  | ({ readonly do: 'create' } & Pick<
      Partial<WalkIn>,
      'firstName' | 'lastName' | 'organisation' | 'guestOf' | 'consent'
    >)
  | { readonly do: 'discard' };

interface SettleReview {
  readonly campaign: string;
  readonly id: string;
  readonly action: ReviewAction;
}

interface Refused {
  readonly ok: false;
  readonly reason: 'absent' | 'no-such-contact' | 'task-of-another' | 'no-guest' | 'no-organisation';
  readonly message: string;
}

type Settled = { readonly ok: true; readonly result: Applied | 'discarded' | 'created' } | Refused;

/**
 * Carries out what a person decided about an entry, then takes it off the list; broken off in between it is done again,
 * to the same effect. A report is matched with nobody but the contact of its task.
 */
export function settleReview(ports: ApplyPorts) {
  const apply = applyEvent(ports);
  const create = createGuest(ports);
  const carryOut = async (entry: ReviewEntry, action: ReviewAction) => {
    if (action.do === 'create') return create(entry, action);
    return action.do === 'match' ? apply({ ...entry.what, enrollment: action.enrollment }) : ('discarded' as const);
  };
  return async ({ campaign, id, action }: SettleReview): Promise<Settled> => {
    const entry = (await ports.reviews.of(campaign)).find((waiting) => waiting.id === id);
    if (!entry) return refuse('absent', `${id} is not on the review list of ${campaign}`);
    const refused = action.do === 'match' && (await whyNot(ports, entry, action.enrollment));
    if (refused) return refused;
    const result = await carryOut(entry, action);
    if (typeof result === 'object') return result;
    // Whoever the entry made doubtful is told before it is gone: broken off in between, it is settled again.
    await clearDoubts(ports, campaign, id);
    await ports.reviews.settle(campaign, id);
    return { ok: true, result };
  };
}

/** Only attendance makes a guest; he attends when the entry says so. */
function createGuest(ports: ApplyPorts) {
  const add = addWalkIn(ports);
  return async (
    { id, what, who }: ReviewEntry,
    { do: _, ...given }: Extract<ReviewAction, { readonly do: 'create' }>,
  ): Promise<'created' | Refused> => {
    if (what.signal !== 'attended' && what.signal !== 'left-early')
      return refuse('no-guest', `${what.type} makes nobody a guest: match the entry with a contact, or discard it`);
    const { email, phone, firstName, organisation, lastName = email?.split('@')[0] ?? phone ?? '' } = who;
    const named = present({ email, phone, firstName, lastName, organisation });
    const { campaign, occurredAt } = what;
    const added = await add({
      ...named,
      ...given,
      lastName: given.lastName ?? lastName,
      campaign,
      key: id,
      occurredAt,
    });
    return added.ok ? 'created' : refuse('no-organisation', `${id}: ${added.message}`);
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
