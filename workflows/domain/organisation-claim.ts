import type { OrganisationHold } from './contact.ts';
import { changeOrganisation, type Draft } from './draft.ts';
import type { Enrollment, Fact } from './enrollment.ts';

const OPEN_QUOTE = ['requested', 'open'];

/** True of the fact of an appointment nobody told of yet, and of a quote that is asked for or sent. */
export function isOpenClaim(name: string, { value }: Fact): boolean {
  return name === 'quote' ? OPEN_QUOTE.includes(String(value)) : name === 'appointment' && value === 'open';
}

/** Why this enrollment keeps its colleagues waiting: an appointment agreed and not reported on, a quote asked for or sent. */
function claimOf({ status, facts }: Enrollment): OrganisationHold['reason'] | undefined {
  if (status === 'ended') return undefined;
  if (facts.quote && isOpenClaim('quote', facts.quote)) return 'quote';
  return facts.appointment && isOpenClaim('appointment', facts.appointment) ? 'appointment' : undefined;
}

/** Writes on the organisation what this enrollment's facts say of its appointment and quote now; the earliest hold counts. */
export function claimOrganisation(draft: Draft, cause: string): void {
  const { next, organisation, now } = draft;
  const reason = claimOf(next);
  const all = [...(organisation.heldBy ? [organisation.heldBy] : []), ...(organisation.alsoHeldBy ?? [])];
  const own = all.find(({ enrollment }) => enrollment === next.id);
  if (own?.reason === reason) return;
  const others = all.filter((hold) => hold !== own);
  const mine = reason && { campaign: next.campaign, enrollment: next.id, reason, since: own?.since ?? now, cause };
  const holds = mine ? [...others, mine].sort((left, right) => left.since - right.since) : others;
  const [heldBy, ...alsoHeldBy] = holds;
  changeOrganisation(draft, { heldBy, alsoHeldBy: alsoHeldBy.length > 0 ? alsoHeldBy : undefined });
}

/** True where this enrollment has an appointment or quote of its own: it goes on whatever its colleagues have. */
export function hasOwnClaim({ next, organisation }: Pick<Draft, 'next' | 'organisation'>): boolean {
  const { heldBy, alsoHeldBy = [] } = organisation;
  return heldBy?.enrollment === next.id || alsoHeldBy.some(({ enrollment }) => enrollment === next.id);
}
