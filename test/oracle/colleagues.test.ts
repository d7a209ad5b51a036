import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkColleagues } from './check-colleagues.ts';
import { readInputs } from './read-inputs.ts';
import { createStory } from './timeline.ts';

const inputs = readInputs(fileURLToPath(new URL('fixtures/campaign.yaml', import.meta.url)));
type Raw = Record<string, unknown>;

/** Anna and Ruben of one organisation; what happens to them from day to day of March. */
function judge(...happened: readonly (readonly [day: number, who: string, type: string, more?: Raw])[]): string[] {
  const starts = ['anna', 'ruben'].map((who) => [1, who, 'EnrollmentStarted', {}] as const);
  const raws = [...starts, ...happened].map(([day, who, type, more], index) => ({
    at: `2027-03-${String(day).padStart(2, '0')}T09:00:00.000Z`,
    seq: index + 1,
    type,
    contact: `${who}@maas.example`,
    enrollment: who,
    organisation: 'maas',
    ...more,
  }));
  return checkColleagues(createStory(inputs, raws)).map(({ rule }) => rule);
}

const said = (signal: string, data: Raw = {}): Raw => ({ signal, by: 'rep', data });
const call: Raw = { step: 'call-1', rep: 'pieter@voorbeeld.example' };
const mail = (kind: string): Raw => ({ to: 'contact', kind, template: 'whitepaper' });
const agreed = [2, 'anna', 'SignalReceived', said('appointment')] as const;

describe('the oracle on colleagues', () => {
  it('sees a call and a marketing mail while a colleague has an appointment, and lets service mail pass', () => {
    expect(judge(agreed, [3, 'ruben', 'CallTaskSent', call])).toEqual(['organisation-call']);
    expect(judge(agreed, [3, 'ruben', 'MailSent', mail('marketing')])).toEqual(['organisation-call']);
    expect(judge(agreed, [3, 'ruben', 'MailSent', mail('service')])).toEqual([]);
    expect(judge(agreed, [3, 'anna', 'MailSent', mail('marketing')])).toEqual([]);
  });

  it('lets them go on when it fell through, and not when a quote came of it', () => {
    const faultsAfter = (signal: string) =>
      judge(agreed, [3, 'anna', 'SignalReceived', said(signal)], [4, 'ruben', 'CallTaskSent', call]);
    expect(faultsAfter('not-visited')).toEqual([]);
    expect(faultsAfter('quote-requested')).toEqual(['organisation-call']);
  });

  it('sees who is approached after a yes, or a no for the organisation, and not after a no for the person', () => {
    const faultsAfter = (signal: string, data: Raw = {}) =>
      judge([2, 'anna', 'SignalReceived', said(signal, data)], [3, 'ruben', 'CallTaskSent', call]);
    expect(faultsAfter('yes')).toEqual(['organisation-call']);
    expect(faultsAfter('yes', { goOn: 'ruben' })).toEqual([]);
    expect(faultsAfter('no', { for: 'organisation' })).toEqual(['organisation-call']);
    expect(faultsAfter('no', { for: 'person' })).toEqual([]);
  });
});
