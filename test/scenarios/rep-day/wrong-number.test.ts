import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';
import { mailsOf } from './mails.ts';

const OWNED = 'data: { fields: { phone: { owner: marketing, required: true } } }\n';
const CALLS = ['CallTaskSent', 'CallTaskSkipped', 'MailSent'] as const;

describe('rep-day: a wrong number', () => {
  it('rep-day: with the right one he is called again tomorrow, the same try, and the old one is kept', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    const number = '+31101234567';
    scenario.reports('dirk', 'call-reminder', ['wrong-number', { number }], 'accepted');
    await scenario.runUntil('2027-02-12 00:00');
    expect(scenario.story('dirk', ['CallTaskSent'])).toEqual([
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Tue 9 Feb 09:00 CallTaskSent call-reminder → pieter',
    ]);
    expect(scenario.events('dirk', 'CallTaskSent').map(({ data }) => data.attempt)).toEqual([1, 1]);
    expect(scenario.contact('dirk')).toMatchObject({ phone: number, more: { previousPhone: '+31100001000' } });
    expect(scenario.lists('number-wrong')).toEqual([]);
  });

  it('rep-day: with none, whoever keeps numbers by the plan gets a task; five business days later it goes on without the phone', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }], plan: OWNED });
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    scenario.reports('dirk', 'call-reminder', 'not-reached');
    scenario.reports('dirk', 'call-1', 'wrong-number');
    await scenario.runUntil('2027-06-01 00:00');
    expect(scenario.faults).toEqual([]);
    expect(scenario.lists('number-wrong')).toEqual(['Fri 26 Mar 10:00 MailSent number-wrong → mirjam']);
    const story = scenario.story('dirk', CALLS);
    expect(story.slice(story.findIndex((line) => line.includes('call-1')))).toEqual([
      'Fri 26 Mar 09:00 CallTaskSent call-1 → pieter',
      // Easter Monday is no business day: the fifth is Monday a week later.
      'Mon 5 Apr 09:00 CallTaskSkipped call-1: no phone number',
      'Thu 15 Apr 09:00 MailSent whitepaper → dirk',
      expect.stringMatching(/ CallTaskSkipped call-2: no phone number$/),
    ]);
    const mail = mailsOf(scenario).find(({ template }) => template === 'managers/number-wrong');
    expect(mail?.eml.subject).toBe('Nummer klopt niet: Dirk Jansen (Dirk Bedrijf BV)');
    expect(mail?.eml.text).toContain('+31100001000');
  });

  it('rep-day: where the plan names nobody for numbers, his manager gets it', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    scenario.reports('dirk', 'call-reminder', 'wrong-number');
    await scenario.runUntil('2027-02-12 00:00');
    expect(scenario.lists('number-wrong')).toEqual(['Mon 8 Feb 10:00 MailSent number-wrong → sander']);
  });

  it('rep-day: found in the meantime, he is called the next day', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    let touch = '';
    scenario.at('2027-02-08 10:00', async () => {
      touch = scenario.openTask('dirk').id;
      await scenario.report('dirk', 'wrong-number');
    });
    const found = { by: 'rep', data: { number: '+31101234567' } } as const;
    scenario.at('2027-02-10 10:00', () => scenario.signal('dirk', 'wrong-number', { ...found, touch }));
    scenario.at('2027-02-10 10:05', () => scenario.signal('dirk', 'wrong-number', { ...found, touch }));
    await scenario.runUntil('2027-02-19 00:00');
    expect(scenario.story('dirk', ['CallTaskSent']).slice(0, 2)).toEqual([
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Thu 11 Feb 09:00 CallTaskSent call-reminder → pieter',
    ]);
    expect(
      scenario
        .events('dirk', 'CallTaskSent')
        .slice(0, 2)
        .map(({ data }) => data.attempt),
    ).toEqual([1, 1]);
  });

  it('rep-day: who has another number is called on that', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk', mobile: '+31 6 1234 5678' }] });
    scenario.reports('dirk', 'call-reminder', 'wrong-number', 'accepted');
    await scenario.runUntil('2027-02-12 00:00');
    expect(scenario.story('dirk', ['CallTaskSent'])).toHaveLength(2);
    expect(scenario.lists('number-wrong')).toEqual([]);
    expect(scenario.contact('dirk').phone).toBeUndefined();
    expect(scenario.contact('dirk').mobile).toBe('+31612345678');
  });
});

describe('rep-day: a call that is promised again and again', () => {
  it('rep-day: moved three times, his manager sees it, once', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    const { at, report, local } = scenario;
    for (const [day, next] of [
      [8, 9],
      [9, 10],
      [10, 11],
      [11, 12],
      [12, 15],
    ] as const) {
      const on = (date: number) => `2027-02-${String(date).padStart(2, '0')}`;
      at(`${on(day)} 15:30`, () => report('dirk', 'call-back', { when: local(`${on(next)} 15:00`) }));
    }
    await scenario.runUntil('2027-02-16 00:00');
    expect(scenario.lists('call-moved')).toEqual(['Thu 11 Feb 15:30 MailSent call-moved → sander']);
    expect(scenario.events('dirk', 'CallTaskSent').map(({ data }) => data.attempt)).toEqual([1, 1, 1, 1, 1, 1]);
    const mail = mailsOf(scenario).find(({ template }) => template === 'managers/call-moved');
    expect(mail?.eml.text).toContain('drie keer verzet; nu staat het op vr 12 feb, 15:00');
  });
});
