import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenarios/scenario.ts';

const PIETER = 'pieter@voorbeeld.example';
const LOTTE = 'lotte@voorbeeld.example';

/** Dirk answers nothing and his first call after the event, on Friday 26 March, is open. */
async function called(): Promise<Scenario> {
  const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
  scenario.reports('dirk', 'call-reminder', 'not-reached');
  scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
  await scenario.runUntil('2027-03-26 10:00');
  return scenario;
}

const said = (scenario: Scenario) =>
  scenario.story('dirk', ['MailSent', 'MailSkipped', 'CallTaskSent', 'CallTaskWithdrawn']).slice(4);

describe('outcomes of a call', () => {
  it('documents asked for go at once, and he is called about them three business days later, the same try', async () => {
    const scenario = await called();
    scenario.at('2027-03-26 10:10', () => scenario.report('dirk', 'send-documents', { file: 'presentation' }));
    await scenario.runUntil('2027-04-02 00:00');
    expect(said(scenario)).toEqual([
      'Tue 23 Mar 10:00 MailSent presentation-silent → dirk',
      'Fri 26 Mar 09:00 CallTaskSent call-1 → pieter',
      'Fri 26 Mar 10:10 MailSent presentation-on-request → dirk',
      'Thu 1 Apr 09:00 CallTaskSent call-1 → pieter',
    ]);
    expect(scenario.events('dirk', 'CallTaskSent').at(-1)?.data.attempt).toBe(1);
  });

  it('of two who report on one task the first counts, and the second sees who it was', async () => {
    const scenario = await called();
    const touch = scenario.openTask('dirk').id;
    const report = (signal: 'spoken' | 'appointment', who: string, more = {}) =>
      scenario.signal('dirk', signal, { by: 'rep', touch, who, ...more });
    scenario.at('2027-03-26 10:10', () => report('spoken', PIETER));
    scenario.at('2027-03-26 10:12', () =>
      report('appointment', LOTTE, { data: { when: scenario.local('2027-04-06 10:00') } }),
    );
    await scenario.runUntil('2027-03-26 10:15');
    expect(scenario.enrollment('dirk')).toMatchObject({ step: 'whitepaper', run: 1 });
    expect(scenario.story('dirk', ['SignalIgnored'])).toEqual(['Fri 26 Mar 10:12 SignalIgnored appointment: late']);
    expect(scenario.enrollment('dirk').lastReport).toMatchObject({ who: PIETER, signal: 'spoken' });
  });

  it('the reporter may put it right for ten business days, his manager always', async () => {
    const scenario = await called();
    const touch = scenario.openTask('dirk').id;
    const report = (signal: 'spoken' | 'quote-requested', who: string) =>
      scenario.signal('dirk', signal, { by: 'rep', touch, who });
    scenario.at('2027-03-26 10:10', () => report('spoken', PIETER));
    scenario.at('2027-04-13 10:00', () => report('quote-requested', PIETER));
    scenario.at('2027-04-13 11:00', () => report('quote-requested', 'sander@voorbeeld.example'));
    await scenario.runUntil('2027-04-13 12:00');
    expect(scenario.story('dirk', ['SignalIgnored', 'AnswerCorrected'])).toEqual([
      'Tue 13 Apr 10:00 SignalIgnored quote-requested: late',
      'Tue 13 Apr 11:00 AnswerCorrected spoken → quote-requested',
    ]);
  });

  it('a report corrected to a call-back keeps its try and goes alone at the promised time', async () => {
    const scenario = await called();
    scenario.at('2027-03-26 10:10', () => scenario.report('dirk', 'not-reached'));
    await scenario.runUntil('2027-03-31 10:00');
    const touch = scenario.openTask('dirk').id;
    scenario.at('2027-03-31 10:05', () => scenario.signal('dirk', 'spoken', { by: 'rep', touch }));
    scenario.at('2027-03-31 10:20', () =>
      scenario.signal('dirk', 'call-back', { by: 'rep', touch, data: { when: scenario.local('2027-04-07 15:00') } }),
    );
    await scenario.runUntil('2027-04-08 00:00');
    expect(said(scenario).at(-1)).toBe('Wed 7 Apr 14:50 CallTaskSent call-1 → pieter');
    expect(
      scenario
        .events('dirk', 'CallTaskSent')
        .slice(-3)
        .map(({ data }) => data.attempt),
    ).toEqual([1, 2, 2]);
  });

  it('F43 corrected back to a call after the whitepaper: it is not sent twice', async () => {
    const scenario = await called();
    const touch = scenario.openTask('dirk').id;
    scenario.at('2027-03-26 10:10', () => scenario.signal('dirk', 'spoken', { by: 'rep', touch }));
    scenario.at('2027-04-09 10:00', () => scenario.signal('dirk', 'not-reached', { by: 'rep', touch }));
    scenario.reports('dirk', 'call-1', 'not-reached');
    await scenario.runUntil('2027-05-10 00:00');
    const mails = scenario.events('dirk', 'MailSent').map(({ data }) => data.template);
    expect(mails.filter((template) => template === 'whitepaper')).toHaveLength(1);
    expect(scenario.story('dirk', ['MailSkipped']).at(-1)).toMatch(/whitepaper: already sent$/);
    expect(said(scenario).slice(2, 6)).toEqual([
      'Thu 8 Apr 10:10 MailSent whitepaper → dirk',
      'Tue 13 Apr 09:00 CallTaskSent call-1 → pieter',
      'Tue 13 Apr 10:00 MailSkipped whitepaper: already sent',
      'Mon 19 Apr 09:00 CallTaskSent call-2 → pieter',
    ]);
  });

  it('spoken, with a time at which it will matter: nothing reaches him before', async () => {
    const scenario = await called();
    scenario.at('2027-03-26 10:10', () => scenario.report('dirk', 'spoken', { interest: 3, timing: '2 months' }));
    await scenario.runUntil('2027-06-10 00:00');
    expect(said(scenario)[2]).toBe('Wed 26 May 10:10 MailSent whitepaper → dirk');
  });
});
