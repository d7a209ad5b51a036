import { mayQualify, type Qualification, qualify, reasonWords } from '../plan/qualify.ts';
import { setFact } from './answer.ts';
import { type Draft, emit } from './draft.ts';
import type { Fact, SignalData } from './enrollment.ts';
import type { FactContext } from './facts.ts';
import { moveByFact } from './take-signal.ts';

/** What the plan's criteria make of this contact now; undefined where they are not met, or both sides agreed on none. */
function qualificationOf({ live, next, contact }: Pick<FactContext, 'live' | 'next' | 'contact'>) {
  const known = { contact, facts: next.facts };
  return mayQualify(live.setup.plan, known) ? qualify(live.setup.plan, known) : undefined;
}

/**
 * Holds the contact against the criteria after each thing learnt: who meets them is qualified, by the campaign, once;
 * ready or interested follows what is learnt later. What a rep said of him stands. True where it moved the enrollment.
 */
export function qualifyLead(draft: Draft): boolean {
  const { next, contact } = draft;
  if (next.status === 'ended' || contact.stage === 'customer' || contact.stage === 'refused') return false;
  const known = next.facts.qualified;
  if (known && known.data?.by !== 'criteria') return false;
  const made = qualificationOf(draft);
  if (!made?.met || known?.data?.readiness === made.readiness) return false;
  return makeQualified(draft, made, known);
}

function makeQualified(draft: Draft, made: Qualification, known: Fact | undefined): boolean {
  const { next, now } = draft;
  const learnt = draft.events.findLast(({ type }) => type === 'SignalReceived');
  const { readiness, points } = made;
  const data: SignalData = { readiness, points, reason: reasonWords(made) };
  const cause = emit(
    draft,
    'SignalReceived',
    { signal: 'qualified', by: 'campaign', occurredAt: now, data },
    { step: next.step, stay: next.stay, ...(learnt && { cause: learnt.key }) },
  );
  setFact(draft, 'qualified', {
    value: 'qualified',
    signal: 'qualified',
    occurredAt: now,
    data: { ...data, by: 'criteria' },
    ...(known?.usedAt !== undefined && { usedAt: known.usedAt }),
  });
  if (known) return false;
  const signal = { key: cause, signal: 'qualified', enrollment: next.id, by: 'campaign', occurredAt: now } as const;
  return moveByFact(draft, signal, cause, 'qualified');
}
