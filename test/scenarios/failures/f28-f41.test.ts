import { describe, expect, it } from 'vitest';
import type { Rep } from '../../../workflows/language/reps-schema.ts';
import { startScenario } from '../scenario.ts';

const ALONE = 'reps:\n  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 } }\n';

function repsAway(absence: string): string {
  return `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, mail: digest, deputy: lotte@voorbeeld.example, absences: [ ${absence} ] }
  - { email: lotte@voorbeeld.example, name: Lotte Smit, hours: { mon-fri: 09:00-17:00 }, mail: digest }
`;
}

describe('F28', () => {
  it('F28 a rep who never reports: reminded, then his manager, then his deputy, and the story goes on', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-03-24 00:00');
    expect(scenario.story('dirk')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → dirk',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Thu 11 Feb 09:00 CallTaskWithdrawn call-reminder: given to the deputy',
      'Thu 11 Feb 09:00 CallTaskSent call-reminder → lotte for pieter',
      'Thu 18 Feb 09:00 CallTaskUndone call-reminder: no report',
      'Tue 23 Mar 10:00 MailSent presentation-silent → dirk',
    ]);
    expect(scenario.story('dirk', ['ServiceLevelBreached'])).toEqual([
      'Wed 10 Feb 09:00 ServiceLevelBreached report of sales: pieter',
      'Mon 22 Mar 12:00 ServiceLevelBreached takeOver of sales: pieter',
    ]);
    expect(scenario.lists('breach')).toEqual([
      'Wed 10 Feb 09:00 MailSent breach → sander',
      // The deputy, too, has said nothing for two days.
      'Mon 15 Feb 09:00 MailSent breach → sander',
      'Mon 22 Mar 12:00 MailSent breach → sander',
    ]);
    const digests = scenario.lists('digest').filter((line) => line.endsWith('pieter'));
    expect(digests.slice(0, 4)).toEqual([
      'Mon 1 Feb 09:00 MailSent digest → pieter',
      'Mon 8 Feb 09:00 MailSent digest → pieter',
      'Tue 9 Feb 09:00 MailSent digest → pieter',
      'Wed 10 Feb 09:00 MailSent digest → pieter',
    ]);
  });

  it('F28 without a deputy the manager hears of it and the step’s own way is taken after five business days', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }], reps: ALONE });
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-05-10 00:00');
    expect(scenario.story('dirk', ['CallTaskSent', 'CallTaskUndone', 'ServiceLevelBreached', 'MailSent'])).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → dirk',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Wed 10 Feb 09:00 ServiceLevelBreached report of sales: pieter',
      'Mon 15 Feb 09:00 CallTaskUndone call-reminder: no report',
      'Mon 22 Mar 12:00 ServiceLevelBreached takeOver of sales: pieter',
      'Tue 23 Mar 10:00 MailSent presentation-silent → dirk',
      'Fri 26 Mar 09:00 CallTaskSent call-1 → pieter',
      'Wed 31 Mar 09:00 ServiceLevelBreached report of sales: pieter',
      'Mon 5 Apr 09:00 CallTaskUndone call-1: no report',
      'Thu 15 Apr 09:00 MailSent whitepaper → dirk',
      'Wed 21 Apr 09:00 CallTaskSent call-2 → pieter',
      'Fri 23 Apr 09:00 ServiceLevelBreached report of sales: pieter',
      'Thu 29 Apr 09:00 CallTaskUndone call-2: no report',
    ]);
    expect(scenario.story('dirk', ['DecisionAsked'])).toEqual(['Mon 3 May 09:00 DecisionAsked recycle']);
  });

  it('F28 a rep on leave: a call before the event goes to his deputy on its day', async () => {
    const scenario = await startScenario({
      contacts: [{ name: 'dirk' }],
      reps: repsAway('{ from: 2027-02-08, to: 2027-02-12 }'),
    });
    scenario.reports('dirk', 'call-reminder', 'accepted');
    await scenario.runUntil('2027-03-01 00:00');
    expect(scenario.story('dirk')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → dirk',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → lotte for pieter',
      'Mon 8 Feb 10:00 MailSent confirmation → dirk',
    ]);
  });

  it('F28 the deputy, too, gets it in his own hours', async () => {
    const reps = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, mail: digest, deputy: lotte@voorbeeld.example }
  - { email: lotte@voorbeeld.example, name: Lotte Smit, hours: { mon-tue: 13:00-17:00 }, mail: digest }
`;
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }], reps });
    await scenario.runUntil('2027-02-16 00:00');
    expect(scenario.story('dirk').slice(1)).toEqual([
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Thu 11 Feb 09:00 CallTaskWithdrawn call-reminder: given to the deputy',
      'Mon 15 Feb 13:00 CallTaskSent call-reminder → lotte for pieter',
    ]);
  });

  it('F28 what the deputy gets counts for his day: never more than his number', async () => {
    const reps = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, mail: digest, deputy: lotte@voorbeeld.example }
  - { email: lotte@voorbeeld.example, name: Lotte Smit, hours: { mon-fri: 09:00-17:00 }, mail: digest, callsPerDay: 1 }
`;
    const contacts = ['anna', 'bob', 'carla'].map((name) => ({ name }));
    const scenario = await startScenario({ contacts, reps });
    await scenario.runUntil('2027-02-17 00:00');
    const byLotte = scenario.world.events.filter(({ type, data }) => type === 'CallTaskSent' && data.for !== undefined);
    expect(byLotte.map(({ at }) => at)).toEqual(
      ['2027-02-11 09:00', '2027-02-12 09:00', '2027-02-15 09:00'].map(scenario.local),
    );
  });

  it('F28 a promised call-back that nobody reports goes to the deputy like any other', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    scenario.at('2027-02-08 11:00', () =>
      scenario.report('dirk', 'call-back', { when: scenario.local('2027-02-09 15:00') }),
    );
    await scenario.runUntil('2027-02-16 00:00');
    expect(scenario.story('dirk', ['CallTaskSent'])).toEqual([
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Tue 9 Feb 14:50 CallTaskSent call-reminder → pieter',
      'Fri 12 Feb 09:00 CallTaskSent call-reminder → lotte for pieter',
    ]);
  });

  it('F28 a rep on leave after the event: his other calls wait for his return', async () => {
    const scenario = await startScenario({
      contacts: [{ name: 'dirk' }],
      reps: repsAway('{ from: 2027-03-22, to: 2027-03-26 }'),
    });
    for (const step of ['call-reminder', 'call-1']) scenario.reports('dirk', step, 'not-reached');
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-04-01 00:00');
    expect(scenario.story('dirk').slice(4)).toEqual([
      'Tue 23 Mar 10:00 MailSent presentation-silent → dirk',
      'Tue 30 Mar 09:00 CallTaskSent call-1 → pieter',
    ]);
  });

  it('F28 a rep who falls ill with tasks open: they go to the deputy all the same', async () => {
    const scenario = await startScenario({
      contacts: [{ name: 'dirk' }],
      reps: repsAway('{ from: 2027-02-09, to: 2027-03-05 }'),
    });
    scenario.reports('dirk', 'call-reminder', ['declined', { reason: 'date' }]);
    let first = true;
    scenario.world.listen((event) => {
      if (event.type === 'CallTaskSent' && first)
        scenario.reports('dirk', 'call-reminder', ['declined', { reason: 'date' }]);
      first = false;
    });
    scenario.reports('dirk', 'call-reminder');
    await scenario.runUntil('2027-02-20 00:00');
    const calls = scenario.story('dirk', ['CallTaskSent']);
    expect(calls[0]).toBe('Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter');
    expect(calls[1]).toMatch(/^Tue 9 Feb 09:00 CallTaskSent call-reminder → lotte for pieter$/);
  });

  it('F28 a rep who is removed from the list: nothing hangs, and the story reaches the managers’ list', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }], reps: ALONE });
    scenario.at(
      '2027-02-05 12:00',
      () => void (scenario.setup.reps as Map<string, Rep>).delete('pieter@voorbeeld.example'),
    );
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-06-01 00:00');
    expect(scenario.story('dirk', ['MailSent']).map((line) => line.replace(/^\S+ \d+ \S+ \S+ /, ''))).toEqual([
      'MailSent invitation → dirk',
      'MailSent presentation-silent → dirk',
      'MailSent whitepaper → dirk',
    ]);
    expect(scenario.story('dirk', ['DecisionAsked'])).toHaveLength(1);
  });
});

describe('F41', () => {
  it('F41 a rep silent for a week: no attempt is used up, the breach is counted once, the deputy is asked', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    scenario.at('2027-02-15 11:00', () => scenario.report('dirk', 'not-reached'));
    scenario.at('2027-02-17 11:00', () => scenario.report('dirk', 'not-reached'));
    scenario.at('2027-02-19 11:00', () => scenario.report('dirk', 'not-reached'));
    await scenario.runUntil('2027-03-01 00:00');
    const calls = scenario.events('dirk', 'CallTaskSent').map((event) => event.data.attempt);
    expect(scenario.story('dirk', ['CallTaskSent'])).toEqual([
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Thu 11 Feb 09:00 CallTaskSent call-reminder → lotte for pieter',
      'Wed 17 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Fri 19 Feb 09:00 CallTaskSent call-reminder → pieter',
    ]);
    expect(calls).toEqual([1, 1, 2, 3]);
    expect(scenario.events('dirk', 'ServiceLevelBreached')).toHaveLength(1);
  });
});
