import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

describe('M12', () => {
  it('M12 each contact keeps its source from the list to the yes', async () => {
    const scenario = await startScenario({
      contacts: [
        { name: 'anna', source: 'fair' },
        { name: 'bob', source: 'list' },
      ],
    });
    scenario.at('2027-03-18 13:41', () => scenario.signal('anna', 'attended', { by: 'system' }));
    scenario.at('2027-03-20 10:00', () =>
      scenario.signal('anna', 'yes', { by: 'rep', data: { revenue: 12_000, margin: 5_000 } }),
    );
    await scenario.runUntil('2027-04-01 00:00');
    expect(scenario.events('anna', 'EnrollmentStarted')[0]?.data.source).toBe('fair');
    expect(scenario.events('bob', 'EnrollmentStarted')[0]?.data.source).toBe('list');
    expect(scenario.contact('anna')).toMatchObject({ source: 'fair', stage: 'customer' });
    expect(scenario.contact('bob')).toMatchObject({ source: 'list', stage: 'prospect' });
  });
});

describe('M13', () => {
  it('M13 an organisation has one owner at every moment: marketing, one rep from the event on, marketing when the last one is given back', async () => {
    const bv = { organisation: 'Maasoever BV', organisationId: '00010231' };
    const scenario = await startScenario({
      contacts: [
        { name: 'anna', ...bv },
        { name: 'ruben', ...bv },
      ],
    });
    for (const name of ['anna', 'ruben']) {
      for (const step of ['call-reminder', 'call-1', 'call-2']) scenario.reports(name, step, 'not-reached');
      const data = { reason: 'te klein' };
      scenario.at('2027-03-18 15:00', () => scenario.signal(name, 'rejected', { by: 'rep', data }));
    }
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    scenario.at('2027-03-23 10:00', () => scenario.decide('anna', 'recycle'));
    scenario.at('2027-03-24 10:00', () => scenario.decide('ruben', 'recycle'));
    await scenario.runUntil('2027-03-18 13:59');
    expect(scenario.organisationOf('anna').owner).toBe('marketing');
    await scenario.runUntil('2027-03-24 09:00');
    expect(scenario.organisationOf('anna').owner).toBe('pieter@voorbeeld.example');
    await scenario.runUntil('2027-03-25 00:00');
    expect(scenario.organisationOf('anna').owner).toBe('marketing');
    const changes = scenario.world.events.filter((event) => event.type === 'OwnerChanged').map((event) => event.data);
    expect(changes).toEqual([
      { from: 'marketing', to: 'pieter@voorbeeld.example' },
      { from: 'pieter@voorbeeld.example', to: 'marketing' },
    ]);
  });

  it('M13 who carries a call out may be another: the deputy calls for the owner, who stays owner', async () => {
    const reps = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, deputy: lotte@voorbeeld.example }
  - { email: lotte@voorbeeld.example, name: Lotte Smit, hours: { mon-fri: 09:00-17:00 } }
`;
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }], reps });
    scenario.reports('dirk', 'call-reminder', 'not-reached');
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-04-02 00:00');
    expect(scenario.story('dirk', ['CallTaskSent', 'OwnerChanged']).slice(3)).toEqual([
      'Thu 18 Mar 14:00 OwnerChanged marketing → pieter',
      'Fri 26 Mar 09:00 CallTaskSent call-1 → pieter',
      'Thu 1 Apr 09:00 CallTaskSent call-1 → lotte for pieter',
    ]);
    expect(scenario.organisationOf('dirk').owner).toBe('pieter@voorbeeld.example');
  });
});

describe('M23', () => {
  it('M23 what a call learns is kept with who, when and from where; the same again is no news', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    scenario.reports(
      'dirk',
      'call-reminder',
      ['wrong-number', { number: '+31101234567' }],
      ['spoken', { interest: 4, issue: 'douane Kenia', timing: 'dit jaar', note: 'vriendelijk' }],
    );
    scenario.reports('dirk', 'call-1', ['spoken', { interest: 4, issue: 'douane Kenia', timing: 'volgend jaar' }]);
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-04-01 00:00');
    expect(scenario.story('dirk', ['CallTaskSent', 'DataEnriched'])).toEqual([
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Mon 8 Feb 10:00 DataEnriched phone by rep from wrong-number',
      'Tue 9 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Tue 9 Feb 10:00 DataEnriched issue by rep from spoken',
      'Tue 9 Feb 10:00 DataEnriched timing by rep from spoken',
      'Fri 26 Mar 09:00 CallTaskSent call-1 → pieter',
      'Fri 26 Mar 10:00 DataEnriched timing by rep from spoken',
    ]);
    expect(scenario.contact('dirk')).toMatchObject({
      phone: '+31101234567',
      more: { issue: 'douane Kenia', timing: 'volgend jaar' },
    });
    expect(
      scenario.events('dirk', 'SignalReceived').find((event) => event.data.signal === 'spoken')?.data,
    ).toMatchObject({
      by: 'rep',
      occurredAt: scenario.local('2027-02-09 10:00'),
      data: { note: 'vriendelijk' },
    });
  });
});

describe('M30', () => {
  it('M30 call tasks come in the rep’s own hours, days and zone, as many a day as he takes, one an organisation', async () => {
    const reps = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon: 13:00-17:00, wed-fri: 10:00-12:00 }, timeZone: Europe/London, holidays: GB-ENG, callsPerDay: 2, mail: digest }
`;
    const bv = { organisation: 'Maasoever BV', organisationId: '00010231' };
    const contacts = [{ name: 'anna', ...bv }, { name: 'ruben', ...bv }, { name: 'carla' }, { name: 'dirk' }];
    const scenario = await startScenario({ contacts, reps });
    for (const { name } of contacts)
      scenario.reports(name, 'call-reminder', 'not-reached', ['declined', { reason: 'date' }]);
    await scenario.runUntil('2027-02-20 00:00');
    const calls = contacts.flatMap(({ name }) =>
      scenario.story(name, ['CallTaskSent']).map((line) => `${line} ${name}`),
    );
    const [monday, wednesday, thursday] = ['Mon 8 Feb 14:00', 'Wed 10 Feb 11:00', 'Thu 11 Feb 11:00'];
    const onDay = (day: string): string[] =>
      calls.filter((line) => line.startsWith(day)).map((line) => line.split(' ').at(-1) ?? '');
    expect([monday, wednesday, thursday].map((day) => onDay(day).length)).toEqual([2, 2, 2]);
    expect(
      [monday, wednesday, thursday].every(
        (day) => onDay(day).filter((name) => ['anna', 'ruben'].includes(name)).length <= 1,
      ),
    ).toBe(true);
    expect(scenario.lists('digest')).toEqual(
      [
        'Mon 1 Feb 14:00',
        'Mon 8 Feb 14:00',
        'Wed 10 Feb 11:00',
        'Thu 11 Feb 11:00',
        'Fri 12 Feb 11:00',
        'Mon 15 Feb 14:00',
      ].map((day) => `${day} MailSent digest → pieter`),
    );
  });

  it('M30 a rep who wants each task in a mail of its own gets it so, and reports from it', async () => {
    const reps = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, mail: each }
`;
    const scenario = await startScenario({ contacts: [{ name: 'anna' }, { name: 'dirk' }], reps });
    scenario.reports('anna', 'call-reminder', 'accepted');
    scenario.reports('dirk', 'call-reminder', ['declined', { reason: 'date' }]);
    await scenario.runUntil('2027-02-20 00:00');
    expect(scenario.story('anna')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Mon 8 Feb 10:00 MailSent confirmation → anna',
    ]);
    expect(scenario.events('dirk', 'CallTaskSent')[0]?.data).toMatchObject({
      in: 'single',
      attempt: 1,
      script: 'call-reminder',
    });
    expect(scenario.lists('digest')).toEqual([]);
    expect(scenario.sent.filter((touch) => touch.kind === 'call').map((touch) => touch.receiver)).toEqual(
      Array(2).fill('pieter@voorbeeld.example'),
    );
  });
});

describe('M35', () => {
  it('M35 Anna: appointment, quote and order on the dates of her story, and meanwhile nothing else is sent', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
    const { at, signal, report, enrollment, local } = scenario;
    at('2027-02-06 22:10', () => signal('anna', 'accepted', { data: { guests: 1 } }));
    at('2027-03-18 13:41', () => signal('anna', 'attended', { by: 'system' }));
    at('2027-03-18 17:45', () =>
      signal('anna', 'appointment', { by: 'rep', data: { when: local('2027-03-24 10:00'), issue: 'douane Kenia' } }),
    );
    at('2027-03-25 11:00', () => report('anna', 'quote-requested'));
    const quoted = { value: 12_000, margin: 5_000, currency: 'EUR', chance: 0.6 };
    at('2027-04-01 16:00', () =>
      signal('anna', 'quoted', { by: 'rep', touch: enrollment('anna').touch?.id ?? '', data: quoted }),
    );
    at('2027-04-30 16:00', () => signal('anna', 'yes', { by: 'rep', data: { revenue: 12_000, margin: 5_000 } }));
    await scenario.runUntil('2027-06-01 00:00');
    expect(scenario.story('anna')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Sat 6 Feb 22:10 MailSent confirmation → anna',
      'Wed 17 Mar 10:00 MailSent practical → anna',
      'Fri 19 Mar 14:00 MailSent thank-you-appointment → anna',
      'Thu 25 Mar 09:00 MailSent appointment → pieter',
      'Thu 15 Apr 09:00 MailSent quote → pieter',
      'Fri 30 Apr 09:00 MailSent quote → pieter',
      'Fri 30 Apr 16:00 EnrollmentEnded yes: ordered',
    ]);
    expect(scenario.events('anna', 'EnrollmentEnded')[0]?.data).toMatchObject({ revenue: 12_000, margin: 5_000 });
    expect(scenario.story('anna', ['StageChanged'])).toEqual([
      'Thu 18 Mar 14:00 StageChanged lead → prospect',
      'Fri 30 Apr 16:00 StageChanged prospect → customer',
    ]);
  });

  it('M35 an appointment that was moved is asked about the day after its new time; one that did not take place is a call', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
    const { at, signal, report, local } = scenario;
    at('2027-02-06 22:10', () => signal('anna', 'accepted'));
    at('2027-03-18 13:41', () => signal('anna', 'attended', { by: 'system' }));
    scenario.reports('anna', 'conversation-call', ['appointment', { when: local('2027-03-24 10:00') }]);
    at('2027-03-25 11:00', () => report('anna', 'moved', { when: local('2027-04-06 15:00') }));
    at('2027-04-07 11:00', () => report('anna', 'not-visited'));
    await scenario.runUntil('2027-04-09 00:00');
    expect(scenario.story('anna').slice(4)).toEqual([
      'Mon 22 Mar 09:00 CallTaskSent conversation-call → pieter',
      'Thu 25 Mar 09:00 MailSent appointment → pieter',
      'Wed 7 Apr 09:00 MailSent appointment → pieter',
      'Thu 8 Apr 09:00 CallTaskSent call-2 → pieter',
    ]);
  });
});
