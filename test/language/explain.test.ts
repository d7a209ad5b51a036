import { describe, expect, it } from 'vitest';
import { explainSettings, explainSignals } from '../../workflows/language/explain.ts';
import { SIGNAL_NAMES } from '../../workflows/signals.ts';
import { seminarSource } from './fixture.ts';

describe('explain', () => {
  it('lists every setting with default and bounds', () => {
    const lines = explainSettings(seminarSource())
      .split('\n')
      .map((line) => line.replace(/ {2,}/g, ' | ').trim());
    expect(lines).toEqual(
      expect.arrayContaining([
        '| callReminder.attempts | 3 | number, 1 to 5',
        '| attendance.closeAt | event.end + 1 business day 12:00 | point',
        '| attendance.plausibleFrom | 30 % | share',
        '| inviteSlot | 09:00-11:30 | hours',
        '| handOff.who | all | one of: all, attended',
      ]),
    );
  });

  it('lists every signal, who sends it and its data', () => {
    const text = explainSignals();
    for (const name of SIGNAL_NAMES) expect(text).toContain(`  ${name} `);
    expect(text).toMatch(
      /declined +does not come to the event +contact, rep, system +reason \(date, subject, colleague, no-contact\)/,
    );
  });
});
