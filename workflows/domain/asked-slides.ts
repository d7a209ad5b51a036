import { mayMail } from '../permission/channels-for.ts';
import type { WaitingStep } from '../workflow.ts';
import { setFact } from './answer.ts';
import { type Draft, emit } from './draft.ts';
import type { FactContext } from './facts.ts';

/** The text of what somebody asked for himself, and the file it is about. */
export const ON_REQUEST = 'presentation-on-request';
const PRESENTATION = 'presentation';

/** A guest asked the host for the slides. True where that was not known yet. */
export function askForSlides(draft: Draft): boolean {
  const { next, now } = draft;
  if (next.status === 'ended' || next.facts.slides !== undefined) return false;
  setFact(draft, 'slides', { value: 'asked', signal: 'slides', occurredAt: now, usedAt: now });
  emit(draft, 'DataEnriched', { field: 'slides', by: 'host', from: 'check-in' });
  return true;
}

/**
 * What may not go to him as marketing goes as what it is, where he asked for it at the event: one service mail with the
 * slides, at the time at which the others get theirs.
 */
export function isOnRequest({ next, contact }: Pick<FactContext, 'next' | 'contact'>, step: WaitingStep): boolean {
  if (step.do !== 'email' || step.kind !== 'marketing' || !step.files.includes(PRESENTATION)) return false;
  return next.facts.slides !== undefined && !mayMail(contact, 'marketing').allowed;
}
