import { createDraft, type Draft, type Situation, touchOf } from './draft.ts';
import { openStay } from './open-stay.ts';
import { receive } from './receive.ts';
import { claimTouch, confirmSent, drawCall, planSend } from './send-stay.ts';
import { wakeStay } from './wake-stay.ts';

/** Something a contact would notice, and when: a mail to him, or a call about him. */
export interface Foreseen {
  readonly at: number;
  readonly kind: 'mail' | 'call';
  readonly step: string;
  readonly template: string;
  /** Who would call. */
  readonly rep?: string;
}

const MAX_MOVES = 200;
const CALL_MS = 3_600_000;

/**
 * What would happen to one enrollment from now up to an instant if nobody said anything: mails go when they may, calls
 * are drawn at the start of the rep's day and nobody is reached. Made by the same functions that do it. `isWoken`:
 * everybody is woken now, as for a change of the campaign.
 */
export function forecast(situation: Situation, until: number, isWoken = false): readonly Foreseen[] {
  const foreseen: Foreseen[] = [];
  const tell: Tell = (touch) => void foreseen.push(touch);
  let now: Situation | undefined = situation;
  if (isWoken && situation.enrollment.phase === 'waiting') now = woken(situation, tell) ?? situation;
  for (let moves = 0; now && moves < MAX_MOVES; moves += 1) {
    const next: Situation | undefined = goOn(now, until, tell);
    now = next;
  }
  return foreseen;
}

type Tell = (foreseen: Foreseen) => void;

/** The next thing that happens; undefined where nothing does before `until`. */
function goOn(situation: Situation, until: number, tell: Tell): Situation | undefined {
  const { enrollment } = situation;
  if (enrollment.status === 'ended' || enrollment.hold) return undefined;
  if (enrollment.phase === 'answered') return after(situation, openStay);
  const report = reportAt(situation);
  const draw = drawAt(situation);
  const at = Math.max(
    situation.now,
    Math.min(
      enrollment.timer?.at ?? Number.POSITIVE_INFINITY,
      draw ?? Number.POSITIVE_INFINITY,
      report ?? Number.POSITIVE_INFINITY,
    ),
  );
  if (at > until) return undefined;
  const then = { ...situation, now: at };
  if (at === report) return after(then, notReached);
  return at === draw ? drawn(then, tell) : woken(then, tell);
}

function after(situation: Situation, change: (draft: Draft) => unknown): Situation {
  const draft = createDraft(situation);
  change(draft);
  return leftBy(draft, situation);
}

function leftBy(draft: Draft, situation: Situation): Situation {
  const { next, contact, organisation, seats } = draft;
  return { ...situation, enrollment: next, contact, organisation, seats, touch: touchOf(draft) };
}

/** An hour after the rep got it, while he has it. */
function reportAt({ touch }: Situation): number | undefined {
  return touch?.kind === 'call' && touch.open ? (touch.sentAt ?? 0) + CALL_MS : undefined;
}

function notReached(draft: Draft): void {
  const touch = touchOf(draft);
  if (!touch) return;
  receive(draft, {
    key: `${touch.id}.foreseen`,
    signal: 'not-reached',
    enrollment: draft.next.id,
    by: 'rep',
    occurredAt: draft.now,
    touch: touch.id,
  });
}

/** The start of the rep's first working day on which the queued call may be drawn; of today only while it lies ahead. */
function drawAt({ enrollment, touch, live, contact, now }: Situation): number | undefined {
  if (!enrollment.touch?.queued || touch?.status !== 'planned' || touch.kind !== 'call') return undefined;
  const calendar = live.setup.calendars.rep(touch.rep ?? touch.receiver);
  const theirs = live.setup.calendars.contact(contact);
  const from = Math.max(touch.notBefore, now);
  let date = calendar.localDate(from);
  for (let days = 0; days < 60; days += 1) {
    const at = calendar.isBusinessDay(date) ? calendar.nextOpen(calendar.instant(date, 0)) : undefined;
    if (at !== undefined && at >= now && at > enrollment.enteredAt && theirs.isBusinessDay(date)) return at;
    date = calendar.nextBusinessDay(date);
  }
  return undefined;
}

function drawn(situation: Situation, tell: Tell): Situation {
  return after(situation, (draft) => {
    const touch = touchOf(draft);
    if (!touch || planSend(draft, touch) !== 'claim') return;
    drawCall(draft, touch, 'foreseen');
    told(draft, touch, tell);
  });
}

function woken(situation: Situation, tell: Tell): Situation | undefined {
  const draft = createDraft(situation);
  const result = wakeStay(draft);
  if (result === 'changed') return leftBy(draft, situation);
  const touch = touchOf(draft);
  if (result !== 'send' || !touch) return undefined;
  return after(situation, (sending) => {
    if (planSend(sending, touch) !== 'claim') return;
    const claimed = claimTouch(sending, touch);
    confirmSent(sending, claimed);
    told(sending, claimed, tell);
  });
}

function told(draft: Draft, { kind, step, template, rep }: NonNullable<Situation['touch']>, tell: Tell): void {
  if (kind !== 'mail' && kind !== 'call') return;
  tell({ at: draft.now, kind, step, template, ...(kind === 'call' && rep !== undefined && { rep }) });
}
