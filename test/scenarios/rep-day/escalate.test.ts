import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenario.ts';
import { mailsOf } from './mails.ts';

const WEEK = '{ mon-fri: 09:00-17:00 }';

interface Person {
  readonly hours?: string;
  readonly more?: string;
}

/** Pieter, who reports nothing, and his deputy Lotte. */
function reps(pieter: Person, lotte: Person): string {
  const line = (email: string, { hours = WEEK, more = '' }: Person): string =>
    `  - { email: ${email}@voorbeeld.example, name: ${email === 'pieter' ? 'Pieter Bakker' : 'Lotte Smit'}, hours: ${hours}, mail: digest${more} }\n`;
  return `reps:\n${line('pieter', { ...pieter, more: `, deputy: lotte@voorbeeld.example${pieter.more ?? ''}` })}${line('lotte', lotte)}`;
}

const calls = (scenario: Scenario): string[] => scenario.story('dirk', ['CallTaskSent', 'CallTaskWithdrawn']);

describe('rule 16: an unreported task goes to the deputy on a day of his', () => {
  it.each(['08:00', '09:00', '12:30'])(
    'rule 16: the rep works on Saturdays and his deputy does not: it stays with him until Monday, %s',
    async (start) => {
      const staffed = reps({ hours: '{ mon-sat: 09:00-17:00 }' }, { hours: `{ mon-fri: ${start}-17:00 }` });
      const scenario = await startScenario({
        contacts: [{ name: 'dirk' }],
        reps: staffed,
        launchAt: '2027-02-03 09:00',
      });
      await scenario.runUntil('2027-02-16 00:00');
      expect(calls(scenario)).toEqual([
        'Wed 10 Feb 09:00 CallTaskSent call-reminder → pieter',
        `Mon 15 Feb ${start < '09:00' ? start : '09:00'} CallTaskWithdrawn call-reminder: given to the deputy`,
        `Mon 15 Feb ${start} CallTaskSent call-reminder → lotte for pieter`,
      ]);
      expect(scenario.lists('away')).toEqual([]);
    },
  );

  it('rule 16: reported on that Saturday it never leaves the rep', async () => {
    const staffed = reps({ hours: '{ mon-sat: 09:00-17:00 }' }, {});
    const scenario = await startScenario({
      contacts: [{ name: 'dirk' }],
      reps: staffed,
      launchAt: '2027-02-03 09:00',
    });
    scenario.at('2027-02-13 12:00', () => scenario.report('dirk', 'accepted'));
    await scenario.runUntil('2027-02-16 00:00');
    expect(calls(scenario)).toEqual(['Wed 10 Feb 09:00 CallTaskSent call-reminder → pieter']);
  });

  it.each([
    ['NL', 'Wed 28 Apr'],
    ['DK', 'Tue 27 Apr'],
  ])('rule 16: by the holidays of the deputy’s country, %s: %s', async (country, day) => {
    const staffed = reps({ more: ', holidays: DK' }, { more: `, holidays: ${country}` });
    const scenario = await startScenario({
      contacts: [{ name: 'dirk', country: 'DK', language: 'nl' }],
      reps: staffed,
      launchAt: '2027-04-15 09:00',
      eventStart: '2027-06-03 14:00',
      eventEnd: '2027-06-03 17:00',
    });
    await scenario.runUntil('2027-04-29 00:00');
    expect(calls(scenario)).toEqual([
      'Thu 22 Apr 09:00 CallTaskSent call-reminder → pieter',
      `${day} 09:00 CallTaskWithdrawn call-reminder: given to the deputy`,
      `${day} 09:00 CallTaskSent call-reminder → lotte for pieter`,
    ]);
  });

  it('rule 16: a deputy who comes back on Monday gets it then, and never on the Saturday after his absence', async () => {
    const staffed = reps({}, { more: ', absences: [ { from: 2027-02-12, to: 2027-02-12 } ]' });
    const scenario = await startScenario({
      contacts: [{ name: 'dirk' }],
      reps: staffed,
      launchAt: '2027-02-02 09:00',
    });
    await scenario.runUntil('2027-02-16 00:00');
    expect(calls(scenario)).toEqual([
      'Tue 9 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Mon 15 Feb 09:00 CallTaskWithdrawn call-reminder: given to the deputy',
      'Mon 15 Feb 09:00 CallTaskSent call-reminder → lotte for pieter',
    ]);
  });
});

describe('rule 16: nobody is there to take it over', () => {
  it('rule 16: the rep reports nothing and his deputy is away: the manager is asked, once, in his own hours', async () => {
    const staffed = reps(
      { hours: '{ mon-sat: 09:00-17:00 }' },
      { more: ', absences: [ { from: 2027-02-10, to: 2027-03-12 } ]' },
    );
    const scenario = await startScenario({
      contacts: [{ name: 'dirk' }],
      reps: staffed,
      launchAt: '2027-02-03 09:00',
    });
    await scenario.runUntil('2027-02-18 00:00');
    // Saturday is the second day over; sander reads it on Monday.
    expect(scenario.lists('away')).toEqual(['Mon 15 Feb 09:00 MailSent away → sander']);
    const mail = mailsOf(scenario).find(({ template }) => template === 'managers/away');
    expect(mail?.eml.subject).toBe(
      'Pieter Bakker meldt niets, en de vervanger is er niet: wie neemt één gesprek over?',
    );
    expect(mail?.eml.text).toContain('Dirk Jansen, Dirk Bedrijf BV');
    expect(calls(scenario)).toEqual(['Wed 10 Feb 09:00 CallTaskSent call-reminder → pieter']);
    expect(scenario.story('dirk', ['CallTaskUndone'])).toHaveLength(1);
  });

  it('rule 17: both are away before the event: the manager is asked, and nothing is sent to either', async () => {
    const away = ', absences: [ { from: 2027-02-08, to: 2027-02-12 } ]';
    const scenario = await startScenario({
      contacts: [{ name: 'dirk' }],
      reps: reps({ more: away }, { more: away }),
    });
    await scenario.runUntil('2027-02-13 00:00');
    expect(scenario.lists('away')).toEqual(['Mon 8 Feb 07:00 MailSent away → sander']);
    expect(calls(scenario)).toEqual([]);
  });
});
