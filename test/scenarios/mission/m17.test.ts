import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

const CRITERIA = `profiles: [ { segment: forwarders, fits: { country: [NL] }, points: 30 } ]
qualified:
  must: [ "role in decides, advises", "solution fits" ]
  points: { attended: 20, downloaded: 10, askedQuestion: 10, knowsUs: 5 }
  from: 50
  readiness: { ready: "timing <= 3 months", interested: otherwise }
`;

/** A seminar whose plan says when a lead is qualified. */
async function start(name: string, buyingRole = 'decides') {
  const contacts = [{ name, segment: 'forwarders', buyingRole }];
  const scenario = await startScenario({ contacts, plan: CRITERIA });
  scenario.at('2027-02-02 10:00', () => scenario.signal(name, 'accepted'));
  scenario.at('2027-03-18 14:05', () => scenario.signal(name, 'attended', { by: 'host' }));
  scenario.at('2027-03-18 17:00', () => scenario.closeAttendance());
  return scenario;
}

const qualified = (scenario: Awaited<ReturnType<typeof start>>, name: string) =>
  scenario
    .events(name, 'SignalReceived')
    .filter(({ data }) => data.signal === 'qualified')
    .map(({ data }) => [data.by, data.data]);

describe('M17', () => {
  it('M17 the process qualifies who meets the criteria, on what a call taught, with its reasons and how ready he is', async () => {
    const scenario = await start('anna');
    scenario.reports('anna', 'conversation-call', ['spoken', { interest: 4, timing: '2 maanden', issue: 'douane' }]);
    await scenario.runUntil('2027-03-22 09:30');
    expect(qualified(scenario, 'anna')).toEqual([]);
    await scenario.runUntil('2027-03-23 00:00');
    const reason = '55 points: role ✓, solution ✓, profile ✓ 30, attended ✓ 20, knowsUs ✓ 5';
    expect(qualified(scenario, 'anna')).toEqual([['campaign', { readiness: 'ready', points: 55, reason }]]);
    expect(scenario.enrollment('anna').facts.qualified?.data).toMatchObject({ readiness: 'ready' });
  });

  it('M17 who is not fit, has the wrong role or is still unknown is not qualified, whatever he does', async () => {
    const user = await start('anna', 'uses');
    user.reports('anna', 'conversation-call', ['spoken', { interest: 5 }]);
    await user.runUntil('2027-03-24 00:00');
    expect(qualified(user, 'anna')).toEqual([]);
    const unknown = await start('bob');
    unknown.reports('bob', 'conversation-call', 'not-reached');
    await unknown.runUntil('2027-04-01 00:00');
    expect(qualified(unknown, 'bob')).toEqual([]);
  });

  it('M17 is said once, follows what is learnt later, and never overrules a rep', async () => {
    const scenario = await start('anna');
    scenario.reports('anna', 'conversation-call', ['spoken', { interest: 4 }]);
    scenario.reports('anna', 'call-2', ['spoken', { interest: 5, timing: '1 maand' }]);
    await scenario.runUntil('2027-05-01 00:00');
    expect(qualified(scenario, 'anna').map(([by, data]) => [by, (data as { readiness: string }).readiness])).toEqual([
      ['campaign', 'interested'],
      ['campaign', 'ready'],
    ]);
    const own = await start('bob');
    own.at('2027-03-19 10:00', () => own.signal('bob', 'qualified', { by: 'rep', data: { readiness: 'interested' } }));
    own.reports('bob', 'conversation-call', ['spoken', { interest: 5, timing: 'nu' }]);
    await own.runUntil('2027-04-01 00:00');
    expect(qualified(own, 'bob').map(([by]) => by)).toEqual(['rep']);
  });

  it('M17 the score orders a rep’s calls', async () => {
    const contacts = [
      { name: 'anna', segment: 'others', phone: '+31 10 000 2001' },
      { name: 'bob', segment: 'forwarders', phone: '+31 10 000 2002' },
    ];
    const scenario = await startScenario({ contacts, plan: CRITERIA });
    for (const { name } of contacts) {
      scenario.at('2027-02-02 10:00', () => scenario.signal(name, 'declined', { data: { reason: 'date' } }));
      scenario.reports(name, 'call-1', ['spoken', { interest: name === 'anna' ? 1 : 4 }]);
    }
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-04-02 00:00');
    const calls = scenario.world.events.filter(({ type, step }) => type === 'CallTaskSent' && step === 'call-1');
    expect(calls.map(({ enrollment }) => enrollment)).toEqual([scenario.idOf('bob'), scenario.idOf('anna')]);
  });
});
