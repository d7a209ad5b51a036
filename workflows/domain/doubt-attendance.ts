import { dropFact, hold, releaseHold, setFact } from './answer.ts';
import { currentStep, type Draft } from './draft.ts';
import type { Enrollment } from './enrollment.ts';
import { groupOf } from './facts.ts';
import { retime } from './retime.ts';
import { setTimer } from './set-timer.ts';

const UNCLEAR = 'attendance-unclear';

/**
 * Somebody who could not be matched may be this contact, who accepted and was not seen: until a person has sorted that
 * out, two business days at most, he is not called a no-show. True where the draft was changed.
 */
export function doubtAttendance(draft: Draft, review: string): boolean {
  const { next, now } = draft;
  if (next.status === 'ended' || groupOf(next) !== 'no-show' || next.facts.doubt?.value === review) return false;
  setFact(draft, 'doubt', { value: review, signal: 'doubt', occurredAt: now, usedAt: now });
  holdDoubted(draft);
  return true;
}

/** The entry is settled: whoever it made doubtful goes on. Whoever calls it has him woken. */
export function clearDoubt(draft: Draft, review: string): boolean {
  const { next } = draft;
  if (next.facts.doubt?.value !== review) return false;
  dropFact(draft, 'doubt');
  if (next.hold?.reason === UNCLEAR) endDoubt(draft);
  return true;
}

/** True while he may be called neither a guest nor a no-show. */
export function isDoubted(draft: Draft): boolean {
  const { doubt } = draft.next.facts;
  return doubt !== undefined && groupOf(draft.next) === 'no-show' && draft.now < doubtedUntil(draft, draft.next);
}

/** Two business days from the doubt, or from the end of the list where that came later. */
function doubtedUntil({ live }: Draft, { facts }: Pick<Enrollment, 'facts'>): number {
  const since = Math.max(facts.doubt?.recordedAt ?? 0, live.state.attendance.at ?? 0);
  return live.setup.calendars.campaign.add(since, { amount: 2, unit: 'business days' }, 1);
}

/** Holds him as soon as the list is closed; his timer is the end of the doubt. True where he is held from now on. */
export function holdDoubted(draft: Draft): boolean {
  const { next, live } = draft;
  const isClosed = live.state.attendance.status === 'closed';
  if (!isClosed || next.phase !== 'waiting' || next.status === 'ended' || next.hold || !isDoubted(draft)) return false;
  const { campaign } = live.setup;
  const host = campaign.event?.host?.email ?? campaign.managers.marketing;
  hold(draft, { reason: UNCLEAR, for: host, scope: 'stay' }, live.state.attendance.cause ?? next.enteredBy);
  setTimer(draft, { at: doubtedUntil(draft, next), what: 'look' });
  return true;
}

/** The time of the doubt is over, or he was seen after all: he goes on from where he was. True where he did. */
export function outliveDoubt(draft: Draft): boolean {
  if (draft.next.hold?.reason !== UNCLEAR || isDoubted(draft)) return false;
  endDoubt(draft);
  return true;
}

function endDoubt(draft: Draft): void {
  releaseHold(draft, draft.next.enteredBy);
  if (draft.next.phase === 'waiting') retime(draft, currentStep(draft));
}
