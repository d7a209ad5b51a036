import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenario.ts';

const bv = { organisation: 'Maasoever BV', organisationId: '00010231' };
const rep = 'pieter@voorbeeld.example';

/** Nobody is reached; what both were asked to decide comes on the first list after the event. */
async function twoOfOne(other: { readonly stage?: string } = {}): Promise<Scenario> {
  const scenario = await startScenario({
    contacts: [
      { name: 'anna', ...bv },
      { name: 'ruben', ...bv, ...other },
    ],
  });
  for (const name of ['anna', 'ruben']) {
    for (const step of ['call-reminder', 'call-1', 'call-2']) scenario.reports(name, step, 'not-reached');
  }
  scenario.at('2027-03-18 15:00', () =>
    scenario.signal('anna', 'rejected', { by: 'rep', data: { reason: 'te klein' } }),
  );
  scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
  return scenario;
}

const refuse = (scenario: Scenario, name: string, time: string) =>
  scenario.at(time, () => scenario.signal(name, 'no', { by: 'rep', data: { reason: 'no need' } }));

const changesOf = (scenario: Scenario) =>
  scenario.world.events.filter(({ type }) => type === 'OwnerChanged').map(({ data }) => data.to);

describe('M13 the owner of an organisation with several contacts', () => {
  it.each([
    ['before', '2027-03-22 15:00'],
    ['after', '2027-03-24 10:00'],
  ])('M13 a colleague who refused %s the other was given back to marketing leaves nobody to sales', async (_, time) => {
    const scenario = await twoOfOne();
    scenario.at('2027-03-23 10:00', () => scenario.decide('anna', 'recycle'));
    refuse(scenario, 'ruben', time);
    await scenario.runUntil('2027-03-25 00:00');
    expect(scenario.contact('anna').stage).toBe('lead');
    expect(scenario.contact('ruben').stage).toBe('refused');
    expect(scenario.organisationOf('anna').owner).toBe('marketing');
    expect(changesOf(scenario)).toEqual([rep, 'marketing']);
  });

  it('M13 where all have refused the rep stays the owner: there is nothing to hand over', async () => {
    const scenario = await twoOfOne();
    refuse(scenario, 'anna', '2027-03-22 15:00');
    refuse(scenario, 'ruben', '2027-03-22 16:00');
    await scenario.runUntil('2027-03-25 00:00');
    expect(scenario.organisationOf('anna').owner).toBe(rep);
    expect(changesOf(scenario)).toEqual([rep]);
  });

  it('M13 a customer’s rep owns the organisation from the launch, and stays when its lead is given back', async () => {
    const scenario = await twoOfOne({ stage: 'customer' });
    scenario.at('2027-03-23 10:00', () => scenario.decide('anna', 'recycle'));
    expect(scenario.organisationOf('anna').owner).toBe(rep);
    await scenario.runUntil('2027-03-25 00:00');
    expect(scenario.contact('anna').stage).toBe('lead');
    expect(scenario.organisationOf('anna').owner).toBe(rep);
    expect(changesOf(scenario)).toEqual([]);
  });
});
