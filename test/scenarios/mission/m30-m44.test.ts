import { describe, expect, it } from 'vitest';
import { handOffAnswerBy } from '../../../workflows/domain/hand-off-list.ts';
import { digestOf, mailsOf } from '../rep-day/mails.ts';
import { startScenario } from '../scenario.ts';

const PIETER = 'pieter@voorbeeld.example';
const LOTTE = 'lotte@voorbeeld.example';
const REPS = `reps:
  - { email: ${PIETER}, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest }
  - { email: ${LOTTE}, name: Lotte Smit, hours: { mon-fri: 08:30-17:00 }, callsPerDay: 8, mail: digest, deputy: ${PIETER}, absences: [ { from: 2027-03-22, to: 2027-03-26 } ] }
`;

describe('M30', () => {
  it('M30 a call task tells what is needed for it, and each outcome is a link of its own', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
    await scenario.runUntil('2027-02-08 12:00');
    const digest = mailsOf(scenario).find(
      ({ template, line }) => template === 'reps/digest' && Date.parse(line.at) === scenario.local('2027-02-08 09:00'),
    );
    const task = scenario.openTask('anna').id;
    for (const outcome of ['accepted', 'declined', 'not-reached', 'call-back'])
      expect(digest?.eml.text).toMatch(new RegExp(`/c/[^>]*${task.replaceAll('.', '\\.')}\\?outcome=${outcome}>`));
    expect(digestOf(scenario, PIETER, '2027-02-08 09:00').slice(1, 7)).toEqual([
      'Bellen (1 van 8)',
      'Graag gemeld vóór di 9 feb, 17:00.',
      '- Anna Jansen, Anna Bedrijf BV',
      '+31 10 000 1000 · uitnodiging 1/3',
      'ma 1 feb, 09:00: uitnodiging',
      'Komt · Komt niet · Niet bereikt · Terugbellen',
    ]);
  });
});

describe('M44', () => {
  it('M44 away in the week after the event: her list’s clock starts when she is back, and she reads what happened to each', async () => {
    const contacts = ['anna', 'bob', 'carla', 'dirk'].map((name) => ({ name, rep: LOTTE }));
    const scenario = await startScenario({ contacts, reps: REPS });
    const { at, signal } = scenario;
    for (const name of ['anna', 'bob']) at('2027-02-03 10:00', () => signal(name, 'accepted'));
    at('2027-02-03 10:00', () => signal('carla', 'declined', { data: { reason: 'date' } }));
    scenario.reports('dirk', 'call-reminder', 'not-reached');
    at('2027-03-18 14:00', () => signal('anna', 'attended', { by: 'system' }));
    at('2027-03-19 10:00', () => scenario.closeAttendance());
    scenario.reports('anna', 'conversation-call', ['spoken', { interest: 4 }]);
    await scenario.runUntil('2027-04-02 00:00');
    // 29 March is Easter Monday: two business days from the 30th.
    expect(handOffAnswerBy(scenario.world.live(), LOTTE)).toBe(scenario.local('2027-04-01 12:00'));
    expect(scenario.lists('hand-off').filter((line) => line.endsWith('lotte'))).toEqual([
      'Thu 18 Mar 14:00 MailSent hand-off → lotte',
      'Thu 1 Apr 12:00 MailSent hand-off → lotte',
    ]);
    const [list] = mailsOf(scenario).filter(
      ({ template, eml }) => template === 'reps/hand-off' && eml.to.address === LOTTE,
    );
    expect(list?.eml.text).toContain('donderdag 1 april 2027 om 12.00 uur');
    expect(scenario.story('anna', ['CallTaskSent'])).toEqual([
      'Mon 22 Mar 09:00 CallTaskSent conversation-call → pieter for lotte',
    ]);
    expect(scenario.lists('return')).toEqual(['Tue 30 Mar 08:30 MailSent return → lotte']);
    const back = mailsOf(scenario).find(({ template }) => template === 'reps/return')?.eml.text ?? '';
    expect(back).toMatch(/Anna Jansen, Anna Bedrijf BV · ma 22 mrt, 10:00: Gesproken/);
    expect(back).toMatch(/Bob Jansen, Bob Bedrijf BV · ma 22 mrt, 10:00: presentatie/);
    expect(back).toMatch(/Carla Jansen, Carla Bedrijf BV · di 23 mrt, 10:00: presentatie/);
    expect(back).toMatch(/Dirk Jansen, Dirk Bedrijf BV · di 23 mrt, 10:00: presentatie/);
    const first = digestOf(scenario, LOTTE, '2027-03-30 08:30');
    expect(first).toContain('- Overdracht: 4 contactpersonen · graag vóór do 1 apr, 12:00');
    expect(first.filter((line) => / 1\/\d$/.test(line))).toHaveLength(3);
  });
});
