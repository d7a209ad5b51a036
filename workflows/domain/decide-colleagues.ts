import type { OrganisationDecision } from './contact.ts';
import { changeOrganisation, type Draft } from './draft.ts';
import { ownerOf } from './hand-off.ts';
import type { Signal } from './signal.ts';

/**
 * A yes, or a no for the organisation, is every colleague's concern. Who reports a yes says on the same page which of
 * them go on; where it came from elsewhere the owner has the time of a decision to say so. Nobody named = nobody.
 */
export function decideForColleagues(draft: Draft, { signal, answer, cause }: Said): void {
  const { by, data } = signal;
  const { next, now, live } = draft;
  const { calendars, campaign } = live.setup;
  const isAsked = answer === 'yes' && by !== 'rep';
  const goOn = typeof data?.goOn === 'string' ? data.goOn.split(/[,\s]+/).filter((id) => id !== '') : [];
  changeOrganisation(draft, {
    decided: {
      answer,
      campaign: next.campaign,
      enrollment: next.id,
      at: now,
      cause,
      until: isAsked ? calendars.rep(ownerOf(draft)).add(now, campaign.decisions.answerWithin, 1) : now,
      ...(goOn.length > 0 && { goOn }),
    },
  });
}

interface Said extends Pick<OrganisationDecision, 'answer' | 'cause'> {
  readonly signal: Signal;
}

/** A colleague goes on although the organisation is won: the owner, or an operator for him, said so. */
export function letGoOn(draft: Draft): void {
  const { decided } = draft.organisation;
  if (decided?.answer !== 'yes' || decided.goOn?.includes(draft.next.id)) return;
  changeOrganisation(draft, { decided: { ...decided, goOn: [...(decided.goOn ?? []), draft.next.id] } });
}
