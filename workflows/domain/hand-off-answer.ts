import type { Claim } from '../ports.ts';
import { setFact } from './answer.ts';
import { type Draft, emit } from './draft.ts';
import { listedBy, waitsForRep } from './hand-off-list.ts';
import type { Signal } from './signal.ts';
import { ignore, moveByFact, record } from './take-signal.ts';

/**
 * The rep's answer to a line of his list; a rejection is a proposal for the decision list, stage and owner stay. Whoever
 * was not handed over is on no list, and `campaign`, the default of who does not answer, takes over no line that was
 * answered meanwhile.
 */
export function receiveHandOffAnswer(draft: Draft, signal: Signal): Claim['result'] {
  const { next } = draft;
  const known = next.facts.handOff;
  // Enrollments of an earlier release were handed over without a trace but their stage.
  if (!next.facts.handed && draft.contact.stage === 'lead') return ignore(draft, signal, 'unmatched');
  if (signal.by === 'campaign' && !waitsForRep(next)) return ignore(draft, signal, 'late');
  if (known?.value === signal.signal && known.data?.reason === signal.data?.reason)
    return ignore(draft, signal, 'unchanged');
  const cause = record(draft, signal);
  const { occurredAt, data } = signal;
  setFact(draft, 'handOff', { value: signal.signal, signal: signal.signal, occurredAt, ...(data && { data }) });
  const type = signal.signal === 'rejected' ? 'HandOffRejected' : 'HandOffTaken';
  const rep = listedBy(draft.live, next);
  emit(draft, type, { rep, ...(data?.reason !== undefined && { reason: data.reason }) }, { cause });
  return moveByFact(draft, signal, cause, 'handOff') ? 'moved' : 'recorded';
}
