import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenario.ts';
import { mailsOf } from './mails.ts';

const PIETER = 'pieter@voorbeeld.example';

const reps = (language: string): string =>
  `reps:\n  - { email: ${PIETER}, name: Pieter Bakker, mail: each, language: ${language} }\n`;

/** Anna is silent and is called on 8 February; by then the others have answered. */
async function called(seats: string, plan: (scenario: Scenario) => void, language = 'nl') {
  const scenario = await startScenario({
    contacts: [{ name: 'anna' }, { name: 'bob' }, { name: 'carla' }],
    reps: reps(language),
    change: (campaign: string) => campaign.replace('capacity: 70', `capacity: ${seats}`),
  });
  plan(scenario);
  await scenario.runUntil('2027-02-13 00:00');
  expect(scenario.faults).toEqual([]);
  return scenario;
}

/** What Anna's call is for, as its mail says it, once for each try. */
function goals(scenario: Scenario): readonly string[] {
  const anna = scenario.idOf('anna');
  return mailsOf(scenario)
    .filter(({ template, line }) => template === 'reps/call-task' && line.enrollment === anna)
    .map(({ eml }) => /^(?:Doel|Mål|Ziel|Goal): (.*)$/m.exec(eml.text)?.[1] ?? '');
}

const comes =
  (name: string, guests: number, at = '2027-02-03 10:00') =>
  (scenario: Scenario) =>
    scenario.at(at, () => scenario.signal(name, 'accepted', { data: { guests } }));

const ASKED = 'Komt Anna op donderdag 18 maart 2027?';

describe('the seats that are left', () => {
  it('rep-day: the goal of an invitation call says how many, guests counted, as it was when the task went', async () => {
    const scenario = await called('6', (each) => {
      comes('bob', 1)(each);
      comes('carla', 2, '2027-02-09 10:00')(each);
      each.at('2027-02-08 10:00', () => each.report('anna', 'not-reached'));
    });
    expect(goals(scenario)).toEqual([`${ASKED} Er zijn nog 4 plaatsen.`, `${ASKED} Er is nog één plaats.`]);
  });

  it('rep-day: a seat given back is free again, and a room that is full by its seats promises none', async () => {
    const back = await called('2, overbooking: 1', (each) => {
      comes('bob', 1)(each);
      each.at('2027-02-04 10:00', () => each.signal('bob', 'declined'));
    });
    expect(goals(back)).toEqual([`${ASKED} Er zijn nog 2 plaatsen.`]);
    const overbooked = await called('2, overbooking: 2', comes('bob', 1));
    expect(goals(overbooked)).toEqual([ASKED]);
  });

  it.each([
    ['da', 'Der er 68 ledige pladser.'],
    ['de', 'Noch 68 Plätze sind frei.'],
    ['en', '68 seats are left.'],
  ])('rep-day: in the language of the rep: %s', async (language, words) => {
    const [goal] = goals(await called('70', comes('bob', 1), language));
    expect(goal).toContain(words);
  });
});
