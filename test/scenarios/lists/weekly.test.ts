import { describe, expect, it } from 'vitest';
import { mailsOf } from '../rep-day/mails.ts';
import { type Scenario, startScenario } from '../scenario.ts';

const REPS = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, mail: digest }
`;

/** What a manager reads on a Monday, without its links. */
function weekOf(scenario: Scenario, manager: string, day: string): readonly string[] {
  const mail = mailsOf(scenario).find(
    ({ template, eml, line }) =>
      template === 'managers/weekly' && eml.to.address.startsWith(manager) && line.at.startsWith(day),
  );
  const [body = ''] = (mail?.eml.text ?? '').split('\n--\n');
  return body.split('\n').map((line) => line.replaceAll(/ <[^>]*>/g, ''));
}

async function threeWeeks(): Promise<Scenario> {
  const contacts = ['anna', 'bob', 'carla', 'dirk', 'eva'].map((name) => ({ name }));
  const scenario = await startScenario({ contacts, reps: REPS });
  const { at, signal } = scenario;
  at('2027-02-02 10:00', () => signal('anna', 'accepted'));
  at('2027-02-02 11:00', () => signal('bob', 'declined', { data: { reason: 'subject' } }));
  await scenario.runUntil('2027-02-16 00:00');
  expect(scenario.faults).toEqual([]);
  return scenario;
}

describe('the week of a campaign', () => {
  it('goes to both managers every Monday after the launch, whether or not anything was missed', async () => {
    const scenario = await threeWeeks();
    expect(scenario.lists('weekly')).toEqual([
      'Mon 8 Feb 09:00 MailSent weekly → mirjam',
      'Mon 8 Feb 09:00 MailSent weekly → sander',
      'Mon 15 Feb 09:00 MailSent weekly → mirjam',
      'Mon 15 Feb 09:00 MailSent weekly → sander',
    ]);
  });

  it('tells both the same: what happened beside what was agreed, and what stands out', async () => {
    const scenario = await threeWeeks();
    const week = weekOf(scenario, 'sander', '2027-02-15');
    for (const figure of [
      '- Uitgenodigd: 5 van 5',
      '- Hebben geantwoord: 2 van 5',
      '- Komen: 1 van 5 (afgesproken: 70 plaatsen)',
    ])
      expect(week).toContain(figure);
    // Nobody can have been there before it begins.
    expect(week.join('\n')).not.toContain('Waren er');
    expect(week).toContain('- Geen verslag van het gesprek: 3 van 3 (afgesproken: 0)');
    const late = week.filter((line) => line.includes('geen verslag van het gesprek · bij Pieter Bakker'));
    expect(late.map((line) => line.split(' ')[1])).toEqual(['Carla', 'Dirk', 'Eva']);
    expect(weekOf(scenario, 'mirjam', '2027-02-15')).toEqual(week);
  });

  it('says which decisions wait for its reader, and ends with the campaign', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'bob' }], reps: REPS });
    scenario.at('2027-02-02 11:00', () => scenario.signal('bob', 'declined', { data: { reason: 'subject' } }));
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-03-30 00:00');
    const asked = scenario.story('bob', ['DecisionAsked'])[0] ?? '';
    expect(asked).toMatch(/^Mon 22 Mar/);
    expect(weekOf(scenario, 'mirjam', '2027-03-22')).toContain('- Beslislijst: 1 regel');
    expect(weekOf(scenario, 'mirjam', '2027-03-15').join('\n')).not.toContain('Beslislijst');
  });

  it('M30 says once that earlier figures are counted anew, where a report of an earlier week was put right', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], reps: REPS });
    scenario.reports('anna', 'call-reminder', 'not-reached');
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    let touch = '';
    scenario.at('2027-03-26 10:00', () => {
      touch = scenario.openTask('anna').id;
      const when = scenario.local('2027-04-20 15:00');
      return scenario.signal('anna', 'appointment', { by: 'rep', touch, data: { when } });
    });
    scenario.at('2027-03-30 11:00', () => scenario.signal('anna', 'spoken', { by: 'rep', touch }));
    await scenario.runUntil('2027-04-13 00:00');
    expect(scenario.faults).toEqual([]);
    const told = ['2027-03-30', '2027-04-05', '2027-04-12'].map((day) =>
      weekOf(scenario, 'sander', day).filter((line) => line.includes('teruggenomen')),
    );
    expect(told).toEqual([
      [],
      ['Eén eerder verslag is sinds vorige week teruggenomen of verbeterd; de cijfers zijn daarop opnieuw geteld.'],
      [],
    ]);
  });
});
