import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario, startScenarios } from '../scenario.ts';

const TOLD = [
  'MailSent',
  'MailSkipped',
  'CallTaskSent',
  'CallTaskWithdrawn',
  'PermissionChanged',
  'EnrollmentEnded',
] as const;

/** Anna in nurture of one campaign, where nobody reached her, when the next one begins. */
async function inTwo(): Promise<readonly [Scenario, Scenario]> {
  const later = { launchAt: '2027-05-10 09:00', eventStart: '2027-06-24 14:00', eventEnd: '2027-06-24 17:30' };
  const contacts = [{ name: 'anna' }];
  const [one, other] = await startScenarios([{ contacts }, { campaign: 'azie', contacts, ...later }]);
  if (!one || !other) throw new Error('two campaigns');
  for (const step of ['call-reminder', 'call-1', 'call-2', 'nurture-call']) one.reports('anna', step, 'not-reached');
  one.at('2027-03-19 10:00', () => one.closeAttendance());
  one.world.listen(({ type, enrollment, at }) => {
    if (type === 'DecisionAsked' && enrollment === one.idOf('anna'))
      one.world.clock.at(at + 3_600_000, () => one.decide('anna', 'go-on'));
  });
  return [one, other];
}

describe('M40', () => {
  it('M40 a consent given on the phone is kept with who asked, when and the words on the screen; it opens mails about the event only', async () => {
    const contact = { name: 'bob', country: 'DK', legalForm: 'ApS', language: 'da', emailPermission: 'none' };
    const scenario = await startScenario({ contacts: [contact] });
    scenario.reports('bob', 'phone-invite', ['accepted', { confirmByMail: true }]);
    scenario.at('2027-03-18 13:40', () => scenario.signal('bob', 'attended', { by: 'system' }));
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-03-22 00:00');
    expect(scenario.contact('bob').serviceMail).toEqual({
      status: 'consent',
      source: 'phone, pieter@voorbeeld.example',
      at: '2027-02-02T09:00:00.000Z',
      text: expect.stringContaining('Må vi sende bekræftelsen'),
    });
    expect(scenario.contact('bob').emailPermission.status).toBe('none');
    expect(scenario.story('bob', TOLD)).toEqual([
      expect.stringContaining('MailSkipped invite'),
      'Tue 2 Feb 09:00 CallTaskSent phone-invite → pieter',
      'Tue 2 Feb 10:00 PermissionChanged email none → service: said on the phone',
      'Tue 2 Feb 10:00 MailSent confirmation → bob',
      'Wed 17 Mar 10:00 MailSent practical → bob',
      expect.stringContaining('MailSkipped thank-you'),
    ]);
  });

  it('M40 who wants no mail on the phone gets none, not about the event either, until he answers by himself', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
    scenario.reports('anna', 'call-reminder', ['accepted', { confirmByMail: false }]);
    scenario.at('2027-02-10 10:00', () => scenario.signal('anna', 'declined', { data: { reason: 'date' } }));
    scenario.at('2027-02-11 10:00', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-02-12 00:00');
    expect(scenario.story('anna', TOLD)).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Mon 8 Feb 10:00 MailSkipped confirm: not wanted by mail',
      'Wed 10 Feb 10:00 MailSkipped seat-released: not wanted by mail',
      'Thu 11 Feb 10:00 MailSent confirmation → anna',
    ]);
  });

  it('M40 "do not contact me" in one campaign is a definite no in every one, at once', async () => {
    const [afrika, azie] = await inTwo();
    azie.at('2027-05-11 11:00', () => azie.signal('anna', 'objected'));
    await afrika.runUntil('2028-02-01 00:00');
    expect(azie.story('anna', ['EnrollmentEnded'])).toEqual(['Tue 11 May 11:00 EnrollmentEnded no: objected']);
    expect(afrika.story('anna', ['EnrollmentEnded'])).toEqual(['Tue 11 May 11:00 EnrollmentEnded no: objected']);
    expect(
      afrika
        .events('anna', 'SignalReceived')
        .slice(-1)
        .map(({ data }) => [data.signal, data.by]),
    ).toEqual([['objected', 'campaign']]);
    const after = afrika.sent.filter(
      ({ to, claimedAt = 0 }) => to === 'contact' && claimedAt > azie.local('2027-05-11 11:00'),
    );
    expect(after).toEqual([]);
    expect(afrika.contact('anna').stage).toBe('refused');
  });

  it('M40 a complaint about one campaign’s mail ends the other’s story too', async () => {
    const [afrika, azie] = await inTwo();
    azie.at('2027-05-11 11:00', () => azie.signal('anna', 'complained', { by: 'system' }));
    await afrika.runUntil('2027-06-01 00:00');
    for (const scenario of [afrika, azie])
      expect(scenario.story('anna', ['EnrollmentEnded'])).toEqual(['Tue 11 May 11:00 EnrollmentEnded no: objected']);
  });

  it('M40 "do not call" closes the phone everywhere', async () => {
    const [afrika, azie] = await inTwo();
    azie.at('2027-05-11 11:00', () => azie.signal('anna', 'do-not-call'));
    await afrika.runUntil('2028-02-01 00:00');
    expect(azie.story('anna', ['CallTaskSent'])).toEqual([]);
    const late = afrika.events('anna', 'CallTaskSent').filter(({ at }) => at > azie.local('2027-05-11 11:00'));
    expect(late).toEqual([]);
  });

  it('M40 a hard bounce is a task of the owner: the address is wrong', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    const bounce = async () => {
      const touch = scenario.enrollment('dirk').touch?.id ?? '';
      await scenario.signal('dirk', 'bounced', { by: 'system', touch, data: { kind: 'hard' } });
    };
    scenario.at('2027-02-01 09:01', bounce);
    scenario.at('2027-02-01 09:02', bounce);
    await scenario.runUntil('2027-02-03 00:00');
    expect(scenario.lists('address-wrong')).toEqual(['Mon 1 Feb 09:01 MailSent address-wrong → mirjam']);
  });

  it('M40 the next campaign does not mail who has unsubscribed, and phones him with words of an invitation', async () => {
    const [afrika, azie] = await inTwo();
    afrika.at('2027-02-01 09:30', () => afrika.signal('anna', 'unsubscribed'));
    await afrika.runUntil('2027-05-12 00:00');
    expect(azie.story('anna', TOLD)).toEqual([
      'Mon 10 May 09:00 MailSkipped invite: unsubscribed',
      'Tue 11 May 09:00 CallTaskSent phone-invite → pieter',
    ]);
  });

  it('M40 what the contact asks for on the phone goes once, and is logged, although he has unsubscribed', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'eva' }] });
    scenario.at('2027-02-01 09:30', () => scenario.signal('eva', 'unsubscribed'));
    scenario.reports('eva', 'call-reminder', 'accepted');
    scenario.reports('eva', 'conversation-call', ['send-documents', { file: 'presentation' }], 'spoken');
    scenario.at('2027-03-18 13:30', () => scenario.signal('eva', 'attended', { by: 'system' }));
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-04-01 00:00');
    expect(scenario.story('eva').slice(4)).toEqual([
      'Mon 22 Mar 09:00 CallTaskSent conversation-call → pieter',
      'Mon 22 Mar 10:00 MailSent presentation-on-request → eva',
      'Thu 25 Mar 09:00 CallTaskSent conversation-call → pieter',
    ]);
    const requested = scenario.sent.filter((touch) => touch.template === 'presentation-on-request');
    expect(requested).toMatchObject([{ mailKind: 'service', urgency: 'answer', files: ['presentation'] }]);
  });

  it('M40 documents asked for do not go to an address that came back', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'eva' }] });
    scenario.at('2027-02-01 09:30', async () => {
      const touch = scenario.enrollment('eva').touch?.id ?? '';
      await scenario.signal('eva', 'bounced', { by: 'system', touch, data: { kind: 'hard' } });
    });
    scenario.reports('eva', 'call-reminder', 'not-reached');
    scenario.reports('eva', 'call-1', ['send-documents', { file: 'presentation' }], 'spoken');
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-04-05 00:00');
    expect(scenario.story('eva', ['MailSkipped']).filter((line) => line.includes('call-1'))).toEqual([
      'Fri 26 Mar 10:00 MailSkipped call-1: hard bounce',
    ]);
    expect(scenario.sent.filter((touch) => touch.template === 'presentation-on-request')).toEqual([]);
  });
});
