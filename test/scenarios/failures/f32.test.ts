import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

describe('F32', () => {
  it('F32 registered, then opted out: confirmation and practical mail arrive, the thank-you does not', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-02 10:05', () => scenario.signal('anna', 'unsubscribed'));
    scenario.at('2027-03-18 13:40', () => scenario.signal('anna', 'attended', { by: 'system' }));
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-03-20 00:00');
    expect(scenario.story('anna', ['MailSent', 'MailSkipped'])).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Tue 2 Feb 10:00 MailSent confirmation → anna',
      'Wed 17 Mar 10:00 MailSent practical → anna',
      'Fri 19 Mar 14:00 MailSkipped thank-you: unsubscribed',
    ]);
  });

  it('F32 opted out before he registered: what he then accepts is confirmed all the same', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
    scenario.at('2027-02-01 10:00', () => scenario.signal('anna', 'unsubscribed'));
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-03-18 00:00');
    expect(scenario.story('anna')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Tue 2 Feb 10:00 MailSent confirmation → anna',
      'Wed 17 Mar 10:00 MailSent practical → anna',
    ]);
  });
});
