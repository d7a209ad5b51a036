import { signalSpec } from '../signals.ts';
import type { Draft } from './draft.ts';
import type { Signal } from './signal.ts';

const CORRECTED_WITHIN = { amount: 10, unit: 'business days' } as const;

/**
 * True for a report on a task that somebody else has reported already, or that the reporter puts right too late. A
 * manager may always. What the contact himself said for good, and who reports through a system, are not asked.
 */
export function comesSecond(draft: Pick<Draft, 'next' | 'live' | 'now'>, { signal, touch, who }: Signal): boolean {
  const first = draft.next.lastReport;
  const { class: kind } = signalSpec(signal);
  if (who === undefined || first?.who === undefined || first.touch !== touch) return false;
  if (kind !== 'bound' && kind !== 'state') return false;
  const { campaign, reps, calendars } = draft.live.setup;
  const managers = [campaign.managers.marketing, campaign.managers.sales, reps.get(first.who)?.manager];
  if (managers.includes(who)) return false;
  return who !== first.who || draft.now > calendars.rep(who).add(first.at, CORRECTED_WITHIN, 1);
}

/**
 * Keeps who reported the last task, so that a second one is told of it, and when the call was: as the first report on it
 * says, for put right it is often on another day.
 */
export function noteReporter(draft: Draft, { signal, touch, who, by, occurredAt }: Signal): void {
  if (touch === undefined || by === 'contact') return;
  const { now: at, next } = draft;
  const before = next.lastReport?.touch === touch ? next.lastReport : undefined;
  const triedAt = before ? (before.triedAt ?? before.at) : occurredAt;
  next.lastReport = { touch, signal, at, ...(who !== undefined && { who }), ...(triedAt !== at && { triedAt }) };
}
