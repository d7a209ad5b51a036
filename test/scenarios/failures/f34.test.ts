import { describe, expect, it } from 'vitest';
import type { Ports } from '../../../workflows/ports.ts';
import { type Scenario, startScenario } from '../scenario.ts';

const BV = { organisation: 'Maasoever BV', organisationId: '00010231' };
const TOLD = ['MailSent', 'CallTaskSent', 'CallTaskWithdrawn', 'Held', 'Released', 'EnrollmentEnded'] as const;

/** Anna, Ruben and Sofie of one organisation; anna came, the other two never answered. */
async function threeOfOne(options: Partial<Parameters<typeof startScenario>[0]> = {}): Promise<Scenario> {
  const contacts = ['anna', 'ruben', 'sofie'].map((name) => ({ name, ...BV }));
  const scenario = await startScenario({ contacts, ...options });
  for (const name of ['ruben', 'sofie'])
    for (const step of ['call-reminder', 'call-1', 'call-2']) scenario.reports(name, step, 'not-reached');
  scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
  scenario.at('2027-03-18 13:41', () => scenario.signal('anna', 'attended', { by: 'system' }));
  scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
  return scenario;
}

function from(scenario: Scenario, name: string, day: string): string[] {
  const lines = scenario.story(name, TOLD);
  return lines.slice(lines.findIndex((line) => line.includes(day)));
}

describe('F34', () => {
  it('F34 three contacts, one yes: the other two wait from her appointment on, and end with her order', async () => {
    const scenario = await threeOfOne();
    const { at, signal, report, local } = scenario;
    at('2027-03-18 17:45', () =>
      signal('anna', 'appointment', { by: 'rep', data: { when: local('2027-03-24 10:00') } }),
    );
    at('2027-03-25 11:00', () => report('anna', 'quote-requested'));
    at('2027-04-30 16:00', () => signal('anna', 'yes', { by: 'rep', data: { revenue: 12_000, margin: 5_000 } }));
    await scenario.runUntil('2027-09-01 00:00');
    for (const name of ['ruben', 'sofie']) {
      expect(from(scenario, name, '18 Mar')).toEqual([
        'Thu 18 Mar 17:45 Held colleague for pieter',
        'Fri 30 Apr 16:00 Released colleague for pieter',
        'Fri 30 Apr 16:00 EnrollmentEnded void: a colleague ordered',
      ]);
      expect(scenario.contact(name).stage).toBe('prospect');
    }
  });

  it('F34 the appointment falls through: the other two go on where they were', async () => {
    const scenario = await threeOfOne();
    const { at, signal, report, local } = scenario;
    at('2027-03-18 17:45', () =>
      signal('anna', 'appointment', { by: 'rep', data: { when: local('2027-03-24 10:00') } }),
    );
    at('2027-03-25 11:00', () => report('anna', 'not-visited'));
    await scenario.runUntil('2027-04-02 00:00');
    expect(from(scenario, 'ruben', '18 Mar')).toEqual([
      'Thu 18 Mar 17:45 Held colleague for pieter',
      'Thu 25 Mar 11:00 Released colleague for pieter',
      'Thu 25 Mar 11:00 MailSent presentation-silent → ruben',
      'Thu 1 Apr 09:00 CallTaskSent call-1 → pieter',
    ]);
  });

  it('F34 a call that is with the rep already is withdrawn when a colleague makes an appointment, and comes back after it', async () => {
    const scenario = await threeOfOne();
    const { at, signal, report, local } = scenario;
    scenario.reports('anna', 'conversation-call', 'spoken');
    scenario.reports('ruben', 'call-1');
    at('2027-03-30 09:30', () =>
      signal('anna', 'appointment', { by: 'rep', data: { when: local('2027-04-06 10:00') } }),
    );
    at('2027-04-07 11:00', () => report('anna', 'not-visited'));
    await scenario.runUntil('2027-04-10 00:00');
    expect(from(scenario, 'ruben', '30 Mar')).toEqual([
      'Tue 30 Mar 09:00 CallTaskSent call-1 → pieter',
      'Tue 30 Mar 09:30 CallTaskWithdrawn call-1: answered',
      'Tue 30 Mar 09:30 Held colleague for pieter',
      'Wed 7 Apr 11:00 Released colleague for pieter',
      // One call an organisation a day: Anna, who had an appointment, is the warmer one.
      'Fri 9 Apr 09:00 CallTaskSent call-1 → pieter',
    ]);
    expect(
      scenario
        .events('ruben', 'CallTaskSent')
        .slice(-2)
        .map(({ data }) => data.attempt),
    ).toEqual([1, 1]);
  });

  it('F34 one no for the organisation: nobody else there is approached any more', async () => {
    const scenario = await threeOfOne();
    scenario.reports('anna', 'conversation-call', ['no', { reason: 'eigen expediteur', for: 'organisation' }]);
    await scenario.runUntil('2027-09-01 00:00');
    expect(scenario.story('anna').at(-1)).toBe('Mon 22 Mar 10:00 EnrollmentEnded no: eigen expediteur');
    for (const name of ['ruben', 'sofie']) {
      expect(from(scenario, name, '22 Mar')).toEqual([
        'Mon 22 Mar 10:00 EnrollmentEnded void: a colleague said no for the organisation',
      ]);
      expect(scenario.contact(name).stage).toBe('prospect');
    }
    expect(scenario.organisationOf('anna').decided).toMatchObject({
      answer: 'no',
      at: scenario.local('2027-03-22 10:00'),
    });
  });

  it('F34 one no for the person: her story ends, the others’ goes on', async () => {
    const scenario = await threeOfOne();
    scenario.reports('anna', 'conversation-call', ['no', { reason: 'andere functie', for: 'person' }]);
    await scenario.runUntil('2027-04-02 00:00');
    expect(scenario.story('anna').at(-1)).toBe('Mon 22 Mar 10:00 EnrollmentEnded no: andere functie');
    expect(from(scenario, 'ruben', '23 Mar')).toEqual([
      'Tue 23 Mar 10:00 MailSent presentation-silent → ruben',
      'Tue 30 Mar 09:00 CallTaskSent call-1 → pieter',
      'Thu 1 Apr 09:00 CallTaskSent call-1 → pieter',
    ]);
    expect(scenario.organisationOf('anna').decided).toBeUndefined();
  });

  /** Nobody is woken for a colleague's sake: those messages carry no stay. */
  const deaf = (ports: Ports): Ports => ({
    ...ports,
    queues: {
      ...ports.queues,
      wake: async (message, delay) => {
        const isNews = message.stay === undefined && ports.clock.now() > Date.UTC(2027, 2, 19, 12);
        if (!isNews) await ports.queues.wake(message, delay);
      },
    },
  });

  it('F34 with nobody woken the claim still stops every touch, and the look of the sweep lets them go on', async () => {
    const scenario = await threeOfOne({ around: deaf });
    const { at, signal, report, local } = scenario;
    at('2027-03-22 09:30', () => report('anna', 'appointment', { when: local('2027-03-24 10:00') }));
    at('2027-03-25 11:00', () => report('anna', 'not-visited'));
    at('2027-04-05 11:00', () => signal('anna', 'no', { by: 'rep', data: { reason: 'gestopt', for: 'organisation' } }));
    scenario.reports('ruben', 'call-1');
    await scenario.runUntil('2027-05-01 00:00');
    expect(from(scenario, 'ruben', '23 Mar')).toEqual([
      'Tue 23 Mar 10:00 Held colleague for pieter',
      'Fri 26 Mar 10:10 Released colleague for pieter',
      'Fri 26 Mar 10:10 MailSent presentation-silent → ruben',
      'Fri 2 Apr 09:00 CallTaskSent call-1 → pieter',
      'Wed 7 Apr 09:00 CallTaskWithdrawn call-1: given to the deputy',
      'Wed 7 Apr 09:00 EnrollmentEnded void: a colleague said no for the organisation',
    ]);
  });

  it('F34 a mail that is about to go when a colleague makes an appointment does not go', async () => {
    let interrupted = false;
    const between = (ports: Ports): Ports => ({
      ...ports,
      store: {
        ...ports.store,
        commit: async (change) => {
          const claims = change.touches?.some(
            ({ next }) => next.template === 'presentation-silent' && next.status === 'sending',
          );
          if (claims && !interrupted) {
            interrupted = true;
            const data = { when: ports.clock.now() + 86_400_000 };
            await scenario.signal('anna', 'appointment', { by: 'rep', data });
          }
          return ports.store.commit(change);
        },
      },
    });
    const scenario = await threeOfOne({ around: between });
    scenario.reports('anna', 'conversation-call', 'spoken');
    await scenario.runUntil('2027-03-24 00:00');
    expect(interrupted).toBe(true);
    for (const name of ['ruben', 'sofie'])
      expect(
        scenario.story(name, ['MailSent']).filter((line) => line.includes('presentation')),
        name,
      ).toEqual([]);
  });

  it('F34 two of them have an appointment: the third waits until both fell through', async () => {
    const scenario = await threeOfOne();
    const { at, signal, report, local } = scenario;
    at('2027-03-18 17:45', () =>
      signal('anna', 'appointment', { by: 'rep', data: { when: local('2027-03-24 10:00') } }),
    );
    at('2027-03-18 17:50', () =>
      signal('ruben', 'appointment', { by: 'rep', data: { when: local('2027-03-25 10:00') } }),
    );
    at('2027-03-25 11:00', () => report('anna', 'not-visited'));
    at('2027-03-26 11:00', () => report('ruben', 'not-visited'));
    await scenario.runUntil('2027-03-30 00:00');
    expect(from(scenario, 'sofie', '18 Mar')).toEqual([
      'Thu 18 Mar 17:45 Held colleague for pieter',
      'Fri 26 Mar 11:00 Released colleague for pieter',
      'Fri 26 Mar 11:00 MailSent presentation-silent → sofie',
    ]);
    expect(from(scenario, 'ruben', '18 Mar')).toEqual([
      'Thu 18 Mar 17:45 Held colleague for pieter',
      'Thu 18 Mar 17:50 Released colleague for pieter',
      'Fri 26 Mar 09:00 MailSent appointment → pieter',
    ]);
    expect(scenario.organisationOf('anna')).toMatchObject({ version: expect.any(Number) });
    expect(scenario.organisationOf('anna').heldBy).toBeUndefined();
  });

  it('F34 a guest who accepted hears all about the event while his colleague has an appointment, and comes into the hand-off', async () => {
    const scenario = await threeOfOne();
    const { at, signal, local } = scenario;
    at('2027-02-03 10:00', () => signal('ruben', 'accepted'));
    at('2027-03-01 10:00', () =>
      signal('anna', 'appointment', { by: 'rep', data: { when: local('2027-04-24 10:00') } }),
    );
    at('2027-03-02 10:00', () => signal('ruben', 'declined', { data: { reason: 'date' } }));
    at('2027-03-03 10:00', () => signal('ruben', 'accepted'));
    await scenario.runUntil('2027-04-01 00:00');
    expect(from(scenario, 'ruben', '3 Feb')).toEqual([
      'Wed 3 Feb 10:00 MailSent confirmation → ruben',
      'Mon 1 Mar 10:00 Held colleague for mirjam',
      'Tue 2 Mar 10:00 MailSent seat-released → ruben',
      'Wed 3 Mar 10:00 MailSent confirmation → ruben',
      'Wed 17 Mar 10:00 MailSent practical → ruben',
    ]);
    expect(scenario.story('ruben', ['HandedOff'])).toEqual(['Thu 18 Mar 14:00 HandedOff hand-off']);
  });

  it('F34 who reports the yes names the colleague who goes on: he does, the other ends', async () => {
    const scenario = await threeOfOne();
    const goOn = scenario.idOf('ruben');
    scenario.at('2027-03-22 16:00', () => scenario.signal('anna', 'yes', { by: 'rep', data: { revenue: 1, goOn } }));
    await scenario.runUntil('2027-04-01 00:00');
    expect(scenario.story('sofie').at(-1)).toBe('Mon 22 Mar 16:00 EnrollmentEnded void: a colleague ordered');
    expect(from(scenario, 'ruben', '22 Mar').concat(from(scenario, 'ruben', '23 Mar'))).toContain(
      'Tue 23 Mar 10:00 MailSent presentation-silent → ruben',
    );
    expect(scenario.enrollment('ruben').status).toBe('open');
  });

  it('F34 a yes that no rep reported: the owner has five business days to say who goes on; nobody else does', async () => {
    const scenario = await threeOfOne();
    const { at, signal, run, idOf } = scenario;
    at('2027-03-24 16:00', () => signal('anna', 'yes', { by: 'system', data: { revenue: 12_000, margin: 5_000 } }));
    at('2027-03-25 10:00', () => run((doors) => doors.resumeEnrollment(idOf('ruben'))));
    await scenario.runUntil('2027-05-01 00:00');
    expect(from(scenario, 'sofie', '24 Mar')).toEqual([
      'Wed 24 Mar 16:00 Held colleague for pieter',
      'Thu 1 Apr 16:00 Released colleague for pieter',
      'Thu 1 Apr 16:00 EnrollmentEnded void: a colleague ordered',
    ]);
    expect(from(scenario, 'ruben', '24 Mar').slice(0, 3)).toEqual([
      'Wed 24 Mar 16:00 Held colleague for pieter',
      'Thu 25 Mar 10:00 Released colleague for pieter',
      expect.stringContaining('CallTaskSent call-1 → pieter'),
    ]);
  });
});
