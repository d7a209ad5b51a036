import { describe, expect, it } from 'vitest';
import type { Contact } from '../../workflows/domain/contact.ts';
import type { Draft } from '../../workflows/domain/draft.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { planSend } from '../../workflows/domain/send-stay.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { WaitingStep } from '../../workflows/workflow.ts';
import { aTouch } from '../contracts/items.ts';
import { aStep, local, point, tell, waitingIn } from './stage.ts';

interface Given {
  readonly step?: WaitingStep;
  readonly now: string;
  readonly contact?: Partial<Contact>;
  readonly touch?: Partial<Touch>;
  readonly enrollment?: Partial<Enrollment>;
}

/** A mail planned for Monday 1 February, 09:00, is about to be claimed. */
function claim({ step = aStep('email'), now, contact, touch: changes, enrollment }: Given) {
  const at = local('2027-02-01 09:00');
  const kind = step.do === 'call' ? 'call' : 'mail';
  const touch = aTouch('e1.1.mail.1', { kind, mailKind: 'marketing', step: 'here', notBefore: at, ...changes });
  const draft = waitingIn(step, {
    now,
    touch,
    ...(contact && { contact }),
    enrollment: {
      enteredAt: at,
      touch: { id: touch.id, status: 'planned', at, attempt: 1, queued: false },
      ...enrollment,
    },
  });
  return { draft, result: planSend(draft, touch) };
}

function written(draft: Draft): unknown {
  return draft.touches.map(({ next, ifStatus }) => `${ifStatus} → ${next.status}: ${next.reason}`);
}

describe('a mail about to be claimed', () => {
  it('is claimed inside the calendar, and nothing is written before that', () => {
    const { draft, result } = claim({ now: '2027-02-01 09:00' });
    expect(result).toBe('claim');
    expect([draft.touches, draft.events]).toEqual([[], []]);
  });

  it.each([
    ['too early', '2027-02-01 08:59', '2027-02-01 09:00'],
    ['after hours', '2027-02-01 21:00', '2027-02-02 09:00'],
    ['on a Saturday', '2027-02-06 11:00', '2027-02-08 09:00'],
  ])('%s is postponed to the next moment that is open', (_when, now, next) => {
    const { draft, result } = claim({ now });
    expect(result).toBe('changed');
    expect(tell(draft.next.touch?.notBefore)).toBe(next);
    expect(tell(draft.next.timer?.at)).toBe(next);
    expect(draft.touches).toEqual([]);
  });

  it('goes at night when it is an answer', () => {
    expect(claim({ step: aStep('email', { urgency: 'answer' }), now: '2027-02-01 23:00' }).result).toBe('claim');
  });

  it('goes in the evening when it is urgent, and waits for seven in the night', () => {
    const step = aStep('email', { urgency: 'urgent' });
    expect(claim({ step, now: '2027-02-01 20:00' }).result).toBe('claim');
    const { draft, result } = claim({ step, now: '2027-02-01 21:30' });
    expect(result).toBe('changed');
    expect(tell(draft.next.timer?.at)).toBe('2027-02-02 07:00');
  });

  it.each([
    [
      'past its last moment',
      { step: aStep('email', { until: point('launch + 1 day 12:00') }), now: '2027-02-02 12:01' },
    ],
    [
      'whose condition no longer holds',
      { step: aStep('email', { if: { fact: 'seat', is: 'taken' } }), now: '2027-02-01 09:00' },
    ],
    ['to who opted out', { contact: { emailClosed: 'unsubscribed' }, now: '2027-02-01 09:00' }],
    ['to who wants no contact', { contact: { objectedAt: 1 }, now: '2027-02-01 09:00' }],
    [
      'of a list that is used up',
      { step: aStep('email', { rotate: ['one'] }), enrollment: { nurtured: ['one'] }, now: '2027-02-01 09:00' },
    ],
  ] as const)('%s is skipped, and the stay waits for its due from now', (_what, given) => {
    const { draft, result } = claim(given);
    expect(result).toBe('changed');
    expect(written(draft)).toEqual([expect.stringMatching(/^planned → skipped: ./)]);
    expect(draft.events.map(({ type }) => type)).toEqual(['MailSkipped']);
    expect(draft.next.touch).toMatchObject({ status: 'skipped', at: local(given.now) });
    expect(draft.next.timer?.why).toBe('due');
  });

  it('goes at its very last moment', () => {
    const step = aStep('email', { until: point('launch + 1 day 12:00') });
    expect(claim({ step, now: '2027-02-02 12:00' }).result).toBe('claim');
  });

  it.each([
    ['of an enrollment that ended', { enrollment: { status: 'ended', outcome: 'no' } }],
    ['of a stay that was answered', { enrollment: { phase: 'answered' } }],
    ['of an earlier stay', { enrollment: { touch: undefined } }],
    ['under a hold', { enrollment: { hold: { reason: 'correction', since: 1, for: 'x', scope: 'enrollment' } } }],
    ['that is claimed already', { touch: { status: 'sending' } }],
    ['that went out', { touch: { status: 'sent' } }],
  ] as const)('%s is not touched', (_what, given) => {
    const { draft, result } = claim({ now: '2027-02-01 09:00', ...given });
    expect(result).toBe('stop');
    expect([draft.touches, draft.events]).toEqual([[], []]);
  });
});

describe('a call about to be claimed', () => {
  it('is skipped when the phone was closed meanwhile', () => {
    const { draft, result } = claim({
      step: aStep('call'),
      now: '2027-02-01 09:00',
      contact: { phoneClosed: 'do-not-call' },
    });
    expect(result).toBe('changed');
    expect(draft.events.map(({ type }) => type)).toEqual(['CallTaskSkipped']);
  });

  it('that was promised goes past the step’s last moment, any other does not', () => {
    const step = aStep('call', { until: point('launch + 1 day 12:00') });
    const now = '2027-02-03 14:50';
    expect(claim({ step, now, touch: { promised: true } }).result).toBe('claim');
    expect(claim({ step, now }).result).toBe('changed');
  });
});
