import { momentOf } from '../domain/agenda.ts';
import { reachesContact } from '../domain/recent.ts';
import type { Planned, PlanRule } from './verdict.ts';

/** Longer than any leave: a date beyond it was misread, or is no date of a return. */
const LONGEST_MS = 180 * 86_400_000;

/**
 * Whoever is out of office until a date is called and written to from then on. It is no answer and ends nothing; what he
 * has to know of the event he accepted goes all the same, where it would come too late afterwards.
 */
export const outOfOfficeRule: PlanRule = (planned) => {
  const { draft, touch } = planned;
  const note = draft.next.facts['auto-replied'];
  const until = note?.data?.until;
  if (!note || typeof until !== 'number' || until > note.occurredAt + LONGEST_MS) return undefined;
  if (draft.now >= until || !reachesContact(touch) || touch.promised || touch.urgency !== 'normal') return undefined;
  return comesTooLate(planned, until) ? undefined : { do: 'postpone', until, reason: 'out-of-office' };
};

function comesTooLate({ draft, step, touch }: Planned, until: number): boolean {
  if (touch.kind !== 'mail' || touch.mailKind !== 'service') return false;
  const { event } = draft.live.setup.campaign;
  const last = momentOf(step.until, step, draft) ?? (event && draft.live.state.eventStart);
  return last !== undefined && draft.now <= last && until > last;
}
