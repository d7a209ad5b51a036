import { describe, expect, it } from 'vitest';
import type { SignalData } from '../../workflows/domain/enrollment.ts';
import type { SignalName } from '../../workflows/signals.ts';
import { type Scenario, type ScenarioOptions, startScenario } from '../scenarios/scenario.ts';

/** Dirk answers nothing and his first call after the event, on Friday 26 March, is open. */
async function called(options: Partial<ScenarioOptions> = {}): Promise<Scenario> {
  const scenario = await startScenario({ contacts: [{ name: 'dirk' }], ...options });
  scenario.reports('dirk', 'call-reminder', 'not-reached');
  scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
  await scenario.runUntil('2027-03-26 10:00');
  return scenario;
}

type Report = readonly [time: string, signal: SignalName, data?: SignalData];

/** Reports on one call, at these times. */
async function reports(scenario: Scenario, ...all: readonly Report[]): Promise<void> {
  const touch = scenario.openTask('dirk').id;
  for (const [time, signal, data] of all)
    scenario.at(time, () => scenario.signal('dirk', signal, { by: 'rep', touch, ...(data && { data }) }));
  await scenario.runUntil(all.at(-1)?.[0] ?? '');
}

function corrected(scenario: Scenario): readonly unknown[] {
  return scenario.events('dirk', 'AnswerCorrected').map(({ data }) => data);
}

/** No touch went out twice, no text twice. */
function expectNothingTwice(scenario: Scenario): void {
  const touches = scenario.sent.map(({ id }) => id);
  expect(touches).toEqual([...new Set(touches)]);
  const mails = scenario.events('dirk', 'MailSent').map(({ data }) => String(data.template));
  expect(mails).toEqual([...new Set(mails)]);
}

describe('a report put right after it moved', () => {
  it('re-enters in the next run where the right one leads', async () => {
    const scenario = await called();
    const when = scenario.local('2027-04-06 15:00');
    await reports(scenario, ['2027-03-26 10:00', 'spoken'], ['2027-03-26 11:00', 'appointment', { when }]);
    expect(scenario.enrollment('dirk')).toMatchObject({
      run: 2,
      step: 'appointment',
      phase: 'waiting',
      status: 'open',
    });
    expect(corrected(scenario)).toEqual([{ from: 'spoken', to: 'appointment' }]);
    await scenario.runUntil('2027-04-10 00:00');
    expect(scenario.story('dirk').slice(-2)).toEqual([
      'Fri 26 Mar 09:00 CallTaskSent call-1 → pieter',
      'Wed 7 Apr 09:00 MailSent appointment → pieter',
    ]);
    expectNothingTwice(scenario);
  });

  it('does so too when mail and time have followed from the wrong one: what they left open is taken back', async () => {
    const scenario = await called();
    const when = scenario.local('2027-04-20 15:00');
    await reports(scenario, ['2027-03-26 10:00', 'spoken'], ['2027-04-14 11:00', 'appointment', { when }]);
    await scenario.runUntil('2027-04-24 00:00');
    expect(scenario.story('dirk').slice(-4)).toEqual([
      'Thu 8 Apr 10:00 MailSent whitepaper → dirk',
      'Wed 14 Apr 09:00 CallTaskSent call-2 → pieter',
      'Wed 14 Apr 11:00 CallTaskWithdrawn call-2: answered',
      'Wed 21 Apr 09:00 MailSent appointment → pieter',
    ]);
    expectNothingTwice(scenario);
  });

  it('is held for marketing when he did something himself since', async () => {
    const scenario = await called();
    scenario.at('2027-04-08 12:00', () => scenario.signal('dirk', 'downloaded', { data: { file: 'whitepaper' } }));
    const when = scenario.local('2027-04-20 15:00');
    await reports(scenario, ['2027-03-26 10:00', 'spoken'], ['2027-04-08 13:00', 'appointment', { when }]);
    expect(scenario.enrollment('dirk')).toMatchObject({
      run: 1,
      step: 'call-2',
      hold: { reason: 'correction', for: 'mirjam@voorbeeld.example', scope: 'enrollment' },
    });
    expect(corrected(scenario)).toEqual([{ from: 'spoken', to: 'appointment' }]);
    await scenario.runUntil('2027-05-01 00:00');
    expect(scenario.story('dirk').at(-1)).toBe('Thu 8 Apr 10:00 MailSent whitepaper → dirk');
  });

  it('changes nothing where it says the same again', async () => {
    const scenario = await called();
    await reports(scenario, ['2027-03-26 10:00', 'spoken'], ['2027-03-26 11:00', 'spoken']);
    expect(scenario.enrollment('dirk')).toMatchObject({ run: 1, step: 'whitepaper' });
    expect(scenario.story('dirk', ['AnswerCorrected', 'SignalIgnored'])).toEqual([
      'Fri 26 Mar 11:00 SignalIgnored spoken: unchanged',
    ]);
  });

  it('changes nothing where the correction comes again', async () => {
    const scenario = await called();
    const when = scenario.local('2027-04-06 15:00');
    await reports(
      scenario,
      ['2027-03-26 10:00', 'spoken'],
      ['2027-03-26 11:00', 'appointment', { when }],
      ['2027-03-26 12:00', 'appointment', { when }],
    );
    expect(scenario.enrollment('dirk')).toMatchObject({ run: 2, step: 'appointment' });
    expect(scenario.enrollment('dirk').hold).toBeUndefined();
    expect(corrected(scenario)).toHaveLength(1);
  });

  it('may be put right once more, and back', async () => {
    const scenario = await called();
    const when = scenario.local('2027-04-06 15:00');
    await reports(
      scenario,
      ['2027-03-26 10:00', 'spoken'],
      ['2027-03-26 11:00', 'appointment', { when }],
      ['2027-03-26 12:00', 'quote-requested'],
      ['2027-03-26 13:00', 'spoken'],
    );
    expect(corrected(scenario)).toEqual([
      { from: 'spoken', to: 'appointment' },
      { from: 'appointment', to: 'quote-requested' },
      { from: 'quote-requested', to: 'spoken' },
    ]);
    expect(scenario.enrollment('dirk')).toMatchObject({ run: 4, step: 'whitepaper', phase: 'waiting' });
    await scenario.runUntil('2027-04-12 00:00');
    expect(scenario.story('dirk').at(-1)).toBe('Thu 8 Apr 13:00 MailSent whitepaper → dirk');
    expectNothingTwice(scenario);
  });

  it('puts the facts right: an appointment that was none is not open any more', async () => {
    const scenario = await called();
    const when = scenario.local('2027-04-06 15:00');
    await reports(scenario, ['2027-03-26 10:00', 'appointment', { when }], ['2027-03-26 11:00', 'spoken']);
    expect(scenario.enrollment('dirk')).toMatchObject({ run: 2, step: 'whitepaper' });
    expect(scenario.enrollment('dirk').facts.appointment).toBeUndefined();
    expect(scenario.enrollment('dirk').facts.spoken?.value).toBe('yes');
  });

  it('puts the facts right: one that was forgotten is open, with its time', async () => {
    const scenario = await called();
    const when = scenario.local('2027-04-06 15:00');
    await reports(scenario, ['2027-03-26 10:00', 'spoken'], ['2027-03-26 11:00', 'appointment', { when }]);
    expect(scenario.enrollment('dirk').facts.appointment).toMatchObject({ value: 'open', data: { when } });
    expect(scenario.enrollment('dirk').facts.spoken).toBeUndefined();
  });

  it('of the last try that reached nobody: the same again starts no new round of calls', async () => {
    const scenario = await called();
    await reports(scenario, ['2027-03-26 10:00', 'not-reached']);
    await scenario.runUntil('2027-03-31 10:00');
    await reports(scenario, ['2027-03-31 10:00', 'not-reached'], ['2027-03-31 11:00', 'not-reached']);
    expect(scenario.enrollment('dirk')).toMatchObject({ run: 1, step: 'whitepaper' });
    expect(corrected(scenario)).toEqual([]);
  });

  it('of the last try that reached nobody: an appointment after all leads there', async () => {
    const scenario = await called();
    const when = scenario.local('2027-04-06 15:00');
    await reports(scenario, ['2027-03-26 10:00', 'not-reached']);
    await scenario.runUntil('2027-03-31 10:00');
    await reports(scenario, ['2027-03-31 10:00', 'not-reached'], ['2027-03-31 11:00', 'appointment', { when }]);
    expect(scenario.enrollment('dirk')).toMatchObject({ run: 2, step: 'appointment' });
  });

  it('is taken before the machine has heard of the wrong one: the wrong step is never entered', async () => {
    const scenario = await called({ stream: false });
    const when = scenario.local('2027-04-06 15:00');
    await reports(scenario, ['2027-03-26 10:00', 'spoken'], ['2027-03-26 10:01', 'appointment', { when }]);
    await scenario.runUntil('2027-03-26 12:00');
    const entered = scenario.events('dirk', 'StepEntered').map(({ step }) => step);
    expect(entered).toContain('appointment');
    expect(entered).not.toContain('whitepaper');
    expect(scenario.enrollment('dirk')).toMatchObject({ run: 2, step: 'appointment', phase: 'waiting' });
  });

  it('may be of its time alone: the rep is asked the day after the right one', async () => {
    const scenario = await called();
    const wrong = scenario.local('2027-04-06 15:00');
    const when = scenario.local('2027-04-13 15:00');
    await reports(
      scenario,
      ['2027-03-26 10:00', 'appointment', { when: wrong }],
      ['2027-03-26 11:00', 'appointment', { when }],
      ['2027-03-26 12:00', 'appointment', { when }],
    );
    expect(corrected(scenario)).toEqual([{ from: 'appointment', to: 'appointment' }]);
    await scenario.runUntil('2027-04-16 00:00');
    expect(scenario.story('dirk').at(-1)).toBe('Wed 14 Apr 09:00 MailSent appointment → pieter');
    expectNothingTwice(scenario);
  });

  it('comes too late once the enrollment has ended', async () => {
    const scenario = await called();
    scenario.at('2027-03-29 10:00', () => scenario.signal('dirk', 'no', { data: { reason: 'no need' } }));
    const when = scenario.local('2027-04-06 15:00');
    await reports(scenario, ['2027-03-26 10:00', 'spoken'], ['2027-03-29 11:00', 'appointment', { when }]);
    expect(scenario.enrollment('dirk')).toMatchObject({ run: 1, status: 'ended', outcome: 'no' });
    expect(scenario.story('dirk', ['SignalIgnored'])).toEqual(['Mon 29 Mar 11:00 SignalIgnored appointment: ended']);
  });
});
