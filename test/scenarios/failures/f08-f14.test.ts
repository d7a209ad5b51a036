import { afterEach, describe, expect, it } from 'vitest';
import { renderTimeline } from '../../../functions/shared/timeline.ts';
import { loadScenario } from '../campaign-files.ts';
import { startScenario } from '../scenario.ts';

/** Leads of anywhere, who gave consent and have an address in their own zone. */
function abroad(zones: Readonly<Record<string, string>>) {
  return Object.entries(zones).map(([name, timeZone]) => ({ name, timeZone, country: 'NL', language: 'en' }));
}

describe('F8', () => {
  it('F8 waits across both switches of the clock end at the wanted local time, for contacts on both sides of the ocean', async () => {
    const zones = { ams: 'Europe/Amsterdam', york: 'America/New_York', sydney: 'Australia/Sydney' };
    const contacts = abroad(zones);
    const scenario = await startScenario({ contacts });
    for (const name of Object.keys(zones)) {
      for (const step of ['call-reminder', 'call-1', 'call-2']) scenario.reports(name, step, 'not-reached');
    }
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-04-20 00:00');
    const mails = Object.entries(zones).map(([name, zone]) => scenario.story(name, ['MailSent'], zone).slice(1));
    expect(mails).toEqual([
      ['Tue 23 Mar 10:00 MailSent presentation-silent → ams', 'Mon 12 Apr 10:00 MailSent whitepaper → ams'],
      ['Tue 23 Mar 10:00 MailSent presentation-silent → york', 'Mon 12 Apr 09:00 MailSent whitepaper → york'],
      ['Wed 24 Mar 10:00 MailSent presentation-silent → sydney', 'Wed 14 Apr 09:00 MailSent whitepaper → sydney'],
    ]);
    expect(scenario.story('york', ['MailSent']).slice(1)).toEqual([
      'Tue 23 Mar 15:00 MailSent presentation-silent → york',
      'Mon 12 Apr 15:00 MailSent whitepaper → york',
    ]);
  });

  it('F8 a time that does not exist moves forward by the gap, one that comes twice is the first', async () => {
    const always = 'calendar: { hours: "00:00-24:00", days: [mon, tue, wed, thu, fri, sat, sun], holidays: none }';
    const settings = 'settings: { practicalAt: event.start - 1 business day 02:30 }';
    const inSpring = await startScenario({
      contacts: [{ name: 'anna' }],
      eventStart: '2027-03-29 14:00',
      eventEnd: '2027-03-29 17:30',
      more: `${always}\n${settings}`,
    });
    inSpring.at('2027-02-03 10:00', () => inSpring.signal('anna', 'accepted'));
    await inSpring.runUntil('2027-03-29 00:00');
    expect(inSpring.story('anna').at(-1)).toBe('Sun 28 Mar 03:30 MailSent practical → anna');
    const inAutumn = await startScenario({
      contacts: [{ name: 'anna' }],
      launchAt: '2027-09-01 09:00',
      eventStart: '2027-11-01 14:00',
      eventEnd: '2027-11-01 17:30',
      more: `${always}\n${settings}`,
    });
    inAutumn.at('2027-09-03 10:00', () => inAutumn.signal('anna', 'accepted'));
    await inAutumn.runUntil('2027-11-01 00:00');
    expect(inAutumn.story('anna').at(-1)).toBe('Sun 31 Oct 02:30 MailSent practical → anna');
    expect(inAutumn.events('anna', 'MailSent').at(-1)?.at).toBe(Date.UTC(2027, 9, 31, 0, 30));
  });
});

describe('F9', () => {
  it('F9 the weekday is the contact’s own, from UTC−12 to UTC+14: nobody is mailed on his Saturday or Sunday', async () => {
    const zones = {
      baker: 'Etc/GMT+12',
      angeles: 'America/Los_Angeles',
      ams: 'Europe/Amsterdam',
      sydney: 'Australia/Sydney',
      kiri: 'Pacific/Kiritimati',
    };
    const scenario = await startScenario({ contacts: abroad(zones), launchAt: '2027-02-05 16:00' });
    await scenario.runUntil('2027-02-09 12:00');
    const invited = Object.entries(zones).map(([name, zone]) => scenario.story(name, ['MailSent'], zone));
    expect(invited).toEqual([
      ['Fri 5 Feb 09:00 MailSent invitation → baker'],
      ['Fri 5 Feb 09:00 MailSent invitation → angeles'],
      ['Mon 8 Feb 09:00 MailSent invitation → ams'],
      ['Mon 8 Feb 09:00 MailSent invitation → sydney'],
      ['Mon 8 Feb 09:00 MailSent invitation → kiri'],
    ]);
  });
});

describe('F10', () => {
  const nights = (hours: string): string => `calendar: { hours: "00:00-24:00" }\nsettings: { inviteSlot: "${hours}" }`;

  it('F10 a window over midnight, 22:00 to 07:00, means the night and not the day', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], more: nights('22:00-07:00') });
    await scenario.runUntil('2027-02-03 00:00');
    expect(scenario.story('anna')).toEqual(['Mon 1 Feb 22:00 MailSent invitation → anna']);
    const early = await startScenario({
      contacts: [{ name: 'anna' }],
      more: nights('22:00-07:00'),
      launchAt: '2027-02-02 06:30',
    });
    await early.runUntil('2027-02-03 00:00');
    expect(early.story('anna')).toEqual(['Tue 2 Feb 06:30 MailSent invitation → anna']);
  });

  it('F10 a window of 24 hours never waits, and one of no length never opens: held with an alarm, nothing is sent', async () => {
    const whole = await startScenario({
      contacts: [{ name: 'anna' }],
      more: nights('00:00-24:00'),
      launchAt: '2027-02-02 03:17',
    });
    await whole.runUntil('2027-02-03 00:00');
    expect(whole.story('anna')).toEqual(['Tue 2 Feb 03:17 MailSent invitation → anna']);
    const never = await startScenario({ contacts: [{ name: 'anna' }], more: nights('09:00-09:00') });
    await never.runUntil('2027-02-03 00:00');
    expect(never.story('anna', ['MailSent', 'Held'])).toEqual(['Mon 1 Feb 09:00 Held missing-date for operator']);
  });

  it('F10 a rep who works nights gets his tasks in the evening', async () => {
    const reps =
      'reps:\n  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 22:00-06:00 } }\n';
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }], reps });
    await scenario.runUntil('2027-02-09 00:00');
    expect(scenario.story('dirk', ['CallTaskSent'])).toEqual(['Mon 8 Feb 22:00 CallTaskSent call-reminder → pieter']);
  });
});

describe('F11', () => {
  it('F11 hours and weekdays hold for every kind of step, mails to the rep included', async () => {
    const reps = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { tue-thu: 13:00-15:00 }, mail: digest }
`;
    const scenario = await startScenario({ contacts: [{ name: 'anna' }, { name: 'dirk' }], reps });
    for (const step of ['call-reminder', 'call-1', 'call-2']) scenario.reports('dirk', step, 'not-reached');
    const when = scenario.local('2027-03-26 16:30');
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-03-18 13:41', () => scenario.signal('anna', 'attended', { by: 'system' }));
    scenario.reports('anna', 'conversation-call', ['appointment', { when }]);
    await scenario.runUntil('2027-05-10 00:00');
    const toPieter = scenario.world.events.filter(
      ({ type, data }) =>
        (type === 'CallTaskSent' || (type === 'MailSent' && data.to === 'rep')) && data.template !== 'conversations',
    );
    const kinds = new Set(toPieter.map(({ type, data, step }) => (type === 'MailSent' ? data.template : step)));
    expect([...kinds].sort()).toEqual(
      [
        'appointment',
        'briefing',
        'call-1',
        'call-2',
        'call-reminder',
        'conversation-call',
        'digest',
        'hand-off',
      ].sort(),
    );
    const hours = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Amsterdam',
      weekday: 'short',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    const moments = new Set(toPieter.map(({ at }) => hours.format(at)));
    const allowed = ['Tue', 'Wed', 'Thu'].flatMap((day) => ['13', '14'].map((hour) => `${day} ${hour}`));
    expect([...moments].filter((moment) => !allowed.includes(moment.replace(',', '')))).toEqual([]);
    const toManagers = scenario.world.events.filter(({ type, data }) => type === 'MailSent' && data.to === 'manager');
    expect(toManagers.length).toBeGreaterThan(0);
    expect(toManagers.every(({ at }) => /^(Mon|Tue|Wed|Thu|Fri)/.test(hours.format(at)))).toBe(true);
  });
});

describe('F12', () => {
  const zoneBefore = process.env.TZ;
  afterEach(() => {
    process.env.TZ = zoneBefore;
  });

  it('F12 an instant is the same through file, store, mail and timeline, in five zones', async () => {
    const offsets = {
      'Europe/Amsterdam': 1,
      'America/New_York': -4,
      'Asia/Kolkata': 5.5,
      'Pacific/Kiritimati': 14,
      UTC: 0,
    };
    for (const [zone, offset] of Object.entries(offsets)) {
      const scenario = await startScenario({ contacts: [{ name: 'anna', timeZone: zone }], more: `timeZone: ${zone}` });
      scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
      await scenario.runUntil('2027-03-18 15:00');
      const start = Date.UTC(2027, 2, 18, 14) - offset * 3_600_000;
      expect(scenario.setup.campaign.event?.start, zone).toBe('2027-03-18T14:00');
      expect(scenario.world.live().state.eventStart, zone).toBe(start);
      const handedOff = scenario.events('anna', 'HandedOff')[0];
      expect(handedOff?.at, zone).toBe(start);
      const lines = renderTimeline(scenario.world.events, scenario.world.store.items.contacts);
      expect(lines.find((line) => line.type === 'HandedOff')?.at, zone).toBe(new Date(start).toISOString());
      expect(scenario.story('anna', ['MailSent'], zone).at(-1), zone).toBe(
        'Wed 17 Mar 10:00 MailSent practical → anna',
      );
    }
  });

  it('F12 the zone of the machine changes nothing', async () => {
    const timelines: string[] = [];
    for (const zone of ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
      process.env.TZ = zone;
      const scenario = await startScenario({ contacts: [{ name: 'anna' }, { name: 'dirk' }] });
      scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
      scenario.reports('dirk', 'call-reminder', 'not-reached');
      await scenario.runUntil('2027-03-31 00:00');
      timelines.push(JSON.stringify(renderTimeline(scenario.world.events, scenario.world.store.items.contacts)));
    }
    expect(new Set(timelines).size).toBe(1);
  });
});

describe('F13', () => {
  it('F13 a zone nobody knows falls back with a warning; nobody is dropped', async () => {
    const contacts = [
      { name: 'anna', timeZone: 'Mars/Olympus' },
      { name: 'bob', timeZone: 'Amsterdam' },
      { name: 'carla' },
    ];
    const scenario = await startScenario({ contacts });
    await scenario.runUntil('2027-02-02 00:00');
    const warnings = scenario.loaded.problems.filter(
      (problem) => problem.path === 'timeZone' || problem.message.includes('zone'),
    );
    expect(warnings).toMatchObject([
      { severity: 'warning', line: 2, message: expect.stringContaining('Mars/Olympus') },
      { severity: 'warning', line: 3, message: expect.stringContaining('Amsterdam') },
    ]);
    for (const { name } of contacts) {
      expect(scenario.contact(name).timeZone).toBe('Europe/Amsterdam');
      expect(scenario.story(name)).toEqual([`Mon 1 Feb 09:00 MailSent invitation → ${name}`]);
    }
  });
});

const UNLIMITED = 'limits: { marketingMailsPerWeek: 10 }';

describe('F14', () => {
  const workflow = (send: string): string => `workflow: small
needs: [event, reps, managers]
start: invite
steps:
  invite: { do: email, template: invitation, kind: marketing, asks: response, on: { accepted: follow, declined: decide }, due: { after: 2 business days, go: follow } }
  follow: { do: email, template: presentation-silent, kind: marketing, ${send}, due: { after: 3 business days, go: decide } }
  decide: { do: decide, sides: [marketing, sales], on: { go-on: follow, recycle: follow, release: released }, due: { after: 60 business days, hold: undecided } }
  released: { do: end, outcome: released }
`;

  it('F14 a date that is missing holds the contact and tells the operator; nothing is sent at once', async () => {
    const scenario = await startScenario({
      contacts: [{ name: 'anna' }, { name: 'bob' }],
      workflow: workflow('send: { at: { by: response, accepted: event.end + 1 business day 10:00 } }'),
    });
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-04-01 00:00');
    expect(scenario.story('anna', ['MailSent', 'Held'])).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Fri 19 Mar 10:00 MailSent presentation-silent → anna',
    ]);
    expect(scenario.story('bob', ['MailSent', 'Held'])).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → bob',
      'Wed 3 Feb 00:00 Held missing-date for operator',
    ]);
  });

  it('F14 a point that counts from a mail that never went holds, too', async () => {
    const small = workflow('send: { at: sent + 2 business days }');
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], workflow: small });
    await scenario.runUntil('2027-04-01 00:00');
    expect(scenario.story('anna', ['MailSent', 'Held'])).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Wed 3 Feb 00:00 Held missing-date for operator',
    ]);
  });

  it('F14 a date that is over goes at the next moment the calendar allows, and not at all past its last moment', async () => {
    const over = 'send: { at: launch - 3 business days 10:00 }';
    const next = await startScenario({ contacts: [{ name: 'anna' }], workflow: workflow(over), more: UNLIMITED });
    await next.runUntil('2027-02-04 00:00');
    expect(next.story('anna', ['MailSent', 'MailSkipped']).slice(1)).toEqual([
      'Wed 3 Feb 09:00 MailSent presentation-silent → anna',
    ]);
    const never = await startScenario({
      contacts: [{ name: 'anna' }],
      workflow: workflow(`${over}, until: launch + 1 business day`),
      more: UNLIMITED,
    });
    await never.runUntil('2027-02-04 00:00');
    expect(never.story('anna', ['MailSent', 'MailSkipped']).slice(1)).toEqual([
      'Wed 3 Feb 00:00 MailSkipped follow: too-late',
    ]);
  });

  it('F14 a date that is none, or an event without a start, never gets past the loader', async () => {
    const none = await loadScenario({ contacts: [{ name: 'anna' }], eventStart: '2027-02-30 14:00' });
    expect(none.setup).toBeUndefined();
    expect(none.problems.filter(({ severity }) => severity === 'error').map(({ path }) => path)).toContain(
      'event.start',
    );
    const missing = await loadScenario({
      contacts: [{ name: 'anna' }],
      change: (text) => text.replace(/^event: .*$/m, ''),
    });
    expect(missing.setup).toBeUndefined();
    expect(missing.problems.filter(({ severity }) => severity === 'error').map(({ path }) => path)).toContain('event');
  });
});
