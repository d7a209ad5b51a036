import type { Contact, RecentTouch } from './contact.ts';
import { changeContact, type Draft } from './draft.ts';
import type { Spent } from './enrollment.ts';
import type { Signal } from './signal.ts';
import type { Touch } from './touch.ts';
import { isReplyId } from './touch-id.ts';

const TWO_WEEKS_MS = 14 * 86_400_000;
/** More than the caps let through in two weeks; answers to somebody who changes his mind all day may fall out. */
const MOST = 24;

const NOTHING_SPENT: Spent = { marketing: 0, service: 0, unanswered: 0 };

/** What of the budget is used. */
export function spentOf({ next }: Draft): Spent {
  return next.spent ?? NOTHING_SPENT;
}

/** Whether a touch reaches the contact himself: a mail to him, or a call a rep makes. */
export function reachesContact({ kind, to }: Touch): boolean {
  return kind === 'call' || (kind === 'mail' && to === 'contact');
}

/** What reached the contact besides this touch, later than so many days ago by his own calendar. */
export function recentOf(draft: Draft, touch: Touch, days: number): readonly RecentTouch[] {
  const { recent = [] } = draft.contact;
  if (recent.length === 0) return recent;
  const since = draft.live.setup.calendars.contact(draft.contact).add(draft.now, { amount: days, unit: 'days' }, -1);
  return recent.filter(({ touch: id, at }) => id !== touch.id && at > since);
}

/** In the transaction that claims or draws a touch: the caps of every campaign see it from now on. */
export function noteTouch(draft: Draft, touch: Touch): void {
  if (!reachesContact(touch)) return;
  keep(draft, { touch: touch.id, what: whatOf(touch), at: draft.now });
}

function whatOf({ kind, urgency, mailKind }: Touch): RecentTouch['what'] {
  if (kind === 'call') return 'call';
  if (urgency === 'answer') return 'answer';
  return mailKind === 'marketing' ? 'marketing' : 'service';
}

/** The mailer proved that it never went out. */
export function forgetTouch(draft: Draft, touch: Touch): void {
  const { recent } = draft.contact;
  if (!recent?.some(({ touch: id }) => id === touch.id)) return;
  changeContact(draft, { recent: recent.filter(({ touch: id }) => id !== touch.id) });
}

/** A mail that went out, or may have, is spent. An answer is not: who changes his mind again loses nothing by it. */
export function spendMail(draft: Draft, touch: Touch): void {
  if (touch.kind !== 'mail' || touch.to !== 'contact' || touch.urgency === 'answer') return;
  const spent = spentOf(draft);
  const { mailKind } = touch;
  if (mailKind === 'internal') return;
  const step = draft.live.setup.workflow.steps[touch.step];
  const tells = mailKind === 'marketing' && !(step && 'asks' in step && step.asks === 'response');
  const told = (spent.told ?? 0) + Number(tells);
  draft.next.spent = { ...spent, [mailKind]: spent[mailKind] + 1, ...(told > 0 && { told }) };
}

/** Reports of a call that say nothing of whether the contact himself was on the phone. */
const SAYS_NOTHING: readonly string[] = ['wrong-number', 'wrong-person'];

/** What a report says of a call: reached or not. A conversation without a call counts as one too. */
export function noteReport(draft: Draft, signal: Signal, cause: string): void {
  if (signal.by === 'rep' && signal.signal === 'spoken' && signal.touch === undefined) {
    keep(draft, { touch: cause, what: 'talk', at: signal.occurredAt });
    return;
  }
  if (signal.touch === undefined || signal.by === 'contact' || SAYS_NOTHING.includes(signal.signal)) return;
  const known = draft.contact.recent?.find(({ touch }) => touch === signal.touch);
  if (known && known.what !== 'call') return;
  const reached = signal.signal !== 'not-reached';
  if (!known && reached && isTalk(draft, signal.touch))
    keep(draft, { touch: signal.touch, what: 'talk', at: signal.occurredAt });
  if (known) keep(draft, { ...known, reached, at: reached ? Math.max(known.at, signal.occurredAt) : known.at });
  spendAttempts(draft, Number(!reached) - Number(known?.reached === false));
}

/** Spoken with before the call was handed out, or about a reply of his. */
function isTalk({ from }: Draft, touch: string): boolean {
  return isReplyId(touch) || (from.touch?.id === touch && from.touch.status === 'planned');
}

function spendAttempts(draft: Draft, more: number): void {
  if (more === 0) return;
  const spent = spentOf(draft);
  draft.next.spent = { ...spent, unanswered: Math.max(0, spent.unanswered + more) };
}

/** So many calls that reached nobody are enough until both sides have decided together. */
export function attemptsAreSpent(draft: Draft): boolean {
  return spentOf(draft).unanswered >= draft.live.setup.campaign.limits.unansweredCalls;
}

/** Both sides have decided together: attempts are counted anew. */
export function renewAttempts(draft: Draft): void {
  spendAttempts(draft, -spentOf(draft).unanswered);
}

function keep(draft: Draft, entry: RecentTouch): void {
  const before = draft.contact.recent ?? [];
  const kept = before.filter(({ touch, at }) => touch !== entry.touch && at > draft.now - TWO_WEEKS_MS);
  const recent: Contact['recent'] = [...kept, entry].slice(-MOST);
  changeContact(draft, { recent });
}
