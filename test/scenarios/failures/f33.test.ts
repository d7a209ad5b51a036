import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenario.ts';

async function accepted(names: readonly string[]): Promise<Scenario> {
  const scenario = await startScenario({ contacts: names.map((name) => ({ name })) });
  for (const name of names) scenario.at('2027-02-03 10:00', () => scenario.signal(name, 'accepted'));
  return scenario;
}

const AFTER = ['Held', 'Released', 'MailSent', 'CallTaskSent'] as const;

function afterEvent(scenario: Scenario, name: string): string[] {
  return scenario.story(name, AFTER).slice(3);
}

describe('F33', () => {
  it('F33 no attendance data: everybody is held, host and marketing are told, nobody is missed', async () => {
    const scenario = await accepted(['nora', 'anna']);
    await scenario.runUntil('2027-03-23 10:59');
    const held = 'Fri 19 Mar 12:00 Held attendance-open for host';
    expect(afterEvent(scenario, 'nora')).toEqual([held]);
    expect(afterEvent(scenario, 'anna')).toEqual([held]);
    expect(scenario.lists('attendance-open')).toEqual([
      'Thu 18 Mar 18:30 MailSent attendance-open → host',
      'Fri 19 Mar 09:00 MailSent attendance-open → host',
      'Fri 19 Mar 12:00 MailSent attendance-open → host',
      'Fri 19 Mar 12:00 MailSent attendance-open → mirjam',
    ]);
    scenario.at('2027-03-23 11:00', async () => {
      await scenario.signal('anna', 'attended', { by: 'host', occurredAt: '2027-03-18 13:40' });
      await scenario.closeAttendance();
    });
    await scenario.runUntil('2027-03-24 12:00');
    expect(afterEvent(scenario, 'nora').slice(1)).toEqual([
      'Tue 23 Mar 11:00 Released attendance-open for host',
      'Tue 23 Mar 11:00 MailSent presentation-no-show → nora',
    ]);
    expect(afterEvent(scenario, 'anna').slice(1, 3)).toEqual([
      'Tue 23 Mar 11:00 Released attendance-open for host',
      'Tue 23 Mar 11:00 MailSent thank-you → anna',
    ]);
  });

  it('F33 two of sixty checked in is no list: the fifty-eight are held, not missed', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `g${index}`);
    const scenario = await accepted(names);
    for (const name of ['g0', 'g1'])
      scenario.at('2027-03-18 13:40', () => scenario.signal(name, 'attended', { by: 'system' }));
    await scenario.runUntil('2027-04-30 00:00');
    for (const name of names)
      expect(afterEvent(scenario, name)).toEqual(['Fri 19 Mar 12:00 Held attendance-open for host']);
  });

  it('F33 who cancels the day before is thanked for saying so, and never told that he was missed', async () => {
    const scenario = await accepted(['nora', 'anna']);
    scenario.at('2027-03-17 15:00', () => scenario.signal('nora', 'declined', { data: { reason: 'date' } }));
    scenario.at('2027-03-18 13:40', () => scenario.signal('anna', 'attended', { by: 'system' }));
    await scenario.runUntil('2027-03-25 00:00');
    expect(afterEvent(scenario, 'nora')).toEqual([
      'Wed 17 Mar 15:00 MailSent seat-released → nora',
      'Tue 23 Mar 10:00 MailSent presentation-declined → nora',
    ]);
  });

  it('F33 corrected after the mail: thanked once, called about the day, nothing of the wrong path follows', async () => {
    const scenario = await accepted(['nora', 'anna']);
    scenario.at('2027-03-18 13:40', () => scenario.signal('anna', 'attended', { by: 'system' }));
    scenario.at('2027-03-22 15:00', () =>
      scenario.signal('nora', 'attended', { by: 'host', occurredAt: '2027-03-18 14:05' }),
    );
    scenario.reports('nora', 'conversation-call', 'spoken');
    scenario.reports('nora', 'call-2', 'not-reached');
    await scenario.runUntil('2027-04-21 00:00');
    expect(afterEvent(scenario, 'nora')).toEqual([
      'Mon 22 Mar 10:00 MailSent presentation-no-show → nora',
      // One marketing mail a week: the presentation has been; Easter Monday is in between.
      'Tue 30 Mar 09:00 MailSent thank-you → nora',
      'Wed 31 Mar 09:00 CallTaskSent conversation-call → pieter',
      'Mon 12 Apr 10:00 MailSent whitepaper → nora',
      'Fri 16 Apr 09:00 CallTaskSent call-2 → pieter',
      'Tue 20 Apr 09:00 CallTaskSent call-2 → pieter',
    ]);
  });

  it('F33 a guest who left early came, and one noted as absent by the host after he was seen did not', async () => {
    const scenario = await accepted(['nora', 'anna']);
    scenario.at('2027-03-18 13:40', () => scenario.signal('anna', 'attended', { by: 'system' }));
    scenario.at('2027-03-18 15:00', () => scenario.signal('anna', 'left-early', { by: 'system' }));
    scenario.at('2027-03-18 15:00', () => scenario.signal('nora', 'attended', { by: 'system' }));
    scenario.at('2027-03-18 17:00', () => scenario.signal('nora', 'no-show', { by: 'host' }));
    scenario.at('2027-03-18 17:45', () => scenario.closeAttendance());
    await scenario.runUntil('2027-03-22 12:00');
    expect(afterEvent(scenario, 'anna')[0]).toBe('Fri 19 Mar 14:00 MailSent thank-you → anna');
    expect(afterEvent(scenario, 'nora')[0]).toBe('Mon 22 Mar 10:00 MailSent presentation-no-show → nora');
  });
});
