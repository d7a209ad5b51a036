import { describe, expect, it } from 'vitest';
import type { Invitee } from '../campaign-files.ts';
import { type Scenario, startScenario } from '../scenario.ts';

/** Nobody is ever reached; anna came, so that the clock may close the list. */
async function rhythm(contacts: readonly Invitee[], plan: (scenario: Scenario) => void): Promise<Scenario> {
  const scenario = await startScenario({ contacts: [{ name: 'guest' }, ...contacts] });
  for (const { name } of contacts) {
    for (const step of ['call-reminder', 'conversation-call', 'call-1', 'call-2'])
      scenario.reports(name, step, 'not-reached');
  }
  scenario.at('2027-02-02 10:00', () => scenario.signal('guest', 'accepted'));
  scenario.at('2027-03-18 13:30', () => scenario.signal('guest', 'attended', { by: 'system' }));
  scenario.at('2027-03-18 13:31', () => scenario.signal('guest', 'no', { by: 'rep', data: { reason: 'no need' } }));
  plan(scenario);
  await scenario.runUntil('2027-04-27 00:00');
  return scenario;
}

function afterEvent(scenario: Scenario, name: string): string[] {
  const lines = scenario.story(name);
  const first = lines.findIndex((line) => /(presentation|thank-you|DecisionAsked)/.test(line));
  return lines.slice(first);
}

describe('M5', () => {
  it('M5 no-show: presentation, three calls, whitepaper, two calls, on the dates of the table', async () => {
    const scenario = await rhythm([{ name: 'nora' }], ({ at, signal }) =>
      at('2027-02-02 10:00', () => signal('nora', 'accepted')),
    );
    expect(afterEvent(scenario, 'nora')).toEqual([
      'Mon 22 Mar 10:00 MailSent presentation-no-show → nora',
      'Thu 25 Mar 09:00 CallTaskSent call-1 → pieter',
      'Tue 30 Mar 09:00 CallTaskSent call-1 → pieter',
      'Thu 1 Apr 09:00 CallTaskSent call-1 → pieter',
      'Tue 13 Apr 10:00 MailSent whitepaper → nora',
      'Mon 19 Apr 09:00 CallTaskSent call-2 → pieter',
      'Wed 21 Apr 09:00 CallTaskSent call-2 → pieter',
    ]);
    expect(scenario.story('nora', ['DecisionAsked'])).toEqual(['Mon 26 Apr 09:00 DecisionAsked go-on']);
  });

  it('M5 declined for the date: his own cover letter on Tuesday 23 March, two calls, whitepaper, two calls', async () => {
    const scenario = await rhythm([{ name: 'carla' }], ({ at, signal }) =>
      at('2027-02-02 11:00', () => signal('carla', 'declined', { data: { reason: 'date' } })),
    );
    expect(afterEvent(scenario, 'carla')).toEqual([
      'Tue 23 Mar 10:00 MailSent presentation-declined → carla',
      'Fri 26 Mar 09:00 CallTaskSent call-1 → pieter',
      'Wed 31 Mar 09:00 CallTaskSent call-1 → pieter',
      'Mon 12 Apr 10:00 MailSent whitepaper → carla',
      'Fri 16 Apr 09:00 CallTaskSent call-2 → pieter',
      'Tue 20 Apr 09:00 CallTaskSent call-2 → pieter',
    ]);
  });

  it('M5 silent (Dirk): three mails and six calls in eleven weeks, then the list of 19 April', async () => {
    const scenario = await rhythm([{ name: 'dirk' }], () => undefined);
    expect(scenario.story('dirk')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → dirk',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Wed 10 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Fri 12 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Tue 23 Mar 10:00 MailSent presentation-silent → dirk',
      'Fri 26 Mar 09:00 CallTaskSent call-1 → pieter',
      'Wed 31 Mar 09:00 CallTaskSent call-1 → pieter',
      'Mon 12 Apr 10:00 MailSent whitepaper → dirk',
      'Fri 16 Apr 09:00 CallTaskSent call-2 → pieter',
    ]);
    expect(scenario.story('dirk', ['DecisionAsked'])).toEqual(['Mon 19 Apr 09:00 DecisionAsked recycle']);
  });

  it('M5 in Denmark (Bob) the Easter days are holidays: call-1 on 30 March, whitepaper on 15 April, call-2 on the Monday after his download', async () => {
    const bob = {
      name: 'bob',
      country: 'DK',
      legalForm: 'ApS',
      language: 'nl',
      phone: '+45 32 12 34 56',
      rep: 'lotte@voorbeeld.example',
    };
    const scenario = await rhythm([bob], ({ at, signal, reports, local }) => {
      reports('bob', 'call-reminder', 'not-reached', 'accepted');
      reports('bob', 'call-2', ['call-back', { when: local('2027-09-06 09:00') }]);
      at('2027-04-16 11:00', () => signal('bob', 'downloaded', { data: { file: 'whitepaper' } }));
    });
    expect(scenario.story('bob')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → bob',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → lotte',
      'Wed 10 Feb 09:00 CallTaskSent call-reminder → lotte',
      'Wed 10 Feb 10:00 MailSent confirmation → bob',
      'Wed 17 Mar 10:00 MailSent practical → bob',
      'Mon 22 Mar 10:00 MailSent presentation-no-show → bob',
      'Tue 30 Mar 09:00 CallTaskSent call-1 → lotte',
      'Thu 1 Apr 09:00 CallTaskSent call-1 → lotte',
      'Mon 5 Apr 09:00 CallTaskSent call-1 → lotte',
      'Thu 15 Apr 10:00 MailSent whitepaper → bob',
      'Mon 19 Apr 09:00 CallTaskSent call-2 → lotte',
    ]);
    const before = scenario.story('bob').length;
    scenario.reports('bob', 'call-2', 'spoken');
    await scenario.runUntil('2027-09-07 00:00');
    expect(scenario.story('bob').slice(before)).toEqual(['Mon 6 Sep 08:50 CallTaskSent call-2 → lotte']);
  });

  it('M5 declined for the subject: no mail and no call, a line on the decision list', async () => {
    const scenario = await rhythm([{ name: 'sara' }], ({ at, signal }) =>
      at('2027-02-02 11:00', () => signal('sara', 'declined', { data: { reason: 'subject' } })),
    );
    expect(scenario.story('sara')).toEqual(['Mon 1 Feb 09:00 MailSent invitation → sara']);
    expect(scenario.story('sara', ['DecisionAsked'])[0]).toBe('Mon 22 Mar 09:00 DecisionAsked recycle');
  });
});

describe('M6', () => {
  it('M6 who came gets the slides, the conversation is followed up, then the rhythm of M5', async () => {
    const scenario = await rhythm([{ name: 'anna' }], ({ at, signal, reports }) => {
      at('2027-02-02 10:00', () => signal('anna', 'accepted'));
      at('2027-03-18 13:41', () => signal('anna', 'attended', { by: 'system' }));
      at('2027-03-18 17:50', () => signal('anna', 'spoken', { by: 'rep', data: { interest: 3 } }));
      reports('anna', 'conversation-call', 'not-reached', ['spoken', { interest: 3 }]);
    });
    expect(afterEvent(scenario, 'anna')).toEqual([
      'Fri 19 Mar 14:00 MailSent thank-you → anna',
      'Mon 22 Mar 09:00 CallTaskSent conversation-call → pieter',
      'Wed 24 Mar 09:00 CallTaskSent conversation-call → pieter',
      'Tue 6 Apr 10:00 MailSent whitepaper → anna',
      'Mon 12 Apr 09:00 CallTaskSent call-2 → pieter',
      'Wed 14 Apr 09:00 CallTaskSent call-2 → pieter',
    ]);
  });

  it('M6 an appointment made at the event needs no call: thanks "until Wednesday", and the rep is asked how it was', async () => {
    const scenario = await rhythm([{ name: 'anna' }], ({ at, signal, local }) => {
      at('2027-02-02 10:00', () => signal('anna', 'accepted'));
      at('2027-03-18 13:41', () => signal('anna', 'attended', { by: 'system' }));
      at('2027-03-18 17:50', () =>
        signal('anna', 'appointment', { by: 'rep', data: { when: local('2027-03-24 10:00') } }),
      );
    });
    expect(afterEvent(scenario, 'anna').slice(0, 2)).toEqual([
      'Fri 19 Mar 14:00 MailSent thank-you-appointment → anna',
      'Thu 25 Mar 09:00 MailSent appointment → pieter',
    ]);
  });
});
