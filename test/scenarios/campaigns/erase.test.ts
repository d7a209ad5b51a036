import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

const STEPS = ['call-reminder', 'call-1', 'call-2'];
const WORDS = /dirk@|Jansen|Dirk|sprak|\+31/i;

describe('rule 19: retention', () => {
  it('rule 19: 24 months after the last sign of life of who was let go nothing says who he was; figures stay', async () => {
    const scenario = await startScenario({
      contacts: [{ name: 'dirk', note: 'sprak over Mombasa' }, { name: 'anna' }],
    });
    for (const step of STEPS) scenario.reports('dirk', step, 'not-reached');
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    scenario.world.listen(({ type, at, enrollment }) => {
      if (type === 'DecisionAsked' && enrollment === scenario.idOf('dirk'))
        scenario.world.clock.at(at + 3_600_000, () => scenario.decide('dirk', 'release'));
    });
    scenario.at('2027-02-20 10:00', () => scenario.signal('dirk', 'replied', { data: { text: 'bel Dirk maar niet' } }));
    await scenario.runUntil('2029-02-19 23:00');
    expect(scenario.enrollment('dirk')).toMatchObject({ status: 'ended', outcome: 'released' });
    expect(scenario.contact('dirk')).toMatchObject({ lastName: 'Jansen', note: 'sprak over Mombasa' });
    const count = scenario.world.events.length;
    await scenario.runUntil('2029-02-21 00:00');
    const contact = scenario.contact('dirk');
    expect(contact.erasedAt).toBeGreaterThanOrEqual(scenario.local('2029-02-20 10:00'));
    expect(JSON.stringify(contact)).not.toMatch(WORDS);
    expect(contact).toMatchObject({ stage: 'prospect', country: 'NL', source: 'fair' });
    expect(JSON.stringify(scenario.events('dirk', 'SignalReceived', 'DataEnriched'))).not.toMatch(WORDS);
    expect(scenario.world.events.length).toBeGreaterThanOrEqual(count);
    expect(scenario.contact('anna').erasedAt).toBeUndefined();
    expect(scenario.faults).toEqual([]);
  });

  it('rule 19: who asks for it is erased at once: his campaign ends as void, and a second time finds nothing', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    scenario.at('2027-02-03 10:00', () => scenario.signal('dirk', 'replied', { data: { text: 'vergeet mij, Dirk' } }));
    await scenario.runUntil('2027-02-04 10:00');
    const { id } = scenario.contact('dirk');
    const results: unknown[] = [];
    await scenario.run(async (doors) => void results.push(await doors.eraseContact(id)));
    expect(results).toEqual([expect.objectContaining({ contact: id, campaigns: ['afrika'], events: 1, left: [] })]);
    await scenario.runUntil('2027-06-01 00:00');
    expect(scenario.enrollment('dirk')).toMatchObject({ status: 'ended', outcome: 'void', reason: 'erased' });
    expect(JSON.stringify([...scenario.world.store.items.contacts.values()])).not.toMatch(WORDS);
    expect(JSON.stringify(scenario.world.events)).not.toMatch(WORDS);
    expect(scenario.story('dirk', ['MailSent', 'CallTaskSent'])).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → dirk',
      'Wed 3 Feb 10:00 MailSent reply → pieter',
    ]);
    await scenario.run(async (doors) => void results.push(await doors.eraseContact(id)));
    expect(results[1]).toMatchObject({ events: 0, rows: 0, left: [] });
    expect(scenario.faults).toEqual([]);
  });

  it('rule 19: an objection outlives the erasure: the next list that names the address finds it', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    scenario.at('2027-02-03 10:00', () => scenario.signal('dirk', 'objected'));
    await scenario.runUntil('2027-02-04 10:00');
    const { id } = scenario.contact('dirk');
    await scenario.run((doors) => doors.eraseContact(id));
    expect(scenario.contact('dirk').objectedAt).toBe(scenario.local('2027-02-03 10:00'));
    expect(scenario.contact('dirk').email).toBeUndefined();
  });
});
