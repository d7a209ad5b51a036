import { describe, expect, it } from 'vitest';
import { lineOf } from '../../workflows/domain/decision-line.ts';
import type { Draft } from '../../workflows/domain/draft.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { receive } from '../../workflows/domain/receive.ts';
import type { SignalBy } from '../../workflows/domain/signal.ts';
import type { SignalName } from '../../workflows/signals.ts';
import type { WaitingKind } from '../../workflows/workflow.ts';
import { aFact, aStep, duration, local, waitingIn } from './stage.ts';

const TOUCH = 'e1.1.decision.1';
const ALIVE = local('2027-02-01 08:30');

/** Somebody waits for both managers: Mondays pass and they say things, one transaction each. */
function aLine(start: Partial<Enrollment> = {}, kind: WaitingKind = 'decide') {
  const step = aStep(kind, {
    on: { 'go-on': 'there', recycle: 'elsewhere', release: 'over' },
    due: { after: duration('60 business days'), hold: 'undecided' },
  });
  let enrollment: Partial<Enrollment> = start;
  let count = 0;
  const events: string[] = [];
  const mondays: string[] = [];
  const within = <Result>(act: (draft: Draft) => Result): Result => {
    const draft = waitingIn(step, { enrollment });
    const result = act(draft);
    enrollment = draft.next;
    for (const { type, data } of draft.events)
      if (type.startsWith('Decision')) events.push(`${type} ${data.decision ?? data.proposal}`);
    return result;
  };
  return {
    events,
    /** Each list is for the Monday after the one before, whenever its worker comes. */
    monday: (name: string, rounds = 2) => {
      if (!mondays.includes(name)) mondays.push(name);
      const at = local('2027-03-01 09:00') + mondays.indexOf(name) * 7 * 86_400_000;
      return within((draft) => lineOf(draft, { name, at }, rounds));
    },
    says: (by: SignalBy, signal: SignalName, touch = TOUCH) =>
      within((draft) => {
        count += 1;
        return receive(draft, { key: `k${count}`, signal, enrollment: 'e1', by, touch, occurredAt: draft.now + count });
      }),
    now: () => enrollment,
  };
}

describe('a line of the decision list', () => {
  it('is asked on the first list, and stands on it once', () => {
    const line = aLine();
    expect(line.monday('1 March')).toBe('asked');
    expect(line.monday('1 March')).toBe('on-list');
    expect(line.events).toEqual(['DecisionAsked recycle']);
  });

  it('is decided when both say the same, whoever is first', () => {
    const line = aLine();
    line.monday('1 March');
    expect(line.says('sales', 'recycle')).toBe('recorded');
    expect(line.says('marketing', 'recycle')).toBe('moved');
    expect(line.now()).toMatchObject({ answer: { next: 'elsewhere' }, facts: { decided: { value: 1 } } });
    expect(line.events.at(-1)).toBe('DecisionMade recycle');
  });

  it.each(['marketing', 'sales'] as const)('releases nobody on the word of %s alone', (side) => {
    const line = aLine();
    line.monday('1 March');
    expect(line.says(side, 'release')).toBe('recorded');
    expect(line.says(side, 'release')).toBe('ignored');
    expect(line.now()).toMatchObject({ status: 'open', phase: 'waiting' });
    line.says(side === 'sales' ? 'marketing' : 'sales', 'release');
    expect(line.now()).toMatchObject({ status: 'ended', outcome: 'released' });
  });

  it('takes the last word of each side', () => {
    const line = aLine();
    line.monday('1 March');
    line.says('marketing', 'go-on');
    line.says('marketing', 'release');
    expect(line.says('sales', 'go-on')).toBe('recorded');
    expect(line.says('sales', 'release')).toBe('moved');
    expect(line.now().status).toBe('ended');
  });

  it('on which they differ comes back once, and both have to say it anew', () => {
    const line = aLine();
    line.monday('1 March');
    line.says('marketing', 'go-on');
    line.says('sales', 'release');
    expect(line.monday('1 March')).toBe('on-list');
    expect(line.monday('8 March')).toBe('asked');
    expect(line.says('marketing', 'release')).toBe('recorded');
    expect(line.says('sales', 'release')).toBe('moved');
  });

  it('on which they differ twice goes the default way, whoever said what', () => {
    const line = aLine();
    for (const list of ['1 March', '8 March']) {
      expect(line.monday(list)).toBe('asked');
      line.says('marketing', 'release');
      line.says('sales', 'recycle');
    }
    expect(line.monday('15 March')).toBe('default');
    expect(line.says('campaign', 'go-on')).toBe('moved');
    expect(line.now().answer?.next).toBe('there');
    expect(line.events).toEqual(['DecisionAsked recycle', 'DecisionAsked recycle', 'DecisionMade go-on']);
  });

  it('has as many rounds as the campaign says', () => {
    const rounds = (most: number): string[] => {
      const line = aLine();
      return ['1', '2', '3', '4'].map((list) => {
        const asked = line.monday(list, most);
        line.says('marketing', 'go-on');
        line.says('sales', 'release');
        return asked;
      });
    };
    expect(rounds(1)).toEqual(['asked', 'default', 'default', 'default']);
    expect(rounds(3)).toEqual(['asked', 'asked', 'asked', 'default']);
  });

  it.each([
    ['nobody answers', [] as const],
    ['one of them answers', ['marketing'] as const],
  ])('is reminded once where %s, asked no second time, and then goes the default way', (_what, sides) => {
    const line = aLine();
    line.monday('1 March');
    for (const side of sides) line.says(side, 'release');
    expect(line.monday('8 March')).toBe('asked');
    expect(line.monday('8 March')).toBe('on-list');
    expect(line.monday('15 March')).toBe('default');
    expect(line.events).toEqual(['DecisionAsked recycle']);
  });

  it('may still be decided after the reminder', () => {
    const line = aLine();
    line.monday('1 March');
    line.says('marketing', 'go-on');
    line.monday('8 March');
    expect(line.says('sales', 'go-on')).toBe('moved');
  });

  it('takes no answer that was given to another stay, or before it was asked', () => {
    const line = aLine();
    expect(line.says('marketing', 'release')).toBe('ignored');
    line.monday('1 March');
    expect(line.says('marketing', 'release', 'e1.0.decision.1')).toBe('ignored');
    expect(line.says('sales', 'release')).toBe('recorded');
  });

  it('counts for nothing from anybody but the two managers', () => {
    const line = aLine();
    line.monday('1 March');
    expect(line.says('rep', 'release')).toBe('recorded');
    expect(line.says('sales', 'release')).toBe('recorded');
    expect(line.now().status ?? 'open').toBe('open');
  });

  it.each([
    ['ended', { status: 'ended', outcome: 'no' }, 'decide'],
    ['was answered', { phase: 'answered' }, 'decide'],
    ['is held', { hold: { reason: 'undecided', since: 1, for: 'x', scope: 'stay' } }, 'decide'],
    ['waits for something else', {}, 'call'],
  ] as const)('is none for who %s', (_what, start, kind) => {
    expect(aLine(start, kind).monday('1 March')).toBe('none');
  });

  it.each([
    ['recycle', 'gave no sign of life', {}],
    ['go-on', 'gave one', { lastSignOfLifeAt: ALIVE }],
    ['release', 'gave none for as long as agreed', { lastSignOfLifeAt: local('2026-01-31 09:00') }],
    ['go-on', 'gave one the day before that', { lastSignOfLifeAt: local('2026-02-02 09:00') }],
    [
      'recycle',
      'declined for the subject',
      {
        lastSignOfLifeAt: ALIVE,
        facts: { response: aFact('declined', 1, { data: { reason: 'subject' }, occurredAt: ALIVE }) },
      },
    ],
    [
      'go-on',
      'declined for the subject and was spoken to since',
      {
        lastSignOfLifeAt: ALIVE + 1,
        facts: { response: aFact('declined', 1, { data: { reason: 'subject' }, occurredAt: ALIVE }) },
      },
    ],
    [
      'go-on',
      'declined for the date',
      {
        lastSignOfLifeAt: ALIVE,
        facts: { response: aFact('declined', 1, { data: { reason: 'date' }, occurredAt: ALIVE }) },
      },
    ],
    ['release', 'gave none in a second go', { facts: { decided: aFact('decided', 1, { value: 1 }) } }],
    [
      'release',
      'had two goes without a result',
      { lastSignOfLifeAt: ALIVE, facts: { decided: aFact('decided', 1, { value: 2 }) } },
    ],
    ['recycle', 'was given back by his rep', { lastSignOfLifeAt: ALIVE, facts: { handOff: aFact('rejected', 1) } }],
  ] as const)('proposes %s for who %s', (proposal, _what, start) => {
    const line = aLine(start);
    line.monday('1 March');
    expect(line.events).toEqual([`DecisionAsked ${proposal}`]);
  });
});
