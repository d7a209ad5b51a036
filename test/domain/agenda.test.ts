import { describe, expect, it } from 'vitest';
import { nextOnAgenda } from '../../workflows/domain/agenda.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import type { WaitingKind, WaitingStep } from '../../workflows/workflow.ts';
import { aStep, duration, local, point, tell, waitingIn } from './stage.ts';

type OpenTouch = NonNullable<Enrollment['touch']>;

function touch(status: OpenTouch['status'], at: string, changes: Partial<OpenTouch> = {}): OpenTouch {
  const sent = status === 'sent' && { sentAt: local(at) };
  return { id: 'e1.1.mail.1', status, at: local(at), attempt: 1, queued: false, ...sent, ...changes };
}

interface Given {
  readonly touch?: OpenTouch;
  readonly now?: string;
  readonly enrollment?: Partial<Enrollment>;
}

/** What comes next, as `due 2027-02-08 00:00`; entered on Monday 1 February at 09:00. */
function next(kind: WaitingKind, step: Partial<WaitingStep>, { touch: open, now, enrollment }: Given = {}): string {
  const draft = waitingIn(aStep(kind, step), {
    ...(now !== undefined && { now }),
    enrollment: { enteredAt: local('2027-02-01 09:00'), touch: open, ...enrollment },
  });
  const { what, at } = nextOnAgenda(aStep(kind, step), draft);
  return `${what} ${tell(at)}`;
}

const AFTER_DAYS = { due: { after: duration('5 business days'), go: 'there' } };

describe('the agenda of an open stay', () => {
  it('has a mail before its due, though the due would be earlier', () => {
    const step = { send: { at: point('launch + 2 days 10:00') }, due: { at: point('launch + 1 day'), go: 'there' } };
    expect(next('email', step, { touch: touch('planned', '2027-02-03 10:00') })).toBe('send 2027-02-03 10:00');
  });

  it('has a mail before its due where both are at the same moment', () => {
    const at = point('launch + 2 days 10:00');
    const step = { send: { at }, due: { at, go: 'there' } };
    expect(next('email', step, { touch: touch('planned', '2027-02-03 10:00') })).toBe('send 2027-02-03 10:00');
  });

  it('works the time of a mail out anew, whatever it was planned for', () => {
    const step = { send: { at: point('event.start - 1 day 10:00') } };
    expect(next('email', step, { touch: touch('planned', '2027-02-03 10:00') })).toBe('send 2027-03-17 10:00');
  });

  it('never sends before the pace of the launch nor before what the planner said', () => {
    const planned = touch('planned', '2027-02-01 09:00');
    expect(next('email', {}, { touch: planned })).toBe('send 2027-02-01 09:00');
    expect(next('email', {}, { touch: planned, enrollment: { paceFrom: local('2027-02-02 09:00') } })).toBe(
      'send 2027-02-02 09:00',
    );
    expect(next('email', {}, { touch: { ...planned, notBefore: local('2027-02-03 09:30') } })).toBe(
      'send 2027-02-03 09:30',
    );
  });

  it('sends inside the contact’s hours, an answer at any hour, the urgent from seven to nine', () => {
    const given = { touch: touch('planned', '2027-02-06 22:10'), enrollment: { enteredAt: local('2027-02-06 22:10') } };
    expect(next('email', {}, given)).toBe('send 2027-02-08 09:00');
    expect(next('email', { urgency: 'urgent' }, given)).toBe('send 2027-02-07 07:00');
    expect(next('email', { urgency: 'answer' }, given)).toBe('send 2027-02-06 22:10');
  });

  it('counts `after` from when the mail went out, not from when it was entered', () => {
    expect(next('email', AFTER_DAYS, { touch: touch('sent', '2027-02-03 10:00') })).toBe('due 2027-02-10 00:00');
  });

  it('counts `after` from entry where nothing is sent, and from the skip where it was skipped', () => {
    expect(next('wait', AFTER_DAYS)).toBe('due 2027-02-08 00:00');
    expect(next('email', AFTER_DAYS, { touch: touch('skipped', '2027-02-02 11:00') })).toBe('due 2027-02-09 00:00');
  });

  it('is due at the start of the day when it counts days, to the minute when it counts hours', () => {
    expect(next('wait', { due: { after: duration('2 days'), go: 'there' } })).toBe('due 2027-02-03 00:00');
    expect(next('wait', { due: { after: duration('48 hours'), go: 'there' } })).toBe('due 2027-02-03 09:00');
    expect(next('wait', { due: { at: point('event.start - 3 business days'), go: 'there' } })).toBe(
      'due 2027-03-15 00:00',
    );
    expect(next('wait', { due: { at: point('event.start - 3 business days 10:30'), go: 'there' } })).toBe(
      'due 2027-03-15 10:30',
    );
    expect(next('wait', { due: { at: point('event.start'), go: 'there' } })).toBe('due 2027-03-18 14:00');
  });

  it('settles after six hours what nobody knows the end of, before which nothing is due', () => {
    const step = { due: { after: duration('1 hour'), go: 'there' } };
    expect(next('email', step, { touch: touch('uncertain', '2027-02-01 09:05') })).toBe('settle 2027-02-01 15:05');
  });

  it('has nothing but its due once all was tried', () => {
    expect(next('call', AFTER_DAYS, { touch: touch('used-up', '2027-02-04 15:00') })).toBe('due 2027-02-11 00:00');
  });

  it('gives an open task up as undone when nobody reported it, or goes the way of an earlier due', () => {
    const open = touch('sent', '2027-02-02 09:00', { queued: false });
    const undone = { undone: duration('5 business days') };
    const late = { ...undone, due: { after: duration('15 business days'), go: 'there' } };
    expect(next('call', late, { touch: open })).toBe('undone 2027-02-09 09:00');
    expect(next('call', { ...undone, ...AFTER_DAYS }, { touch: open })).toBe('due 2027-02-09 00:00');
  });

  it('asks again at the start of the day, as a touch that is asked and not undone', () => {
    const step = { repeat: duration('10 business days'), undone: duration('5 business days') };
    const due = { due: { after: duration('120 business days'), go: 'there' } };
    expect(next('ask', { ...step, ...due }, { touch: touch('sent', '2027-02-02 09:10') })).toBe(
      'ask-again 2027-02-16 00:00',
    );
  });

  it('gives a queued call up when its last moment has passed', () => {
    const queued = touch('planned', '2027-02-02 00:00', { queued: true });
    const step = { until: point('launch + 3 days 12:00') };
    expect(next('call', step, { touch: queued })).toBe('too-late 2027-02-04 12:00');
    expect(next('call', { until: point('event.start') }, { touch: queued })).toBe('look 2027-02-16 00:00');
  });

  it('looks at a queued call every two weeks, as nothing is due before it was drawn', () => {
    const queued = touch('planned', '2027-02-02 00:00', { queued: true });
    expect(next('call', AFTER_DAYS, { touch: queued })).toBe('look 2027-02-16 00:00');
    expect(next('call', AFTER_DAYS, { touch: queued, now: '2027-02-16 00:00' })).toBe('look 2027-03-02 00:00');
    expect(next('call', AFTER_DAYS, { touch: queued, now: '2027-02-20 12:00' })).toBe('look 2027-03-02 00:00');
  });

  it('does not wait for ever in the queue of somebody who is no rep', () => {
    const queued = touch('planned', '2027-02-02 00:00', { queued: true });
    const step = { undone: duration('5 business days') };
    const gone = { rep: 'gone@probe.example' };
    expect(next('call', step, { touch: queued, enrollment: gone })).toBe('undone 2027-02-09 00:00');
    expect(next('call', step, { touch: queued })).toBe('look 2027-02-16 00:00');
  });

  it('keeps a promised call-back to its own time', () => {
    const promised = touch('planned', '2027-02-02 14:50');
    expect(next('call', AFTER_DAYS, { touch: promised })).toBe('send 2027-02-02 14:50');
  });

  it('hands over at its moment, at once where that is over', () => {
    const step = { send: { at: point('event.start') }, go: 'there' };
    expect(next('hand-off', step)).toBe('hand-off 2027-03-18 14:00');
    const late = { enteredAt: local('2027-03-20 11:00') };
    expect(next('hand-off', step, { now: '2027-03-20 11:00', enrollment: late })).toBe('hand-off 2027-03-20 11:00');
  });

  it('has at least one thing on it: a stay without an end is a fault', () => {
    const { due: _due, ...endless } = aStep('wait');
    expect(() => nextOnAgenda(endless, waitingIn(endless))).toThrow(/step here has nothing on its agenda/);
  });

  it('takes no date for granted: one that hangs on a mail that never went is missing', () => {
    const step = aStep('email', { due: { at: point('sent + 2 days'), go: 'there' } });
    const draft = waitingIn(step, { enrollment: { touch: touch('skipped', '2027-02-01 09:00') } });
    expect(() => nextOnAgenda(step, draft)).toThrow(expect.objectContaining({ name: 'MissingAnchor' }));
  });
});
