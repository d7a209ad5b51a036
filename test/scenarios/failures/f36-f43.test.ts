import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

const STEPS = ['call-reminder', 'conversation-call', 'call-1', 'call-2'];

describe('F36', () => {
  /** Dates of all calls of one who is never reached, and whose mail is closed at a moment. */
  async function calls(group: 'came' | 'silent', closedAt?: string): Promise<string[]> {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    for (const step of STEPS) scenario.reports('dirk', step, 'not-reached');
    if (group === 'came') {
      scenario.reports('dirk', 'call-reminder', 'not-reached', 'accepted');
      scenario.at('2027-03-18 13:40', () => scenario.signal('dirk', 'attended', { by: 'system' }));
    }
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    if (closedAt !== undefined) scenario.at(closedAt, () => scenario.signal('dirk', 'unsubscribed'));
    await scenario.runUntil('2027-05-01 00:00');
    return scenario.story('dirk', ['CallTaskSent']);
  }

  it('F36 mail closed at each step in turn: the dates of all calls stay as they were', async () => {
    const silent = await calls('silent');
    expect(silent).toHaveLength(6);
    const moments = [
      '2027-02-01 09:00',
      '2027-02-01 09:30',
      '2027-02-09 12:00',
      '2027-03-01 12:00',
      '2027-03-18 15:00',
      '2027-03-19 15:00',
      '2027-03-24 12:00',
      '2027-04-01 12:00',
      '2027-04-13 12:00',
    ];
    for (const moment of moments) expect(await calls('silent', moment), moment).toEqual(silent);
    const came = await calls('came');
    expect(came.length).toBeGreaterThan(5);
    for (const moment of moments) expect(await calls('came', moment), moment).toEqual(came);
  });
});

describe('F42', () => {
  const DECEMBER = { launchAt: '2027-12-01 09:00', eventStart: '2028-01-27 14:00', eventEnd: '2028-01-27 17:30' };
  const TWO_MINUTES = 120_000;

  it('F42 accepted on Saturday at 22:10: the confirmation goes within two minutes', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
    scenario.at('2027-02-06 22:10', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-02-07 00:00');
    const confirmation = scenario.events('anna', 'MailSent').find((event) => event.data.template === 'confirmation');
    expect((confirmation?.at ?? Number.POSITIVE_INFINITY) - scenario.local('2027-02-06 22:10')).toBeLessThanOrEqual(
      TWO_MINUTES,
    );
    expect(confirmation?.data).toMatchObject({ urgency: 'answer', kind: 'service', calendar: { method: 'PUBLISH' } });
  });

  it('F42 accepted on Christmas Day, and taken back on New Year’s night: each is answered within two minutes', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], ...DECEMBER });
    scenario.reports('anna', 'call-reminder', 'not-reached');
    scenario.at('2027-12-25 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2028-01-01 00:30', () => scenario.signal('anna', 'declined', { data: { reason: 'date' } }));
    await scenario.runUntil('2028-01-02 00:00');
    const answers = scenario.events('anna', 'MailSent').slice(-2);
    expect(answers.map((event) => event.data.template)).toEqual(['confirmation', 'seat-released']);
    expect((answers[0]?.at ?? 0) - scenario.local('2027-12-25 10:00')).toBeLessThanOrEqual(TWO_MINUTES);
    expect((answers[1]?.at ?? 0) - scenario.local('2028-01-01 00:30')).toBeLessThanOrEqual(TWO_MINUTES);
    const [published, cancelled] = answers.map(
      (event) => event.data.calendar as { uid: string; sequence: number; method: string },
    );
    expect(cancelled).toMatchObject({ uid: published?.uid, method: 'CANCEL' });
    expect(cancelled?.sequence).toBeGreaterThan(published?.sequence ?? Number.POSITIVE_INFINITY);
  });

  it('F42 accepted on the morning of the event: confirmed at once, and not reminded of it', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
    scenario.reports('anna', 'call-reminder', 'not-reached');
    scenario.at('2027-03-18 08:10', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-03-18 15:00');
    expect(scenario.story('anna').slice(4)).toEqual(['Thu 18 Mar 08:10 MailSent confirmation → anna']);
  });

  it('F42 with the stream switched off the confirmation still goes, at the next sweep', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], stream: false });
    scenario.at('2027-02-06 22:10', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-02-07 00:00');
    expect(scenario.story('anna').at(-1)).toMatch(/^Sat 6 Feb 22:[12]\d MailSent confirmation → anna$/);
  });
});

describe('F43', () => {
  it('F43 24 months of nurture, as prospect and as lead: no item comes twice to a contact', async () => {
    const items = Array.from({ length: 20 }, (_, index) => `item-${index}`);
    const scenario = await startScenario({
      contacts: [{ name: 'dirk' }, { name: 'leo' }],
      more: `content: { nurture: [ ${items.join(', ')} ] }\nsettings: { nurture: { silence: 36 months } }`,
    });
    for (const name of ['dirk', 'leo'])
      for (const step of [...STEPS, 'nurture-call']) scenario.reports(name, step, 'not-reached');
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    scenario.world.listen((event) => {
      const name = event.enrollment === scenario.idOf('leo') ? 'leo' : 'dirk';
      if (event.type !== 'DecisionAsked') return;
      scenario.world.clock.at(event.at + 3_600_000, () => scenario.decide(name, name === 'leo' ? 'recycle' : 'go-on'));
    });
    await scenario.runUntil('2029-04-19 00:00');
    for (const name of ['dirk', 'leo']) {
      const nurtured = scenario
        .events(name, 'MailSent')
        .map((event) => String(event.data.template))
        .filter((template) => template.startsWith('nurture-'));
      expect(nurtured.length, name).toBeGreaterThan(7);
      expect(new Set(nurtured).size, name).toBe(nurtured.length);
      expect(nurtured, name).toEqual(items.slice(0, nurtured.length).map((item) => `nurture-${item}`));
    }
    expect(scenario.story('dirk', ['MailSent']).slice(3, 5)).toEqual([
      'Thu 3 Jun 10:00 MailSent nurture-item-0 → dirk',
      expect.stringContaining('MailSent nurture-item-1 → dirk'),
    ]);
    expect(scenario.contact('leo').stage).toBe('lead');
  });
});
