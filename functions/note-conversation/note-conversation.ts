import { setFact } from '../../workflows/domain/answer.ts';
import { type Draft, emit, toChange } from '../../workflows/domain/draft.ts';
import type { SignalData } from '../../workflows/domain/enrollment.ts';
import type { Signal } from '../../workflows/domain/signal.ts';
import type { Ports } from '../../workflows/ports.ts';
import type { SignalName } from '../../workflows/signals.ts';
import { type Received, receiveSignal } from '../shared/receive-signal.ts';
import { transact } from '../shared/transact.ts';

/** What a rep notes of a guest, as his page or a script knows it; instants are epoch milliseconds. */
export interface ConversationNote {
  readonly enrollment: string;
  /** The caller's own name for this note: the same key twice is one note. */
  readonly key: string;
  readonly spoken: boolean;
  readonly interest?: number;
  readonly issue?: string;
  readonly timing?: string;
  readonly note?: string;
  readonly appointmentAt?: number;
  readonly callBackAt?: number;
  /** He said a definite no: why, and for whom. */
  readonly no?: { readonly reason: string; readonly for: 'person' | 'organisation' };
}

export type Noted =
  | { readonly ok: true; readonly results: readonly Received[] }
  | { readonly ok: false; readonly reason: 'absent' };

/**
 * Keeps a conversation at the event: that it took place, or did not, and what came of it. Each part is a signal of the
 * rep's, taken in as any other: an appointment, a promised call or a no takes the place of the call after the event.
 */
export function noteConversation(ports: Ports) {
  const receive = receiveSignal(ports);
  return async (note: ConversationNote): Promise<Noted> => {
    const { enrollment } = note;
    const kept = await transact<boolean>(ports, enrollment, (draft) =>
      keepNote(draft, note.spoken) ? { write: toChange(draft), result: true } : { result: false },
    );
    if (kept.status !== 'done') return { ok: false, reason: 'absent' };
    const occurredAt = ports.clock.now();
    const results: Received[] = [];
    for (const signal of signalsOf(note, occurredAt)) results.push(await receive(signal));
    return { ok: true, results };
  };
}

/** Noted once: his rep is not asked about him again, also where nobody spoke to him. */
function keepNote(draft: Draft, spoken: boolean): boolean {
  const { next, now } = draft;
  if (next.status === 'ended' || next.facts.noted !== undefined) return false;
  setFact(draft, 'noted', { value: spoken ? 'spoken' : 'not-spoken', signal: 'noted', occurredAt: now, usedAt: now });
  if (!spoken) emit(draft, 'DataEnriched', { field: 'spokenAtEvent', by: 'rep', from: 'conversations' });
  return true;
}

/** The note as signals of the rep's, in the order in which they are taken in. */
export function signalsOf(note: ConversationNote, occurredAt: number): readonly Signal[] {
  const { enrollment, key } = note;
  return partsOf(note).map(({ signal, data }) => ({
    key: `${enrollment}.note.${key}.${signal}`,
    signal,
    enrollment,
    by: 'rep',
    occurredAt,
    ...(data && { data }),
  }));
}

interface Part {
  readonly signal: SignalName;
  readonly data?: SignalData;
}

function partsOf({ spoken, appointmentAt, callBackAt, no, ...note }: ConversationNote): readonly Part[] {
  const { interest, issue, timing, note: text } = note;
  const told = { ...(issue !== undefined && { issue }), ...(text !== undefined && { note: text }) };
  const talk = {
    ...told,
    ...(interest !== undefined && { interest }),
    ...(timing !== undefined && { timing }),
  };
  return [
    ...(spoken ? [{ signal: 'spoken' as const, ...(Object.keys(talk).length > 0 && { data: talk }) }] : []),
    ...(appointmentAt === undefined
      ? []
      : [{ signal: 'appointment' as const, data: { when: appointmentAt, ...told } }]),
    ...(callBackAt === undefined ? [] : [{ signal: 'call-back' as const, data: { when: callBackAt } }]),
    ...(no ? [{ signal: 'no' as const, data: { ...no } }] : []),
  ];
}
