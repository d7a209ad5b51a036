import { describe, expect, it } from 'vitest';
import { mailsOf } from '../rep-day/mails.ts';
import { startScenario } from '../scenario.ts';

const LEVELS = ['ServiceLevelWarned', 'ServiceLevelBreached'] as const;
const REPS = (absences: string) => `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest, manager: chef@voorbeeld.example }
  - { email: lotte@voorbeeld.example, name: Lotte Smit, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest, deputy: pieter@voorbeeld.example${absences} }
`;
type Scenario = Awaited<ReturnType<typeof startScenario>>;

/** What was told of the levels of one contact: when, which, whose. */
const told = (scenario: Scenario, name: string) =>
  scenario
    .events(name, ...LEVELS)
    .map(
      ({ at, type, data }) =>
        `${new Date(at).toISOString().slice(5, 16)} ${type.slice(12)} ${data.level} ${data.owner}`,
    );

/** Cannot come, and says so at once: nobody calls before the event. */
function declines(scenario: Scenario, ...names: readonly string[]): void {
  for (const name of names)
    scenario.at('2027-02-02 10:00', () => scenario.signal(name, 'declined', { data: { reason: 'date' } }));
}

/** Accepted, came, and the list is closed by the next morning. */
function comes(scenario: Scenario, name: string): void {
  scenario.at('2027-02-02 10:00', () => scenario.signal(name, 'accepted'));
  scenario.at('2027-03-18 14:05', () => scenario.signal(name, 'attended', { by: 'host' }));
}

describe('M18', () => {
  it('M18 sales takes over within what was agreed: warned before, breached once, its manager told', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }, { name: 'bob' }], reps: REPS('') });
    declines(scenario, 'anna', 'bob');
    scenario.at('2027-03-19 10:00', () => scenario.signal('bob', 'taken-over', { by: 'rep' }));
    await scenario.runUntil('2027-03-25 00:00');
    expect(told(scenario, 'anna')).toEqual([
      '03-22T08:00 Warned takeOver pieter@voorbeeld.example',
      '03-22T11:00 Breached takeOver pieter@voorbeeld.example',
    ]);
    expect(told(scenario, 'bob')).toEqual([]);
    expect(scenario.lists('breach')).toEqual(['Mon 22 Mar 12:00 MailSent breach → chef']);
  });

  it('M18 while a rep is away his time does not run', async () => {
    const absences = ', absences: [ { from: 2027-03-22, to: 2027-03-26 } ]';
    const lotte = { rep: 'lotte@voorbeeld.example' };
    const scenario = await startScenario({ contacts: [{ name: 'anna', ...lotte }], reps: REPS(absences) });
    declines(scenario, 'anna');
    await scenario.runUntil('2027-04-01 00:00');
    // Back on Tuesday 30 March, Easter Monday is a holiday: two days of her own.
    expect(told(scenario, 'anna')).toEqual([]);
    await scenario.runUntil('2027-04-05 00:00');
    expect(told(scenario, 'anna')).toEqual([
      '04-01T07:00 Warned takeOver lotte@voorbeeld.example',
      '04-01T10:00 Breached takeOver lotte@voorbeeld.example',
    ]);
  });

  it('M18 a report is warned of in the next digest, and undone it is a breach, once', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }], reps: REPS('') });
    await scenario.runUntil('2027-02-16 00:00');
    expect(told(scenario, 'dirk')).toEqual([
      '02-09T08:00 Warned report pieter@voorbeeld.example',
      '02-10T08:00 Breached report pieter@voorbeeld.example',
    ]);
  });

  it('M18 a qualified contact is called within the time agreed for how ready he is', async () => {
    const plan = `qualified: { must: [ "role is decides" ], points: { attended: 20 }, from: 20, readiness: { ready: "interest >= 9", interested: otherwise } }
serviceLevels: { sales: { firstCall: { interested: 3 business days } } }
`;
    const people = ['anna', 'bob', 'carl'].map((name) => ({ name, buyingRole: name === 'carl' ? 'uses' : 'decides' }));
    const scenario = await startScenario({ contacts: people, plan, reps: REPS('') });
    for (const { name } of people) comes(scenario, name);
    scenario.at('2027-03-18 18:00', () => scenario.closeAttendance());
    scenario.at('2027-03-19 09:30', async () => {
      for (const { name } of people) await scenario.signal(name, 'taken-over', { by: 'rep' });
    });
    scenario.reports('bob', 'conversation-call', 'not-reached');
    await scenario.runUntil('2027-03-26 00:00');
    const first = (name: string) => told(scenario, name).filter((line) => line.includes('firstCall'));
    expect(first('anna')).toEqual([
      '03-24T08:00 Warned firstCall pieter@voorbeeld.example',
      '03-25T08:00 Breached firstCall pieter@voorbeeld.example',
    ]);
    expect(first('bob')).toEqual([]);
    expect(first('carl')).toEqual([]);
  });

  it('M18 marketing hands over completely: what is missing is a breach of its own, told to both on Monday', async () => {
    const plan = 'serviceLevels: { marketing: { handOver: { complete: [ role, phone, source, employees ] } } }\n';
    const people = [
      { name: 'anna', role: 'inkoper', employees: '80' },
      { name: 'bob', employees: '80', phone: '' },
    ];
    const scenario = await startScenario({ contacts: people, plan, reps: REPS('') });
    declines(scenario, 'anna', 'bob');
    scenario.at('2027-03-19 09:30', async () => {
      for (const { name } of people) await scenario.signal(name, 'taken-over', { by: 'rep' });
    });
    await scenario.runUntil('2027-03-30 00:00');
    expect(told(scenario, 'anna')).toEqual([]);
    expect(scenario.events('bob', ...LEVELS).map(({ data }) => data)).toEqual([
      { level: 'handOver', side: 'marketing', owner: 'mirjam@voorbeeld.example' },
    ]);
    expect(scenario.enrollment('bob').facts.incomplete?.value).toBe('role phone');
    const weekly = scenario.lists('weekly').filter((line) => line.startsWith('Mon 22 Mar'));
    expect(weekly).toEqual(['Mon 22 Mar 09:00 MailSent weekly → mirjam', 'Mon 22 Mar 09:00 MailSent weekly → sander']);
    const says = mailsOf(scenario).filter(({ template, eml }) => {
      const names = eml.text.includes(
        'Bob Jansen, Bob Bedrijf BV · onvolledig overgedragen (ontbreekt: functie of rol, telefoonnummer)',
      );
      return template === 'managers/weekly' && names;
    });
    expect(says.map(({ line }) => line.at)).toEqual(['2027-03-22T08:00:00.000Z', '2027-03-22T08:00:00.000Z']);
  });

  it('M18 M21 both sides are called to go through the plan on the dates it sets', async () => {
    const plan = 'reviewOn: [ 2027-01-04, 2027-04-05, 2027-07-05 ]\n';
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], plan });
    await scenario.runUntil('2027-04-10 00:00');
    expect(scenario.lists('plan-review')).toEqual([
      'Mon 5 Apr 09:00 MailSent plan-review → mirjam',
      'Mon 5 Apr 09:00 MailSent plan-review → sander',
    ]);
  });
});
