import { describe, expect, it } from 'vitest';
import type { NotUndone } from '../../../workflows/domain/undo-report.ts';
import type { SignalName } from '../../../workflows/signals.ts';
import { type Scenario, startScenario } from '../scenario.ts';

const PIETER = 'pieter@voorbeeld.example';
const LOTTE = 'lotte@voorbeeld.example';
const TOLD = [
  'CallTaskSent',
  'CallTaskSkipped',
  'MailSent',
  'MailSkipped',
  'AnswerCorrected',
  'SignalIgnored',
] as const;

/** Anna's call of Monday 8 February is with Pieter, who reports on it at 10:00. */
async function called(names: readonly string[] = ['anna']) {
  const of = { organisation: 'Maasoever BV', organisationId: '00010231' };
  const scenario = await startScenario({ contacts: names.map((name) => ({ name, ...of })) });
  // One call a day at an organisation: hers.
  if (names.includes('bob')) await scenario.signal('bob', 'accepted');
  await scenario.runUntil('2027-02-08 10:00');
  return { scenario, touch: scenario.openTask('anna').id };
}

async function reports(scenario: Scenario, touch: string, signal: SignalName, data = {}): Promise<void> {
  await scenario.signal('anna', signal, { by: 'rep', touch, who: PIETER, key: `${touch}.${signal}`, data });
}

async function undoes(scenario: Scenario, touch: string, more: { who?: string; key?: string } = {}): Promise<string> {
  let result: 'undone' | 'repeated' | NotUndone | undefined;
  await scenario.run(async (doors) => {
    const { who = PIETER, key = 'undo.1' } = more;
    result = await doors.undoReport({ enrollment: scenario.idOf('anna'), touch, who, key });
  });
  return String(result);
}

const storyOf = (scenario: Scenario) => scenario.story('anna', TOLD).slice(2);

describe('a report taken back', () => {
  it('M30 within half an hour: the next try is withdrawn, and the same try is with the rep again', async () => {
    const { scenario, touch } = await called();
    const before = scenario.enrollment('anna');
    await reports(scenario, touch, 'not-reached');
    await scenario.runUntil('2027-02-08 10:29');
    expect(await undoes(scenario, touch)).toBe('undone');
    await scenario.runUntil('2027-02-08 10:40');
    expect(storyOf(scenario)).toEqual([
      'Mon 8 Feb 10:29 AnswerCorrected not-reached → undone',
      'Mon 8 Feb 10:29 CallTaskSkipped call-reminder: report undone',
      'Mon 8 Feb 10:29 CallTaskSent call-reminder → pieter',
    ]);
    expect(scenario.events('anna', 'AnswerCorrected')[0]?.data).toEqual({ from: 'not-reached', to: 'undone' });
    expect(scenario.openTask('anna')).toMatchObject({ attempt: 1, open: true, reopens: [touch] });
    const { facts, spent, moves, stay } = scenario.enrollment('anna');
    expect({ facts, spent, moves, stay }).toEqual({
      facts: before.facts,
      spent: before.spent,
      moves: before.moves,
      stay: before.stay,
    });
  });

  it('M30 what led on is left: back into the step, in the next run, and nothing of the wrong way goes', async () => {
    const { scenario, touch } = await called();
    await reports(scenario, touch, 'declined', { reason: 'date' });
    await scenario.runUntil('2027-02-08 10:10');
    expect(scenario.enrollment('anna').step).toBe('before-event');
    expect(await undoes(scenario, touch)).toBe('undone');
    await scenario.runUntil('2027-02-08 10:20');
    expect(scenario.enrollment('anna')).toMatchObject({ step: 'call-reminder', phase: 'waiting', run: 2 });
    expect(scenario.enrollment('anna').facts.response).toBeUndefined();
    expect(scenario.openTask('anna')).toMatchObject({ attempt: 1, reopens: [touch] });
    // By the link of the mail he had first.
    await reports(scenario, touch, 'not-reached');
    await scenario.runUntil('2027-02-10 10:00');
    expect(scenario.openTask('anna').attempt).toBe(2);
  });

  it('M41 an appointment that was none holds no colleague any more', async () => {
    const { scenario, touch } = await called(['anna', 'bob']);
    await reports(scenario, touch, 'appointment', { when: scenario.local('2027-02-20 10:00') });
    await scenario.runUntil('2027-02-08 10:05');
    expect(scenario.enrollment('bob').hold?.reason).toBe('colleague');
    expect(await undoes(scenario, touch)).toBe('undone');
    await scenario.runUntil('2027-02-08 10:15');
    expect(scenario.enrollment('bob').hold).toBeUndefined();
    expect(scenario.organisationOf('anna').heldBy).toBeUndefined();
  });

  it('M30 after the half hour, by somebody else, or of what nobody reported it stays, and says why', async () => {
    const { scenario, touch } = await called();
    expect(await undoes(scenario, touch, { key: 'early' })).toBe('nothing');
    await reports(scenario, touch, 'not-reached');
    await scenario.runUntil('2027-02-08 10:10');
    expect(await undoes(scenario, touch, { who: LOTTE, key: 'lotte' })).toBe('other');
    await scenario.runUntil('2027-02-08 10:31');
    expect(await undoes(scenario, touch, { key: 'late' })).toBe('over');
    expect(scenario.story('anna', ['AnswerCorrected'])).toEqual([]);
    expect(scenario.story('anna', ['SignalIgnored'])).toHaveLength(3);
  });

  it('M30 where something went out or came after it, it stays: the confirmation, a mail he asked for, his own answer', async () => {
    for (const signal of ['accepted', 'send-documents'] as const) {
      const { scenario, touch } = await called();
      await reports(scenario, touch, signal);
      await scenario.runUntil('2027-02-08 10:05');
      expect(await undoes(scenario, touch)).toBe('acted');
    }
    const { scenario, touch } = await called();
    await reports(scenario, touch, 'not-reached');
    await scenario.runUntil('2027-02-08 10:05');
    await scenario.signal('anna', 'declined', { data: { reason: 'date' } });
    expect(await undoes(scenario, touch)).toBe('acted');
    expect(scenario.enrollment('anna').facts.response?.value).toBe('declined');
  });

  it('F08 pressed twice it is taken back once, and a second report can be taken back too', async () => {
    const { scenario, touch } = await called();
    await reports(scenario, touch, 'not-reached');
    expect(await undoes(scenario, touch)).toBe('undone');
    expect(await undoes(scenario, touch)).toBe('repeated');
    expect(await undoes(scenario, touch, { key: 'undo.2' })).toBe('nothing');
    await scenario.runUntil('2027-02-08 10:05');
    await reports(scenario, touch, 'declined', { reason: 'date' });
    await scenario.runUntil('2027-02-08 10:10');
    expect(await undoes(scenario, touch, { key: 'undo.3' })).toBe('undone');
    await scenario.runUntil('2027-02-08 10:15');
    const first = `${touch}.u`;
    expect(scenario.openTask('anna').reopens?.[0]).toBe(touch);
    expect(scenario.openTask('anna').reopens?.[1]).toContain(first);
    expect(scenario.enrollment('anna').step).toBe('call-reminder');
  });

  it('rule 14: a seat taken by a report that is taken back is free again, and nobody is confirmed', async () => {
    const { scenario, touch } = await called();
    await reports(scenario, touch, 'accepted', { guests: 1 });
    expect(await undoes(scenario, touch)).toBe('undone');
    await scenario.runUntil('2027-02-08 11:00');
    expect(scenario.world.store.items.seats.get('afrika')?.taken ?? 0).toBe(0);
    expect(scenario.story('anna', ['MailSent']).slice(1)).toEqual([]);
    expect(scenario.enrollment('anna').facts.seat).toBeUndefined();
  });
});
