import { describe, expect, it } from 'vitest';
import type { Draft } from '../../workflows/domain/draft.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import { wakeStay } from '../../workflows/domain/wake-stay.ts';
import type { WaitingKind, WaitingStep } from '../../workflows/workflow.ts';
import { aTouch } from '../contracts/items.ts';
import { aStep, duration, local, point, tell, waitingIn } from './stage.ts';

type OpenTouch = NonNullable<Enrollment['touch']>;

/** Entered on Monday 1 February, 09:00; the touch went out or lies there since Tuesday 2 February, 09:00. */
function woken(
  now: string,
  step: WaitingStep,
  { status, queued = false, ...ledger }: Partial<Touch> & Pick<OpenTouch, 'status'> & { queued?: boolean },
): { readonly draft: Draft; readonly result: string } {
  const at = local('2027-02-02 09:00');
  const kind = step.do === 'email' ? 'mail' : step.do === 'ask' ? 'ask' : 'call';
  const id = `e1.1.${kind}.1`;
  const sent = status === 'sent' && { sentAt: at };
  const touch = aTouch(id, {
    kind,
    step: 'here',
    status,
    claimedAt: at,
    ...(status === 'sent' && kind !== 'mail' && { open: true }),
    ...ledger,
  });
  const draft = waitingIn(step, {
    now,
    touch,
    enrollment: {
      enteredAt: local('2027-02-01 09:00'),
      touch: { id, status, at, attempt: touch.attempt, queued, ...sent },
    },
  });
  return { draft, result: wakeStay(draft) };
}

function types(draft: Draft): string[] {
  return draft.events.map(({ type }) => type);
}

const step = (kind: WaitingKind, changes: Partial<WaitingStep> = {}): WaitingStep => aStep(kind, changes);

describe('a wake', () => {
  it('before anything is due sets the timer it finds, and the same one no second time', () => {
    const { draft, result } = woken('2027-02-03 12:00', step('email'), { status: 'sent' });
    expect(result).toBe('changed');
    expect(tell(draft.next.timer?.at)).toBe('2027-02-09 00:00');
    const { timer } = draft.next;
    const again = waitingIn(step('email'), { now: '2027-02-03 12:00', enrollment: { ...draft.next } });
    expect(wakeStay(again)).toBe('nothing');
    expect(again.next.timer).toEqual(timer);
  });

  it('when a mail is to go hands it out, and writes nothing', () => {
    const { draft, result } = woken('2027-02-02 09:00', step('email'), { status: 'planned' });
    expect(result).toBe('send');
    expect([draft.touches, draft.events]).toEqual([[], []]);
  });

  it('six hours after nobody knew counts the mail as sent when it was handed over', () => {
    const early = woken('2027-02-02 14:59', step('email'), { status: 'uncertain' });
    expect(early.draft.touches).toEqual([]);
    const { draft } = woken('2027-02-02 15:00', step('email'), { status: 'uncertain' });
    expect(types(draft)).toEqual(['MailSent']);
    expect(draft.touches[0]).toMatchObject({ ifStatus: 'uncertain', next: { status: 'sent' } });
    expect(tell(draft.next.touch?.sentAt)).toBe('2027-02-02 09:00');
    expect(tell(draft.next.timer?.at)).toBe('2027-02-09 00:00');
  });

  it('when it is due goes where `due` says, taking back what a rep still has', () => {
    const { draft } = woken('2027-02-09 00:00', step('call'), { status: 'sent' });
    expect(draft.next).toMatchObject({ phase: 'answered', answer: { by: 'due', next: 'there' } });
    expect(types(draft)).toEqual(['SignalReceived', 'CallTaskWithdrawn']);
  });

  it('when it is due with a hold waits for marketing', () => {
    const held = step('wait', { due: { after: duration('1 day'), hold: 'undecided' } });
    const draft = waitingIn(held, { now: '2027-02-02 09:00', enrollment: { enteredAt: local('2027-02-01 09:00') } });
    expect(wakeStay(draft)).toBe('changed');
    expect(draft.next).toMatchObject({
      phase: 'waiting',
      timer: undefined,
      hold: { reason: 'undecided', for: 'mirjam@probe.example', scope: 'stay' },
    });
  });

  it('when nobody reported a call goes the way of `due`, as a breach and no attempt', () => {
    const undone = step('call', { undone: duration('2 business days') });
    const { draft } = woken('2027-02-04 09:00', undone, { status: 'sent' });
    expect(types(draft)).toEqual(['CallTaskUndone']);
    expect(draft.touches[0]?.next).toMatchObject({ open: false, reason: 'undone' });
    expect(draft.next.answer).toMatchObject({ by: 'due', next: 'there' });
  });

  it('when nobody reported a call whose due is a moment of the campaign waits for that moment', () => {
    const due = { at: point('event.start'), go: 'there' };
    const { draft } = woken('2027-02-04 09:00', step('call', { undone: duration('2 business days'), due }), {
      status: 'sent',
    });
    expect(draft.next).toMatchObject({ phase: 'waiting', touch: { status: 'used-up' } });
    expect(tell(draft.next.timer?.at)).toBe('2027-03-18 14:00');
  });

  it('when an ask was not answered asks again, as a touch of its own', () => {
    const ask = step('ask', { repeat: duration('3 business days'), due: { after: duration('30 days'), go: 'there' } });
    const { draft } = woken('2027-02-05 00:00', ask, { status: 'sent' });
    expect(draft.touches.map(({ next }) => `${next.id} ${next.status} ${next.open}`)).toEqual([
      'e1.1.ask.1 sent false',
      'e1.1.ask.2 planned undefined',
    ]);
    expect(draft.next.touch).toMatchObject({ id: 'e1.1.ask.2', attempt: 2, queued: true });
  });

  it('when a queued call comes too late skips the first try and waits for its due', () => {
    const call = step('call', { until: point('launch + 3 days 12:00') });
    const { draft } = woken('2027-02-04 12:00', call, { status: 'planned', queued: true });
    expect(types(draft)).toEqual(['CallTaskSkipped']);
    expect(draft.next).toMatchObject({ phase: 'waiting', touch: { status: 'skipped' } });
    expect(tell(draft.next.timer?.at)).toBe('2027-02-11 00:00');
  });

  it('when a further try comes too late goes on to `exhausted`', () => {
    const call = step('call', { until: point('launch + 3 days 12:00'), exhausted: 'elsewhere' });
    const { draft } = woken('2027-02-04 12:00', call, { status: 'planned', queued: true, attempt: 2 });
    // The tries are used up: other than a first one that never was, this is no skipped stay.
    expect(draft.next.answer).toMatchObject({ by: 'signal', next: 'elsewhere' });
  });

  it('without a date that it needs holds for the operator: nothing is sent for want of it', () => {
    const { draft, result } = woken('2027-02-02 09:00', step('email', { send: { at: point('sent + 1 day') } }), {
      status: 'planned',
    });
    expect(result).toBe('changed');
    expect(draft.next).toMatchObject({ timer: undefined, hold: { reason: 'missing-date', for: 'operator' } });
  });
});
