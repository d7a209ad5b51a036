import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

describe('answers count until the start', () => {
  it.each([
    ['2027-03-18 13:59', 'presentation-no-show'],
    ['2027-03-18 14:00', 'presentation-silent'],
    ['2027-03-19 08:00', 'presentation-silent'],
  ])('M5 a yes of %s: %s', async (time, template) => {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }] });
    for (const step of ['call-reminder', 'call-1', 'call-2']) scenario.reports('dirk', step, 'not-reached');
    scenario.at(time, () => scenario.signal('dirk', 'accepted', { by: 'contact' }));
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-03-25 00:00');
    const templates = scenario.events('dirk', 'MailSent').map(({ data }) => data.template);
    expect(templates).toContain(template);
    expect(templates.filter((name) => String(name).startsWith('presentation'))).toHaveLength(1);
    expect(scenario.events('dirk', 'SignalReceived').map(({ data }) => data.signal)).toContain('accepted');
  });
});
