import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

describe('M1', () => {
  it('M1 the invitation goes by the channel that law and contact allow: mail, else phone, else letter, else not at all', async () => {
    const scenario = await startScenario({
      contacts: [
        { name: 'anna', personalLine: 'We spraken elkaar over Mombasa.' },
        { name: 'fred', emailPermission: 'none' },
        {
          name: 'greta',
          emailPermission: 'none',
          legalForm: 'eenmanszaak',
          phonePermission: 'none',
          street: 'Dorpsstraat 1',
          postcode: '3000 AA',
          city: 'Rotterdam',
        },
        { name: 'harm', emailPermission: 'objected', phonePermission: 'objected' },
      ],
    });
    await scenario.runUntil('2027-02-03 00:00');
    expect(scenario.story('anna')).toEqual(['Mon 1 Feb 09:00 MailSent invitation → anna']);
    expect(scenario.story('fred')).toEqual(['Tue 2 Feb 09:00 CallTaskSent phone-invite → pieter']);
    expect(scenario.story('greta')).toEqual(['Mon 1 Feb 09:00 LetterListed letter-invite']);
    expect(scenario.story('harm')).toEqual([]);
    const [launched] = scenario.world.events;
    expect(launched?.data.approach).toEqual({ mail: 1, phone: 1, letter: 1, none: 1 });
  });

  it('M1 the invitation is the rep’s: his line and his name stand with the contact, and it goes in the contact’s own morning', async () => {
    const scenario = await startScenario({
      contacts: [
        { name: 'anna', personalLine: 'We spraken elkaar over Mombasa.', salutation: 'ms' },
        { name: 'john', country: 'GB', legalForm: 'Ltd', language: 'en' },
      ],
    });
    await scenario.runUntil('2027-02-02 00:00');
    expect(scenario.contact('anna')).toMatchObject({
      salutation: 'ms',
      personalLine: 'We spraken elkaar over Mombasa.',
      rep: 'pieter@voorbeeld.example',
    });
    const { steps } = scenario.setup.workflow;
    expect(steps.invite).toMatchObject({ from: 'rep', template: 'invitation' });
    expect(scenario.story('anna')).toEqual(['Mon 1 Feb 09:00 MailSent invitation → anna']);
    expect(scenario.story('john')).toEqual(['Mon 1 Feb 10:00 MailSent invitation → john']);
  });
});

describe('M2', () => {
  it('M2 who stays silent gets a call task for his rep after the response window, three tries at most', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    scenario.reports('dirk', 'call-reminder', 'not-reached');
    await scenario.runUntil('2027-03-18 00:00');
    expect(scenario.story('dirk')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → dirk',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Wed 10 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Fri 12 Feb 09:00 CallTaskSent call-reminder → pieter',
    ]);
  });

  it('M2 a response before the call, by whatever channel, means that there is no call', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }, { name: 'carla' }, { name: 'tom' }] });
    scenario.at('2027-02-06 22:10', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-07 10:00', () =>
      scenario.signal('carla', 'declined', { by: 'system', data: { reason: 'date' } }),
    );
    scenario.at('2027-02-08 08:59', () => scenario.signal('tom', 'accepted', { by: 'system' }));
    await scenario.runUntil('2027-03-17 00:00');
    expect(scenario.story('anna')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Sat 6 Feb 22:10 MailSent confirmation → anna',
    ]);
    expect(scenario.story('carla')).toEqual(['Mon 1 Feb 09:00 MailSent invitation → carla']);
    expect(scenario.story('tom')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → tom',
      'Mon 8 Feb 08:59 MailSent confirmation → tom',
    ]);
  });

  it('M2 a response withdraws the call task that the rep already has', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
    scenario.at('2027-02-08 11:30', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-03-17 00:00');
    expect(scenario.story('anna')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Mon 8 Feb 11:30 CallTaskWithdrawn call-reminder: answered',
      'Mon 8 Feb 11:30 MailSent confirmation → anna',
    ]);
  });
});

describe('M3', () => {
  it('M3 reps and host get the briefing, attendance is captured and closed by the host, conversations are noted', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }, { name: 'bob' }] });
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-02 10:00', () => scenario.signal('bob', 'accepted'));
    scenario.at('2027-03-18 13:41', () => scenario.signal('anna', 'attended', { by: 'system' }));
    scenario.at('2027-03-18 17:50', () =>
      scenario.signal('anna', 'spoken', {
        by: 'rep',
        data: { interest: 4, issue: 'douane Kenia', note: 'belt volgende week' },
      }),
    );
    scenario.at('2027-03-18 18:10', () => scenario.closeAttendance());
    scenario.reports('anna', 'conversation-call', 'not-reached');
    scenario.reports('bob', 'call-1', 'not-reached');
    await scenario.runUntil('2027-03-23 00:00');
    expect(scenario.lists('briefing', 'hand-off', 'conversations', 'attendance-open')).toEqual([
      'Wed 17 Mar 15:00 MailSent briefing → pieter',
      'Wed 17 Mar 15:00 MailSent briefing → lotte',
      'Wed 17 Mar 15:00 MailSent briefing → host',
      'Thu 18 Mar 14:00 MailSent hand-off → pieter',
      'Thu 18 Mar 14:00 MailSent hand-off → lotte',
      'Thu 18 Mar 17:45 MailSent conversations → pieter',
      'Thu 18 Mar 17:45 MailSent conversations → lotte',
      'Mon 22 Mar 12:00 MailSent hand-off → pieter',
    ]);
    const closed = scenario.world.events.filter((event) => event.type === 'AttendanceClosed');
    expect(closed.map(({ at, data }) => ({ at, data }))).toEqual([
      { at: scenario.local('2027-03-18 18:10'), data: { attended: 1, accepted: 2, by: 'host' } },
    ]);
    expect(scenario.story('anna').slice(3)).toEqual([
      'Fri 19 Mar 14:00 MailSent thank-you → anna',
      'Mon 22 Mar 09:00 CallTaskSent conversation-call → pieter',
    ]);
    expect(scenario.events('anna', 'CallTaskSent')[0]?.data.script).toBe('conversation-call');
    expect(scenario.story('bob').slice(3)).toEqual(['Mon 22 Mar 10:00 MailSent presentation-no-show → bob']);
  });

  it('M3 a guest nobody spoke to is called with another script', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-03-18 13:41', () => scenario.signal('anna', 'attended', { by: 'system' }));
    await scenario.runUntil('2027-03-23 00:00');
    expect(scenario.events('anna', 'CallTaskSent')[0]?.data.script).toBe('call-not-spoken');
  });
});

describe('M4', () => {
  it('M4 at the start of the event the whole list of invitees becomes prospects, each with his own rep', async () => {
    const scenario = await startScenario({
      contacts: [
        { name: 'anna' },
        { name: 'bob', rep: 'lotte@voorbeeld.example' },
        { name: 'carla' },
        { name: 'dirk' },
        { name: 'fred', emailPermission: 'none' },
        {
          name: 'greta',
          emailPermission: 'none',
          legalForm: 'eenmanszaak',
          phonePermission: 'none',
          street: 'Dorpsstraat 1',
          city: 'Rotterdam',
        },
      ],
    });
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-02 10:00', () => scenario.signal('bob', 'tentative'));
    scenario.at('2027-02-02 10:00', () => scenario.signal('carla', 'declined', { data: { reason: 'date' } }));
    for (const step of ['call-reminder', 'phone-invite', 'maybe-call']) {
      for (const name of ['bob', 'dirk', 'fred']) scenario.reports(name, step, 'not-reached');
    }
    await scenario.runUntil('2027-03-18 13:59');
    expect(['anna', 'bob', 'carla', 'dirk', 'fred', 'greta'].map((name) => scenario.contact(name).stage)).toEqual(
      Array(6).fill('lead'),
    );
    await scenario.runUntil('2027-03-18 15:00');
    const handed = ['Thu 18 Mar 14:00 HandedOff hand-off', 'Thu 18 Mar 14:00 StageChanged lead → prospect'];
    for (const name of ['anna', 'bob', 'carla', 'dirk', 'fred', 'greta']) {
      expect(scenario.story(name, ['HandedOff', 'StageChanged', 'OwnerChanged'])).toEqual([
        ...handed,
        `Thu 18 Mar 14:00 OwnerChanged marketing → ${name === 'bob' ? 'lotte' : 'pieter'}`,
      ]);
    }
    expect(scenario.lists('hand-off')).toEqual([
      'Thu 18 Mar 14:00 MailSent hand-off → pieter',
      'Thu 18 Mar 14:00 MailSent hand-off → lotte',
    ]);
  });

  it('M4 a rep answers his list: taken over, or rejected with a reason as a proposal for both managers', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }, { name: 'bob' }] });
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-02 10:00', () => scenario.signal('bob', 'accepted'));
    scenario.at('2027-03-18 13:41', () => scenario.signal('anna', 'attended', { by: 'system' }));
    scenario.at('2027-03-19 09:30', () => scenario.signal('anna', 'taken-over', { by: 'rep' }));
    scenario.at('2027-03-19 09:30', () =>
      scenario.signal('bob', 'rejected', { by: 'rep', data: { reason: 'concurrent' } }),
    );
    await scenario.runUntil('2027-03-22 12:00');
    expect(scenario.story('anna', ['HandOffTaken', 'HandOffRejected'])).toEqual(['Fri 19 Mar 09:30 HandOffTaken']);
    expect(
      scenario.story('bob', ['HandOffRejected', 'MailSent', 'DecisionAsked', 'StageChanged', 'OwnerChanged']).slice(3),
    ).toEqual([
      'Thu 18 Mar 14:00 StageChanged lead → prospect',
      'Thu 18 Mar 14:00 OwnerChanged marketing → pieter',
      'Fri 19 Mar 09:30 HandOffRejected',
      'Mon 22 Mar 09:00 DecisionAsked recycle',
    ]);
    expect(scenario.contact('bob').stage).toBe('prospect');
  });
});
