import { describe, expect, it } from 'vitest';
import type { Invitee } from '../campaign-files.ts';
import { startScenario } from '../scenario.ts';

const startNurture = (contacts: readonly Invitee[], plan = '') =>
  startScenario({
    contacts,
    plan,
    launchAt: '2027-01-11 09:00',
    change: (text) =>
      text
        .replace('workflow: seminar', 'workflow: nurture')
        .replace(/event: .*\n/, '')
        .replace(/files: .*\n/, 'content: { nurture: [een, twee, drie] }\n'),
  });

describe('nurture', () => {
  it('rule 19: content for leads, item by item, none twice; the list used up is a line on the decision list', async () => {
    const scenario = await startNurture([{ name: 'anna' }]);
    await scenario.runUntil('2027-05-01 00:00');
    expect(scenario.story('anna', ['MailSent', 'CallTaskSent', 'DecisionAsked', 'HandedOff'])).toEqual([
      'Mon 11 Jan 09:00 MailSent nurture-een → anna',
      'Fri 12 Feb 09:00 MailSent nurture-twee → anna',
      'Thu 18 Mar 09:00 MailSent nurture-drie → anna',
      'Tue 30 Mar 09:00 DecisionAsked recycle',
    ]);
    expect(scenario.organisationOf('anna').owner).toBe('marketing');
  });

  it('M17 a lead who qualifies is handed off at once: sales owns him, and is asked to call', async () => {
    const scenario = await startNurture([{ name: 'anna' }]);
    scenario.at('2027-02-15 11:00', () =>
      scenario.signal('anna', 'qualified', { by: 'rep', data: { readiness: 'ready' } }),
    );
    scenario.reports('anna', 'first-call', 'not-reached', ['spoken', { interest: 4 }]);
    await scenario.runUntil('2027-02-20 00:00');
    expect(scenario.story('anna', ['MailSent', 'CallTaskSent', 'HandedOff', 'StageChanged'])).toEqual([
      'Mon 11 Jan 09:00 MailSent nurture-een → anna',
      'Fri 12 Feb 09:00 MailSent nurture-twee → anna',
      'Mon 15 Feb 11:00 HandedOff hand-off',
      'Mon 15 Feb 11:00 StageChanged lead → prospect',
      'Tue 16 Feb 09:00 CallTaskSent first-call → pieter',
      'Thu 18 Feb 09:00 CallTaskSent first-call → pieter',
    ]);
    expect(scenario.organisationOf('anna').owner).toBe('pieter@voorbeeld.example');
    expect(scenario.enrollment('anna').step).toBe('decide');
  });

  it('M17 a lead who meets the criteria of the plan is handed off by the process itself', async () => {
    const criteria = 'qualified: { must: [ "role is decides" ], points: { downloaded: 30, knowsUs: 20 }, from: 30 }\n';
    const people = [
      { name: 'anna', buyingRole: 'decides' },
      { name: 'bob', buyingRole: 'uses' },
    ];
    const scenario = await startNurture(people, criteria);
    for (const { name } of people)
      scenario.at('2027-01-13 20:00', () => scenario.signal(name, 'downloaded', { data: { file: 'havens' } }));
    await scenario.runUntil('2027-01-15 00:00');
    expect(scenario.story('anna', ['SignalReceived', 'HandedOff', 'CallTaskSent'])).toEqual([
      'Wed 13 Jan 20:00 SignalReceived downloaded by contact',
      'Wed 13 Jan 20:00 SignalReceived qualified by campaign',
      'Wed 13 Jan 20:00 HandedOff hand-off',
      'Thu 14 Jan 09:00 CallTaskSent first-call → pieter',
    ]);
    expect(scenario.story('bob', ['HandedOff', 'CallTaskSent'])).toEqual([]);
  });

  it('an appointment made with a lead hands him off, and is asked about after its own time', async () => {
    const scenario = await startNurture([{ name: 'anna' }]);
    const when = scenario.local('2027-01-27 10:00');
    scenario.at('2027-01-14 11:00', () => scenario.signal('anna', 'appointment', { by: 'rep', data: { when } }));
    await scenario.runUntil('2027-01-29 00:00');
    expect(scenario.story('anna', ['MailSent', 'CallTaskSent', 'HandedOff', 'StepEntered']).slice(1)).toEqual([
      'Mon 11 Jan 09:00 MailSent nurture-een → anna',
      'Thu 14 Jan 11:00 StepEntered hand-off-appointment',
      'Thu 14 Jan 11:00 HandedOff hand-off-appointment',
      'Thu 14 Jan 11:00 StepEntered appointment',
      'Thu 28 Jan 09:00 MailSent appointment → pieter',
    ]);
  });

  it('M40 who may not be mailed is called and asked for it; who may not be called either, both sides decide on', async () => {
    const scenario = await startNurture([
      { name: 'fred', emailPermission: 'none' },
      { name: 'harm', emailPermission: 'none', phonePermission: 'objected' },
    ]);
    scenario.reports('fred', 'phone-invite', 'spoken');
    await scenario.runUntil('2027-02-09 00:00');
    const types = ['MailSent', 'CallTaskSent', 'DecisionAsked'] as const;
    expect(scenario.story('fred', types)).toEqual([
      'Tue 12 Jan 09:00 CallTaskSent phone-invite → pieter',
      'Mon 18 Jan 09:00 DecisionAsked go-on',
    ]);
    expect(scenario.story('harm', types)).toEqual(['Mon 1 Feb 09:00 DecisionAsked release']);
  });
});
