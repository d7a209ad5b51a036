import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenario.ts';

const CONTACTS = [
  { name: 'anna' },
  // Accepted by phone, without a mail address.
  { name: 'cor', email: '', emailPermission: 'none' },
  { name: 'tess' },
  { name: 'dana' },
  { name: 'olaf' },
  { name: 'dirk' },
];
const FROM = '2027-03-10 00:00';

async function cancelled(afterwards: 'presentation' | 'stop'): Promise<Scenario> {
  const scenario = await startScenario({ contacts: CONTACTS });
  const { at, signal } = scenario;
  at('2027-02-02 10:00', () => signal('anna', 'accepted'));
  at('2027-02-02 10:00', () => signal('tess', 'tentative'));
  at('2027-02-02 10:00', () => signal('dana', 'declined', { data: { reason: 'date' } }));
  at('2027-02-02 10:00', () => signal('olaf', 'declined', { data: { reason: 'subject' } }));
  scenario.reports('cor', 'phone-invite', 'accepted');
  scenario.reports('cor', 'cancelled-call', 'spoken');
  for (const name of ['anna', 'cor', 'tess', 'dana', 'dirk'])
    for (const step of ['call-reminder', 'maybe-call', 'call-1']) scenario.reports(name, step, 'not-reached');
  for (const time of ['2027-03-16 16:44', '2027-03-16 16:50'])
    at(time, () => scenario.act({ type: 'cancel-event', afterwards }));
  await scenario.runUntil('2027-03-30 00:00');
  return scenario;
}

const since = (scenario: Scenario, name: string): string[] =>
  scenario
    .events(name, 'MailSent', 'CallTaskSent', 'CallTaskWithdrawn', 'EnrollmentEnded')
    .filter(({ at }) => at >= scenario.local(FROM))
    .map(scenario.tell);

describe('the event is cancelled', () => {
  it('M43 F38 F33 with the presentation: who said yes is told at once, nobody is called a no-show, all go on', async () => {
    const scenario = await cancelled('presentation');
    expect(since(scenario, 'anna')).toEqual([
      'Tue 16 Mar 16:44 MailSent event-cancelled → anna',
      'Tue 23 Mar 10:00 MailSent presentation-cancelled → anna',
      'Fri 26 Mar 09:00 CallTaskSent call-1 → pieter',
    ]);
    expect(since(scenario, 'cor')[0]).toBe('Tue 16 Mar 16:44 CallTaskSent cancelled-call → pieter');
    expect(since(scenario, 'tess').slice(-3)).toEqual([
      'Tue 16 Mar 16:44 MailSent event-cancelled → tess',
      'Tue 23 Mar 10:00 MailSent presentation-cancelled → tess',
      'Fri 26 Mar 09:00 CallTaskSent call-1 → pieter',
    ]);
    for (const name of ['dana', 'dirk'])
      expect(since(scenario, name), name).toEqual([
        `Tue 23 Mar 10:00 MailSent presentation-cancelled → ${name}`,
        'Fri 26 Mar 09:00 CallTaskSent call-1 → pieter',
      ]);
    expect(since(scenario, 'olaf')).toEqual([]);
    const file = scenario.events('anna', 'MailSent').find(({ data }) => data.template === 'event-cancelled')?.data;
    expect(file?.calendar).toMatchObject({ method: 'CANCEL', uid: `${scenario.idOf('anna')}@voorbeeld.example` });
    expect(scenario.lists('briefing', 'conversations', 'attendance-open')).toEqual([]);
    const said = scenario.world.events.filter(({ type }) => type === 'CampaignRescheduled');
    expect(said.map(({ data }) => data)).toEqual([
      expect.objectContaining({
        cancelled: true,
        accepted: 2,
        mailNow: 1,
        callNow: { 'pieter@voorbeeld.example': 1 },
        tentative: 1,
        alsoTold: 1,
        silent: 1,
      }),
    ]);
  });

  it('M43 and the campaign with it: who is told ends when it would have begun, all others at once', async () => {
    const scenario = await cancelled('stop');
    expect(since(scenario, 'anna')).toEqual([
      'Tue 16 Mar 16:44 MailSent event-cancelled → anna',
      'Thu 18 Mar 14:00 EnrollmentEnded void: event cancelled',
    ]);
    expect(since(scenario, 'cor')).toEqual([
      'Tue 16 Mar 16:44 CallTaskSent cancelled-call → pieter',
      'Thu 18 Mar 14:00 EnrollmentEnded void: event cancelled',
    ]);
    for (const name of ['dana', 'olaf', 'dirk'])
      expect(since(scenario, name), name).toEqual(['Tue 16 Mar 16:44 EnrollmentEnded void: event cancelled']);
    expect(scenario.faults).toEqual([]);
  });

  it('F38 who says yes after the event was cancelled is told that there is none, and never confirmed', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    scenario.at('2027-02-03 10:00', () => scenario.act({ type: 'cancel-event', afterwards: 'presentation' }));
    scenario.at('2027-02-04 10:00', () => scenario.signal('dirk', 'accepted'));
    scenario.at('2027-02-04 11:00', () => scenario.signal('dirk', 'accepted', { data: { guests: 1 } }));
    await scenario.runUntil('2027-03-16 00:00');
    expect(scenario.story('dirk')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → dirk',
      'Thu 4 Feb 10:00 MailSent event-cancelled → dirk',
    ]);
  });
});
