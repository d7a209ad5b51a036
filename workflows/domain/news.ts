import { isSignalName, signalSpec } from '../signals.ts';
import type { WaitingStep } from '../workflow.ts';
import type { Draft } from './draft.ts';

/** Something that answers a stay as it opens, or when the campaign changed. */
export interface News {
  readonly signal: string;
  readonly target: string;
  readonly signalAt: number;
  /** The fact it is read from; absent for facts of the campaign. */
  readonly fact?: string;
}

/** A fact of the campaign that the step asks for or waits for: attendance closed, event moved since this enrollment last looked. */
export function campaignNews(draft: Draft, step: WaitingStep): News | undefined {
  const { state } = draft.live;
  const closed = step.on['attendance-closed'];
  if (step.asks === 'attendance-closed' && closed !== undefined && state.attendance.status === 'closed') {
    return { signal: 'attendance-closed', target: closed, signalAt: state.attendance.at ?? draft.now };
  }
  const moved = step.on['event-moved'];
  if (moved !== undefined && state.eventRevision > draft.next.eventRevision) {
    return { signal: 'event-moved', target: moved, signalAt: draft.now };
  }
  return undefined;
}

/** Of the fact the step asks: news of any age. Of any other in its `on`: recorded since the previous answer. The newest wins. */
export function factNews(draft: Draft, step: WaitingStep, sinceVersion: number): News | undefined {
  let best: (News & { readonly occurredAt: number }) | undefined;
  for (const [name, fact] of Object.entries(draft.next.facts)) {
    if (fact.usedAt !== undefined) continue;
    if (name !== step.asks && fact.version <= sinceVersion) continue;
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
