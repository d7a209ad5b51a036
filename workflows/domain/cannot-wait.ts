import { deputyFor, isAbsent } from './deputy.ts';
import { type FactContext, groupOf } from './facts.ts';
import type { Touch } from './touch.ts';

/**
 * What cannot wait until an absent rep is back (rule 17): what was promised, appointments, calls before the event, and
 * what the agreed time of a first call ends before he is there again.
 */
export function cannotWait(context: FactContext, touch: Touch): boolean {
  const { live, now } = context;
  if (touch.promised) return true;
  if (touch.kind === 'ask') return touch.template === 'appointment';
  if (live.setup.campaign.event !== undefined && now < live.state.eventStart) return true;
  const until = firstCallBy(context, touch);
  return until !== undefined && until < backAt(context, touch);
}

/** By when a contact who is warm must be called, as both sides agreed in the plan; undefined for all others. */
function firstCallBy({ live, next }: FactContext, { notBefore }: Touch): number | undefined {
  const { qualified, downloaded, replied } = next.facts;
  const isWarm =
    groupOf(next) === 'came' || qualified !== undefined || downloaded !== undefined || replied !== undefined;
  if (!isWarm) return undefined;
  const { firstCall } = live.setup.plan.serviceLevels.sales;
  const within = qualified?.data?.readiness === 'ready' ? firstCall.ready : firstCall.interested;
  return live.setup.calendars.campaign.add(notBefore, within, 1);
}

/** When the rep who has a touch is at work again. */
function backAt({ live, now }: FactContext, { rep = '' }: Touch): number {
  return live.setup.calendars.rep(rep).nextOpen(now);
}

/** The touch as it goes now: an absent rep's in the hands of his deputy, where it cannot wait and there is one. */
export function withStandIn(context: FactContext, touch: Touch): Touch {
  const { live, now } = context;
  const { rep } = touch;
  if (rep === undefined || touch.to !== 'rep' || !isAbsent(live, rep, now) || !cannotWait(context, touch)) return touch;
  const deputy = deputyFor(live, rep, now);
  return deputy === undefined ? touch : { ...touch, receiver: deputy, rep: deputy, for: touch.for ?? rep };
}
