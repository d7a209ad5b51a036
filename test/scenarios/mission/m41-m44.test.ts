import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenario.ts';

const STEPS = ['call-reminder', 'call-1', 'call-2'];

/** Three of one organisation, assigned to two reps, none of whom answers by himself. */
async function colleagues(): Promise<Scenario> {
  const of = { organisation: 'Maasoever BV', organisationId: '00010231' };
  const contacts = [
    { name: 'anna', ...of },
    { name: 'ruben', ...of, rep: 'lotte@voorbeeld.example' },
    { name: 'sofie', ...of },
  ];
  const scenario = await startScenario({ contacts });
  for (const { name } of contacts) for (const step of STEPS) scenario.reports(name, step, 'not-reached');
  scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
  return scenario;
}

const NAMES = ['anna', 'ruben', 'sofie'];

describe('M41 the unit is the organisation', () => {
  it('M41 it is one item with one owner, whoever of its contacts is assigned to whom', async () => {
    const scenario = await colleagues();
    await scenario.runUntil('2027-03-18 13:00');
    expect(new Set(NAMES.map((name) => scenario.organisationOf(name).id)).size).toBe(1);
    expect(scenario.organisationOf('anna').owner).toBe('marketing');
    await scenario.runUntil('2027-03-18 15:00');
    expect(NAMES.map((name) => scenario.contact(name).stage)).toEqual(['prospect', 'prospect', 'prospect']);
    const changes = scenario.world.events.filter(({ type }) => type === 'OwnerChanged');
    expect(changes).toHaveLength(1);
    expect(scenario.organisationOf('anna').owner).toBe(changes[0]?.data.to);
  });

  it('M41 it is called once a day at most, however many of it wait for a call', async () => {
    const scenario = await colleagues();
    await scenario.runUntil('2027-05-01 00:00');
    const calls = NAMES.flatMap((name) => scenario.events(name, 'CallTaskSent'));
    expect(calls.length).toBeGreaterThan(8);
    const days = calls.map(({ at }) => new Date(at).toISOString().slice(0, 10));
    expect(new Set(days).size).toBe(days.length);
  });

  it('M41 once one of them has ordered the others are neither mailed nor called again, and it counts as one customer', async () => {
    const scenario = await colleagues();
    scenario.at('2027-03-30 16:00', () => scenario.signal('anna', 'yes', { by: 'rep', data: { revenue: 9_000 } }));
    await scenario.runUntil('2027-12-01 00:00');
    const touched = ['ruben', 'sofie'].flatMap((name) =>
      scenario.events(name, 'MailSent', 'CallTaskSent').filter(({ at }) => at > scenario.local('2027-03-30 16:00')),
    );
    expect(touched).toEqual([]);
    expect(['ruben', 'sofie'].map((name) => scenario.enrollment(name).outcome)).toEqual(['void', 'void']);
    expect(scenario.contact('anna').stage).toBe('customer');
  });

  it('M41 who was to be decided on while a colleague was talked with is asked about when that is over, however long it was', async () => {
    const first = await colleagues();
    await first.runUntil('2027-06-01 00:00');
    const since = first.events('anna', 'StepEntered').find(({ step }) => step === 'decide')?.at ?? 0;
    const scenario = await colleagues();
    const data = { when: scenario.local('2027-11-01 10:00') };
    scenario.atInstant(since + 3_600_000, () => scenario.signal('ruben', 'appointment', { by: 'rep', data }));
    scenario.at('2027-11-02 15:00', () => scenario.signal('ruben', 'not-visited', { by: 'rep' }));
    await scenario.runUntil('2027-11-02 14:00');
    expect(scenario.enrollment('anna')).toMatchObject({ step: 'decide', hold: { reason: 'colleague' } });
    expect(scenario.events('anna', 'DecisionAsked')).toEqual([]);
    await scenario.runUntil('2027-11-09 12:00');
    expect(scenario.enrollment('anna').hold).toBeUndefined();
    expect(scenario.story('anna', ['DecisionAsked'])).toHaveLength(1);
    expect(scenario.faults).toEqual([]);
  });
});

describe('M44 reps away', () => {
  const reps = (deputy: string): string => `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 4${deputy}, absences: [{ from: 2027-03-29, to: 2027-04-02 }] }
  - { email: lotte@voorbeeld.example, name: Lotte Smit, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 4 }
`;
  const names = Array.from({ length: 10 }, (_, index) => `c${index}`);

  /** Ten who never answer: their calls after the event fall into a week in which their rep is away. */
  async function callsBy(deputy: string): Promise<string[]> {
    const scenario = await startScenario({ contacts: names.map((name) => ({ name })), reps: reps(deputy) });
    for (const name of names) for (const step of STEPS) scenario.reports(name, step, 'not-reached');
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-04-10 00:00');
    return scenario.world.events
      .filter(({ type, at }) => type === 'CallTaskSent' && at > scenario.local('2027-03-22 00:00'))
      .map(({ at, data }) => `${new Date(at).toISOString().slice(0, 10)} ${data.rep}`);
  }

  it('M44 what can wait waits for him, and is spread over the days after his return by what he can do', async () => {
    const calls = await callsBy(', deputy: lotte@voorbeeld.example');
    expect(calls.length).toBeGreaterThan(9);
    const away = calls.filter((call) => call < '2027-04-05' && call >= '2027-03-29');
    expect(away.filter((call) => call.includes('pieter'))).toEqual([]);
    const perDay = Map.groupBy(calls, (call) => call);
    expect(Math.max(...[...perDay.values()].map((day) => day.length))).toBeLessThanOrEqual(4);
    expect([...perDay.keys()].filter((day) => day.includes('pieter')).length).toBeGreaterThan(2);
  });
});
