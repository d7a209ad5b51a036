import { describe, expect, it } from 'vitest';
import type { Fact } from '../../workflows/domain/enrollment.ts';
import { openStay } from '../../workflows/domain/open-stay.ts';
import { receive } from '../../workflows/domain/receive.ts';
import type { Signal } from '../../workflows/domain/signal.ts';
import { wakeStay } from '../../workflows/domain/wake-stay.ts';
import type { SignalName } from '../../workflows/signals.ts';
import type { WaitingStep } from '../../workflows/workflow.ts';
import { aTouch } from '../contracts/items.ts';
import { aFact, aStep, local, onItsWayTo, waitingIn } from './stage.ts';

type Facts = Readonly<Record<string, Fact>>;

const MOVES = { accepted: 'there', declined: 'elsewhere', replied: 'elsewhere', downloaded: 'there' };

/** Opens a stay that was chosen by an answer of version 5: where its news leads at once, or `waiting`. */
function opened(step: WaitingStep, facts: Facts): string {
  const draft = onItsWayTo(step, { enrollment: { facts } });
  openStay(draft);
  return draft.next.phase === 'waiting' ? 'waiting' : String(draft.next.answer?.next);
}

describe('news, when a stay opens', () => {
  it('is the fact the step asks for, however old', () => {
    const step = aStep('email', { asks: 'response', on: MOVES });
    expect(opened(step, { response: aFact('accepted', 1) })).toBe('there');
    expect(opened(step, { response: aFact('declined', 1) })).toBe('elsewhere');
  });

  it('is any other fact only when it was recorded since the answer that led here', () => {
    const step = aStep('email', { asks: 'response', on: MOVES });
    expect(opened(step, { replied: aFact('replied', 5) })).toBe('waiting');
    expect(opened(step, { replied: aFact('replied', 6) })).toBe('elsewhere');
  });

  it('is no fact that has moved the enrollment already', () => {
    const step = aStep('email', { asks: 'response', on: MOVES });
    const used = { usedAt: local('2027-02-01 08:30') };
    expect(opened(step, { response: aFact('accepted', 1, used) })).toBe('waiting');
    expect(opened(step, { replied: aFact('replied', 6, used) })).toBe('waiting');
  });

  it('is used by the stay it answers, and by no later one', () => {
    const draft = onItsWayTo(aStep('email', { on: MOVES }), {
      enrollment: { facts: { replied: aFact('replied', 6) } },
    });
    openStay(draft);
    expect(draft.next.facts.replied?.usedAt).toBe(draft.now);
  });

  it('is the newest of several, by when they happened and not by when they were heard of', () => {
    const step = aStep('email', { asks: 'response', on: MOVES });
    const early = { occurredAt: local('2027-01-30 12:00') };
    const late = { occurredAt: local('2027-01-31 12:00') };
    expect(opened(step, { response: aFact('accepted', 6, early), replied: aFact('replied', 7, late) })).toBe(
      'elsewhere',
    );
    expect(opened(step, { response: aFact('accepted', 6, late), replied: aFact('replied', 7, early) })).toBe('there');
  });

  it('is nothing the step has no way for', () => {
    expect(opened(aStep('email', { asks: 'response', on: {} }), { response: aFact('accepted', 6) })).toBe('waiting');
  });

  it('of an earlier call counts only where the groups have a way for it', () => {
    const facts = { appointment: aFact('appointment', 6) };
    expect(opened(aStep('call', { on: { appointment: 'there' } }), facts)).toBe('waiting');
    expect(opened(aStep('call', { on: { appointment: 'there' }, lateOn: { appointment: 'there' } }), facts)).toBe(
      'there',
    );
  });

  it('that the text is written by changes the text and does not move', () => {
    const template = { by: 'response', cases: { accepted: 'thanks' }, default: 'letter' };
    expect(opened(aStep('email', { template, on: MOVES }), { response: aFact('accepted', 6) })).toBe('waiting');
    expect(opened(aStep('email', { template, asks: 'response', on: MOVES }), { response: aFact('accepted', 6) })).toBe(
      'there',
    );
  });

  it('of a promised time goes on from that time', () => {
    const when = local('2027-03-24 10:00');
    const step = aStep('email', { lateOn: { appointment: 'there' } });
    const draft = onItsWayTo(step, {
      enrollment: { facts: { appointment: aFact('appointment', 6, { data: { when } }) } },
    });
    openStay(draft);
    expect(draft.next.answer?.signalAt).toBe(when);
  });

  it('is the closed list for a step that asks for it, and for no other', () => {
    const closed = { attendance: { status: 'closed', at: local('2027-03-18 18:00') } } as const;
    const on = { 'attendance-closed': 'there' };
    const asks = onItsWayTo(aStep('wait', { asks: 'attendance-closed', on }), { state: closed });
    openStay(asks);
    expect(asks.next).toMatchObject({ phase: 'answered', answer: { next: 'there' } });
    const other = onItsWayTo(aStep('wait', { on }), { state: closed });
    openStay(other);
    expect(other.next.phase).toBe('waiting');
    const open = onItsWayTo(aStep('wait', { asks: 'attendance-closed', on }), {
      state: { attendance: { status: 'implausible' } },
    });
    openStay(open);
    expect(open.next.phase).toBe('waiting');
  });

  it('is a moved event, once for each move', () => {
    const step = aStep('wait', { on: { 'event-moved': 'elsewhere' } });
    const draft = onItsWayTo(step, { state: { eventRevision: 2 }, enrollment: { eventRevision: 1 } });
    openStay(draft);
    expect(draft.next).toMatchObject({ phase: 'answered', answer: { next: 'elsewhere' }, eventRevision: 2 });
    const knows = onItsWayTo(step, { state: { eventRevision: 2 }, enrollment: { eventRevision: 2 } });
    openStay(knows);
    expect(knows.next.phase).toBe('waiting');
  });
});

describe('news, while a stay waits', () => {
  function say(signal: SignalName, more: Partial<Signal> = {}): Signal {
    return { key: 'k', signal, enrollment: 'e1', by: 'contact', occurredAt: local('2027-02-01 10:00'), ...more };
  }

  it('of the campaign moves on the next wake', () => {
    const step = aStep('wait', { on: { 'event-moved': 'elsewhere' } });
    const draft = waitingIn(step, { state: { eventRevision: 1 } });
    expect(wakeStay(draft)).toBe('changed');
    expect(draft.next).toMatchObject({ answer: { next: 'elsewhere', by: 'signal' }, eventRevision: 1 });
  });

  it('that an unsent text is written by does not move; once the mail is out it does', () => {
    const template = { by: 'response', cases: { accepted: 'thanks' }, default: 'letter' };
    const step = aStep('email', { template, on: MOVES });
    const touch = { id: 'e1.1.mail.1', at: local('2027-02-02 09:00'), attempt: 1, queued: false };
    const planned = waitingIn(step, { enrollment: { touch: { ...touch, status: 'planned' } } });
    expect(receive(planned, say('accepted'))).toBe('recorded');
    expect(planned.next).toMatchObject({ phase: 'waiting', facts: { response: { value: 'accepted' } } });
    const sent = waitingIn(step, { enrollment: { touch: { ...touch, status: 'sent', sentAt: touch.at } } });
    expect(receive(sent, say('accepted'))).toBe('moved');
    expect(sent.next.facts.response?.usedAt).toBe(sent.now);
  });

  it('is nothing that happened before what is known: the newest by its own time wins', () => {
    const step = aStep('wait', { on: MOVES });
    const facts = { response: aFact('declined', 6, { occurredAt: local('2027-02-01 11:00'), usedAt: 1 }) };
    const draft = waitingIn(step, { enrollment: { facts } });
    expect(receive(draft, say('accepted'))).toBe('ignored');
    expect(draft.next.facts.response?.value).toBe('declined');
    expect(draft.next.phase).toBe('waiting');
  });

  it('is a changed mind, and not the same said again', () => {
    const step = aStep('wait', { on: MOVES });
    const facts = { response: aFact('accepted', 6, { usedAt: 1 }) };
    const same = waitingIn(step, { enrollment: { facts } });
    expect(receive(same, say('accepted'))).toBe('ignored');
    const changed = waitingIn(step, { enrollment: { facts } });
    expect(receive(changed, say('declined'))).toBe('moved');
    expect(changed.next.answer?.next).toBe('elsewhere');
  });

  it('of a touch of an earlier stay is kept, and moves only where the groups have a way', () => {
    const late = say('appointment', { by: 'rep', touch: 'e1.0.call.1', data: { when: local('2027-02-05 10:00') } });
    const stays = waitingIn(aStep('call', { on: { appointment: 'there' } }), { touch: aTouch('e1.1.call.1') });
    expect(receive(stays, late)).toBe('recorded');
    expect(stays.next).toMatchObject({ phase: 'waiting', facts: { appointment: { value: 'open' } } });
    const moves = waitingIn(aStep('call', { lateOn: { appointment: 'there' }, on: { appointment: 'there' } }));
    expect(receive(moves, late)).toBe('moved');
    expect(moves.next.answer).toMatchObject({ next: 'there', signalAt: local('2027-02-05 10:00') });
  });
});
