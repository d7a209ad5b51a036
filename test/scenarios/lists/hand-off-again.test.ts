import { describe, expect, it } from 'vitest';
import { mailsOf } from '../rep-day/mails.ts';
import { type Scenario, startScenario } from '../scenario.ts';
import { createAnswers } from './answers.ts';

const PIETER = 'pieter@voorbeeld.example';
const LOTTE = 'lotte@voorbeeld.example';
const ANSWERS = ['HandedOff', 'HandOffTaken', 'HandOffRejected', 'DecisionAsked'] as const;

const reps = (absence = '') => `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest, deputy: lotte@voorbeeld.example${absence} }
  - { email: lotte@voorbeeld.example, name: Lotte Smit, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest }
`;

/** Anna qualifies while marketing nurtures her as a lead: handed over alone, on Monday 15 February. */
async function qualified(more: { readonly reps?: string } = {}) {
  const scenario = await startScenario({
    contacts: [{ name: 'anna' }, { name: 'bob' }],
    launchAt: '2027-01-11 09:00',
    change: (text) =>
      text
        .replace('workflow: seminar', 'workflow: nurture')
        .replace(/event: .*\n/, '')
        .replace(/files: .*\n/, 'content: { nurture: [een, twee, drie] }\n'),
    ...more,
  });
  // Nothing is decided about her meanwhile.
  scenario.reports('anna', 'first-call', ['call-back', { when: scenario.local('2027-06-01 10:00') }]);
  scenario.at('2027-02-15 11:00', () =>
    scenario.signal('anna', 'qualified', { by: 'rep', data: { readiness: 'ready' } }),
  );
  return { scenario, ...createAnswers(scenario) };
}

const answersOf = (scenario: Scenario) => scenario.story('anna', ANSWERS);

describe('a hand-off alone', () => {
  it('rule 8: stands in the rep’s mail every Monday, and counts as taken over after twice the time to answer', async () => {
    const { scenario } = await qualified();
    await scenario.runUntil('2027-03-20 00:00');
    expect(scenario.lists('hand-off')).toEqual([
      'Mon 22 Feb 09:00 MailSent hand-off → pieter',
      'Mon 1 Mar 09:00 MailSent hand-off → pieter',
    ]);
    expect(answersOf(scenario)).toEqual(['Mon 15 Feb 11:00 HandedOff hand-off', 'Mon 8 Mar 09:00 HandOffTaken']);
    expect(scenario.events('anna', 'HandOffTaken')[0]?.data).toEqual({ rep: PIETER, reason: 'no answer' });
    const said = scenario.events('anna', 'SignalReceived').findLast(({ data }) => data.signal === 'taken-over');
    expect(said?.data).toMatchObject({ by: 'campaign', data: { reason: 'no answer' } });
  });

  it('rule 8: its mail names her alone, links to his list, and says by when', async () => {
    const { scenario, open } = await qualified();
    await scenario.runUntil('2027-02-23 00:00');
    const text = mailsOf(scenario).find(({ template }) => template === 'reps/hand-off')?.eml.text;
    expect(text).toContain('Anna');
    expect(text).not.toContain('Bob');
    expect(text).toMatch(/https:\/\/[^ ]+\/l\//);
    expect(text).toContain('1 maart');
    const list = await open('hand-off', PIETER);
    expect(list.rows.map(({ name }) => name)).toEqual(['Anna Jansen']);
    expect(list.answerBy).toBe(scenario.local('2027-03-08 09:00'));
  });

  it('rule 8: answered, it is on no further mail; given back it is a line on the decision list', async () => {
    const { scenario, handOff, told } = await qualified();
    scenario.at('2027-02-24 10:00', () => handOff(PIETER, { anna: ['rejected', 'te klein'] }));
    await scenario.runUntil('2027-03-20 00:00');
    expect(told).toEqual(['moved']);
    expect(scenario.lists('hand-off')).toEqual(['Mon 22 Feb 09:00 MailSent hand-off → pieter']);
    expect(answersOf(scenario).slice(1)).toEqual([
      'Wed 24 Feb 10:00 HandOffRejected',
      'Mon 1 Mar 09:00 DecisionAsked recycle',
    ]);
  });

  it('rule 17: while he is away his deputy gets it and may answer, and his own time does not run', async () => {
    const absence = ', absences: [ { from: 2027-02-22, to: 2027-03-05 } ]';
    const { scenario } = await qualified({ reps: reps(absence) });
    await scenario.runUntil('2027-04-01 00:00');
    expect(scenario.lists('hand-off')).toEqual([
      'Mon 22 Feb 09:00 MailSent hand-off → lotte',
      'Mon 1 Mar 09:00 MailSent hand-off → lotte',
      'Mon 8 Mar 09:00 MailSent hand-off → pieter',
      'Mon 15 Mar 09:00 MailSent hand-off → pieter',
    ]);
    expect(answersOf(scenario).at(-1)).toBe('Mon 22 Mar 09:00 HandOffTaken');
  });

  it('rule 17: with nobody there it waits for him', async () => {
    const away = reps(', absences: [ { from: 2027-02-22, to: 2027-02-26 } ]').replace(
      ', deputy: lotte@voorbeeld.example',
      '',
    );
    const { scenario } = await qualified({ reps: away });
    await scenario.runUntil('2027-03-20 00:00');
    expect(scenario.lists('hand-off')[0]).toBe('Mon 1 Mar 09:00 MailSent hand-off → pieter');
    expect(answersOf(scenario).at(-1)).toBe('Mon 15 Mar 09:00 HandOffTaken');
  });

  it('F08 the round that comes twice mails once and takes over once', async () => {
    const { scenario } = await qualified();
    for (const time of ['2027-02-22 09:00', '2027-03-08 09:00']) {
      await scenario.runUntil(time);
      await Promise.all(
        [1, 2].map(() => scenario.world.run((doors) => doors.runCampaignClock({ campaign: 'afrika' }))),
      );
    }
    await scenario.runUntil('2027-03-20 00:00');
    expect(scenario.lists('hand-off')).toHaveLength(2);
    expect(scenario.events('anna', 'HandOffTaken')).toHaveLength(1);
  });

  it('rule 8: one who came back after a joint decision is mailed, and holidays put nothing off', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }, { name: 'bob', rep: LOTTE }] });
    const { handOff, decide } = createAnswers(scenario);
    for (const name of ['anna', 'bob']) {
      scenario.reports(name, 'call-reminder', 'not-reached');
      for (const step of ['call-1', 'call-2'])
        scenario.reports(name, step, ['call-back', { when: scenario.local('2027-06-01 10:00') }]);
    }
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    scenario.at('2027-03-19 11:00', () => handOff(PIETER, { anna: ['rejected', 'te klein'] }));
    scenario.at('2027-03-23 10:00', () => decide('marketing', { anna: 'recycle' }));
    scenario.at('2027-03-23 11:00', () => decide('sales', { anna: 'recycle' }));
    scenario.at('2027-04-21 11:00', () =>
      scenario.signal('anna', 'qualified', { by: 'rep', data: { readiness: 'ready' } }),
    );
    await scenario.runUntil('2027-05-30 00:00');
    expect(scenario.lists('hand-off').slice(2)).toEqual([
      'Mon 22 Mar 12:00 MailSent hand-off → lotte',
      'Mon 26 Apr 09:00 MailSent hand-off → pieter',
      'Mon 3 May 09:00 MailSent hand-off → pieter',
    ]);
    expect(answersOf(scenario).slice(-2)).toEqual([
      'Wed 21 Apr 11:00 HandedOff hand-off-again',
      'Mon 10 May 09:00 HandOffTaken',
    ]);
  });
});
