import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

const STEPS = ['call-reminder', 'conversation-call', 'call-1', 'call-2'];

describe('F18', () => {
  it('F18 an opt-out one second before the mail goes stops it; the response window runs before the first call', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'eva' }], launchAt: '2027-02-01 08:00' });
    scenario.reports('eva', 'call-reminder', ['declined', { reason: 'date' }]);
    scenario.at('2027-02-01 08:59:59', () => scenario.signal('eva', 'unsubscribed'));
    await scenario.runUntil('2027-03-18 00:00');
    expect(scenario.sent.filter((touch) => touch.to === 'contact')).toEqual([]);
    expect(scenario.story('eva', ['MailSent', 'MailSkipped', 'CallTaskSent'])).toEqual([
      'Mon 1 Feb 09:00 MailSkipped invite: unsubscribed',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
    ]);
  });

  it('F18 an opt-out one second before any later mail stops that mail, and the calls keep their dates', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    for (const step of STEPS) scenario.reports('dirk', step, 'not-reached');
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    scenario.at('2027-03-23 09:59:59', () => scenario.signal('dirk', 'unsubscribed'));
    await scenario.runUntil('2027-04-19 12:00');
    expect(scenario.story('dirk', ['MailSent', 'MailSkipped', 'CallTaskSent']).slice(4)).toEqual([
      'Tue 23 Mar 10:00 MailSkipped presentation: unsubscribed',
      'Fri 26 Mar 09:00 CallTaskSent call-1 → pieter',
      'Wed 31 Mar 09:00 CallTaskSent call-1 → pieter',
      'Mon 12 Apr 10:00 MailSkipped whitepaper: unsubscribed',
      'Fri 16 Apr 09:00 CallTaskSent call-2 → pieter',
    ]);
  });

  it('F18 an opt-out during a wait closes marketing mail for good; mails about the event he accepted still go', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'eva' }] });
    scenario.at('2027-02-01 09:30', () => scenario.signal('eva', 'unsubscribed'));
    scenario.reports('eva', 'call-reminder', 'accepted');
    scenario.reports('eva', 'conversation-call', 'spoken');
    scenario.reports('eva', 'call-2', 'not-reached');
    scenario.at('2027-03-18 13:30', () => scenario.signal('eva', 'attended', { by: 'system' }));
    await scenario.runUntil('2027-04-09 00:00');
    expect(scenario.story('eva')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → eva',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Mon 8 Feb 10:00 MailSent confirmation → eva',
      'Wed 17 Mar 10:00 MailSent practical → eva',
      'Mon 22 Mar 09:00 CallTaskSent conversation-call → pieter',
      'Thu 8 Apr 09:00 CallTaskSent call-2 → pieter',
    ]);
  });

  it('F18 "do not call" takes the open task back and stops the tasks to come', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    scenario.at('2027-02-08 11:00', () => scenario.signal('dirk', 'do-not-call'));
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-06-01 00:00');
    expect(scenario.story('dirk')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → dirk',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Mon 8 Feb 11:00 CallTaskWithdrawn call-reminder: answered',
      'Tue 23 Mar 10:00 MailSent presentation-silent → dirk',
      expect.stringContaining('MailSent whitepaper → dirk'),
    ]);
  });

  it('F18 a call that waits in the queue is not drawn after "do not call" one second before the rep’s day', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    scenario.at('2027-02-08 08:59:59', () => scenario.signal('dirk', 'do-not-call'));
    await scenario.runUntil('2027-03-18 00:00');
    expect(scenario.story('dirk')).toEqual(['Mon 1 Feb 09:00 MailSent invitation → dirk']);
  });

  it('F18 "no contact at all" ends it at once: mail, phone and open task', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    scenario.at('2027-02-08 11:00', () => scenario.signal('dirk', 'objected'));
    await scenario.runUntil('2027-06-01 00:00');
    expect(
      scenario.story('dirk', ['MailSent', 'CallTaskSent', 'CallTaskWithdrawn', 'EnrollmentEnded', 'PermissionChanged']),
    ).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → dirk',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Mon 8 Feb 11:00 PermissionChanged email consent → objected: objected',
      'Mon 8 Feb 11:00 PermissionChanged phone business → objected: objected',
      'Mon 8 Feb 11:00 CallTaskWithdrawn call-reminder: answered',
      'Mon 8 Feb 11:00 EnrollmentEnded no: objected',
    ]);
  });

  it('F18 in Germany the opt-out from mail falls on the phone too: the open task is withdrawn', async () => {
    const contact = {
      name: 'uwe',
      country: 'DE',
      legalForm: 'GmbH',
      language: 'en',
      phone: '+49 40 123456',
      phonePermission: 'presumed',
      phonePermissionReason: 'Anfrage 2026',
    };
    const scenario = await startScenario({ contacts: [contact] });
    scenario.at('2027-02-08 11:00', () => scenario.signal('uwe', 'unsubscribed'));
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-06-01 00:00');
    expect(scenario.story('uwe')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → uwe',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Mon 8 Feb 11:00 CallTaskWithdrawn call-reminder: answered',
    ]);
  });
});

describe('F19', () => {
  it('F19 a mail refused for good is tried once; the story goes on without it', async () => {
    const scenario = await startScenario({
      contacts: [{ name: 'anna' }, { name: 'dirk' }],
      mailer: async (touch) =>
        touch.template === 'invitation'
          ? { status: 'refused', retry: false, reason: 'address rejected' }
          : { status: 'accepted' },
    });
    for (const step of STEPS) scenario.reports('dirk', step, 'not-reached');
    await scenario.runUntil('2027-02-09 00:00');
    expect(scenario.sent.filter((touch) => touch.template === 'invitation')).toHaveLength(2);
    expect(scenario.story('dirk', ['MailSent', 'MailSkipped', 'CallTaskSent'])).toEqual([
      'Mon 1 Feb 09:00 MailSkipped invite: address rejected',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
    ]);
  });

  it('F19 an address that bounced is never written to again, about the event neither', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    for (const step of STEPS) scenario.reports('dirk', step, 'accepted', 'not-reached');
    scenario.at('2027-02-01 09:01', async () => {
      const touch = scenario.enrollment('dirk').touch?.id ?? '';
      await scenario.signal('dirk', 'bounced', { by: 'system', touch, data: { kind: 'hard' } });
    });
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2028-02-01 00:00');
    expect(scenario.sent.filter((touch) => touch.to === 'contact').map((touch) => touch.template)).toEqual([
      'invitation',
    ]);
    expect(
      scenario
        .events('dirk', 'MailSkipped')
        .every((event) => event.data.reason === 'hard bounce' || event.data.reason === 'list-used-up'),
    ).toBe(true);
    expect(scenario.contact('dirk').emailClosed).toBe('hard bounce');
  });

  it('F19 a soft bounce closes nothing', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    scenario.at('2027-02-01 09:01', async () => {
      const touch = scenario.enrollment('dirk').touch?.id ?? '';
      await scenario.signal('dirk', 'bounced', { by: 'system', touch, data: { kind: 'soft' } });
    });
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-03-24 00:00');
    expect(scenario.story('dirk', ['MailSent'])).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → dirk',
      'Tue 23 Mar 10:00 MailSent presentation-silent → dirk',
    ]);
  });
});
