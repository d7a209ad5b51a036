import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

const BV = { organisation: 'Rotterdam Export BV', organisationId: '00010231' };

/** Anna and her colleague Ruben, of one organisation; her story day by day. */
async function playAnna() {
  const scenario = await startScenario({
    contacts: [
      { name: 'anna', ...BV, city: 'Rotterdam', personalLine: 'we spraken elkaar over Mombasa' },
      { name: 'ruben', ...BV },
    ],
  });
  const { at, signal, report, local, enrollment } = scenario;
  for (const step of ['call-reminder', 'call-1', 'call-2']) scenario.reports('ruben', step, 'not-reached');
  at('2027-02-06 22:10', () => signal('anna', 'accepted', { data: { guests: 1 } }));
  at('2027-03-18 13:41', () => signal('anna', 'attended', { by: 'system' }));
  at('2027-03-18 17:45', async () => {
    await signal('anna', 'spoken', { by: 'rep', data: { issue: 'douane Kenia' } });
    const when = local('2027-03-24 10:00');
    await signal('anna', 'appointment', { by: 'rep', data: { when, issue: 'douane Kenia' } });
  });
  at('2027-03-19 12:00', () => scenario.closeAttendance());
  at('2027-03-25 11:00', () => report('anna', 'quote-requested'));
  const quoted = { value: 12_000, margin: 5_000, currency: 'EUR', chance: 0.6 };
  at('2027-04-01 16:00', () =>
    signal('anna', 'quoted', { by: 'rep', touch: enrollment('anna').touch?.id ?? '', data: quoted }),
  );
  at('2027-04-15 17:00', () => report('anna', 'still-open'));
  at('2027-04-30 16:00', () => report('anna', 'yes', { orderedAt: '2027-04-30', revenue: 12_000, margin: 5_000 }));
  await scenario.runUntil('2028-02-01 00:00');
  return scenario;
}

describe('story (a)', () => {
  it('story (a) Anna: every date, what happened, to whom', async () => {
    const scenario = await playAnna();
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
    expect(scenario.contact('anna')).toMatchObject({
      stage: 'customer',
      source: 'fair',
      more: { issue: 'douane Kenia' },
    });
  });

  it('story (a) her colleague is held since 18 March and ends with her order; nothing was sent to him meanwhile', async () => {
    const scenario = await playAnna();
    const told = scenario.story('ruben', ['MailSent', 'CallTaskSent', 'Held', 'Released', 'EnrollmentEnded']);
    expect(told).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → ruben',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Wed 10 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Fri 12 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Thu 18 Mar 17:45 Held colleague for pieter',
      'Fri 30 Apr 16:00 Released colleague for pieter',
      'Fri 30 Apr 16:00 EnrollmentEnded void: a colleague ordered',
    ]);
  });

  it('story (a) her order is one customer, from the fair; both managers read it that day', async () => {
    const scenario = await playAnna();
    expect(scenario.lists('customer')).toEqual([
      'Fri 30 Apr 16:00 MailSent customer → mirjam',
      'Fri 30 Apr 16:00 MailSent customer → sander',
    ]);
    expect(scenario.lists('briefing')).toContain('Wed 17 Mar 15:00 MailSent briefing → pieter');
  });
});
