import { isSignalName, signalSpec } from '../signals.ts';
import type { WaitingStep } from '../workflow.ts';
import { isDoubted } from './doubt-attendance.ts';
import type { Draft } from './draft.ts';
import { eventNews, type News, noteEvent } from './event-news.ts';
import { isOpenClaim } from './organisation-claim.ts';
import { isOfferedSeat, noticeOffer } from './take-seat.ts';

/** What the campaign has for this enrollment: attendance closed, the event moved or cancelled since it last looked, a seat kept for it. */
export function campaignNews(draft: Draft, step: WaitingStep): News | undefined {
  const { state } = draft.live;
  const closed = step.on['attendance-closed'];
  const isClosed = step.asks === 'attendance-closed' && state.attendance.status === 'closed';
  if (closed !== undefined && isClosed && !isDoubted(draft)) {
    return { signal: 'attendance-closed', target: closed, signalAt: state.attendance.at ?? draft.now };
  }
  const changed = eventNews(draft, step);
  if (changed) return changed;
  const offered = step.on['place-offered'];
  if (offered !== undefined && isOfferedSeat(draft)) {
    return { signal: 'place-offered', target: offered, signalAt: draft.now };
  }
  return undefined;
}

/** The enrollment has seen what the campaign had for it: the same is no news a second time. */
export function takeNotice(draft: Draft, news: News, cause: string): void {
  noteEvent(draft, news);
  if (news.signal === 'place-offered') noticeOffer(draft, cause);
}

/**
 * Of the fact the step asks, and of an appointment or quote that is still open: news of any age. Of any other in its
 * `on`: recorded since the previous answer. The newest wins.
 */
export function factNews(draft: Draft, step: WaitingStep, sinceVersion: number): News | undefined {
  let best: (News & { readonly occurredAt: number }) | undefined;
  for (const [name, fact] of Object.entries(draft.next.facts)) {
    if (fact.usedAt !== undefined) continue;
    if (name !== step.asks && fact.version <= sinceVersion && !isOpenClaim(name, fact)) continue;
    const target = (isBound(fact.signal) ? step.lateOn : step.on)[fact.signal];
    if (target === undefined || isWrittenInto(step, name)) continue;
    if (best && best.occurredAt >= fact.occurredAt) continue;
    const when = fact.data?.when;
    best = {
      signal: fact.signal,
      target,
      fact: name,
      occurredAt: fact.occurredAt,
      signalAt: typeof when === 'number' ? when : fact.occurredAt,
    };
  }
  return best;
}

/** A fact on which the step's text depends changes the text instead of taking the enrollment away from it. */
export function isWrittenInto(step: WaitingStep, fact: string): boolean {
  return step.do === 'email' && typeof step.template === 'object' && step.template.by === fact && step.asks !== fact;
}

function isBound(signal: string): boolean {
  return isSignalName(signal) && signalSpec(signal).class === 'bound';
}
