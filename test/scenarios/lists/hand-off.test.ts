import { describe, expect, it } from 'vitest';
import { listOfTouch } from '../../../functions/shared/list-address.ts';
import { type Scenario, startScenario } from '../scenario.ts';
import { createAnswers } from './answers.ts';

const PIETER = 'pieter@voorbeeld.example';
const LOTTE = 'lotte@voorbeeld.example';
const ANSWERS = ['HandOffTaken', 'HandOffRejected', 'DecisionAsked', 'StageChanged', 'OwnerChanged'] as const;

const AWAY = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest, deputy: lotte@voorbeeld.example }
  - { email: lotte@voorbeeld.example, name: Lotte Smit, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest, deputy: pieter@voorbeeld.example, absences: [ { from: 2027-03-22, to: 2027-03-26 } ] }
`;

async function handedOver(names: readonly string[], more: Parameters<typeof startScenario>[0] | object = {}) {
  const scenario = await startScenario({ contacts: names.map((name) => ({ name })), ...more });
  for (const name of names)
    for (const step of ['call-reminder', 'conversation-call', 'call-1', 'call-2'])
      scenario.reports(name, step, 'not-reached');
  scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
  return { scenario, ...createAnswers(scenario) };
}

const answersOf = (scenario: Scenario, name: string) => scenario.story(name, ANSWERS).slice(2);

describe('the hand-off list', () => {
  it('rule 8: agreed with all but the exceptions: one press for the rest, a reason for each of them', async () => {
    const { scenario, handOff, told } = await handedOver(['anna', 'bob', 'carla']);
    scenario.at('2027-03-19 09:30', () => handOff(PIETER, { bob: ['rejected', 'concurrent'] }, { rest: 'agree' }));
    await scenario.runUntil('2027-03-22 12:00');
    expect(told).toEqual(['recorded', 'recorded', 'recorded']);
    for (const name of ['anna', 'carla']) expect(answersOf(scenario, name)).toEqual(['Fri 19 Mar 09:30 HandOffTaken']);
    expect(answersOf(scenario, 'bob')).toEqual([
      'Fri 19 Mar 09:30 HandOffRejected',
      'Mon 22 Mar 09:00 DecisionAsked recycle',
    ]);
    expect(scenario.contact('bob').stage).toBe('prospect');
    expect(scenario.organisationOf('bob').owner).toBe(PIETER);
    expect(scenario.events('bob', 'DecisionAsked')[0]?.data).toMatchObject({ reason: 'rejected', said: 'concurrent' });
  });

  it('rule 8: unanswered by E + 2 business days 12:00 it is reminded of, five business days later it counts as taken over', async () => {
    const { scenario, handOff } = await handedOver(['anna', 'bob']);
    scenario.at('2027-03-19 09:30', () => handOff(PIETER, { bob: 'taken-over' }));
    await scenario.runUntil('2027-04-02 00:00');
    expect(scenario.lists('hand-off')).toEqual([
      'Thu 18 Mar 14:00 MailSent hand-off → pieter',
      'Thu 18 Mar 14:00 MailSent hand-off → lotte',
      'Mon 22 Mar 12:00 MailSent hand-off → pieter',
    ]);
    expect(answersOf(scenario, 'anna')).toEqual(['Tue 30 Mar 12:00 HandOffTaken']);
    expect(
      scenario.events('anna', 'SignalReceived').find(({ data }) => data.signal === 'taken-over')?.data,
    ).toMatchObject({
      signal: 'taken-over',
      by: 'campaign',
    });
    expect(answersOf(scenario, 'bob')).toEqual(['Fri 19 Mar 09:30 HandOffTaken']);
  });

  it('rule 8: each mail links to the list of who gets it', async () => {
    const { scenario } = await handedOver(['anna']);
    await scenario.runUntil('2027-03-18 15:00');
    const lists = scenario.sent.flatMap((touch) => listOfTouch(touch) ?? []);
    expect(lists).toEqual(
      [PIETER, LOTTE].map((rep) => ({ campaign: 'afrika', list: 'hand-off', of: rep, person: rep })),
    );
  });

  it('rule 8: is not reminded of where everything was answered', async () => {
    const { scenario, handOff } = await handedOver(['anna']);
    scenario.at('2027-03-19 09:30', () => handOff(PIETER, {}, { rest: 'agree' }));
    await scenario.runUntil('2027-04-02 00:00');
    expect(scenario.lists('hand-off').slice(2)).toEqual([]);
    expect(answersOf(scenario, 'anna')).toEqual(['Fri 19 Mar 09:30 HandOffTaken']);
  });

  it('rule 10: the answer clock of an absent rep starts when he is back, and his deputy may answer for him', async () => {
    const { scenario, handOff, answer, told } = await handedOver([], {
      contacts: [
        { name: 'anna', rep: LOTTE },
        { name: 'bob', rep: LOTTE },
      ],
      reps: AWAY,
    });
    scenario.at('2027-03-19 09:30', () => handOff(LOTTE, { anna: 'taken-over' }, { person: PIETER }));
    scenario.at('2027-03-23 09:30', () => handOff(LOTTE, { anna: 'taken-over' }, { person: PIETER }));
    await scenario.runUntil('2027-04-01 13:00');
    expect(told).toEqual([`this is the list of ${LOTTE}, who is there: ${PIETER} may not answer it`, 'recorded']);
    expect(answersOf(scenario, 'anna')).toEqual(['Tue 23 Mar 09:30 HandOffTaken']);
    expect(scenario.events('anna', 'HandOffTaken')[0]?.data).toEqual({ rep: LOTTE });
    expect(scenario.lists('hand-off').slice(2)).toEqual(['Thu 1 Apr 12:00 MailSent hand-off → lotte']);
    await answer({ list: 'hand-off', of: LOTTE, person: 'sander@voorbeeld.example', lines: [], rest: 'agree' });
    expect(told.at(-1)).toContain('may not answer it');
  });

  it('M4 who is handed over only when he came stands on no list before, and on none at all if he did not', async () => {
    const { scenario, open, handOff, told } = await handedOver(['anna', 'bob'], {
      more: 'settings: { handOff: { at: event.end + 1 business day 12:00, who: attended } }',
    });
    scenario.at('2027-03-18 13:41', () => scenario.signal('anna', 'attended', { by: 'system' }));
    scenario.at('2027-03-19 09:30', () => handOff(PIETER, { anna: 'taken-over' }));
    await scenario.runUntil('2027-03-19 13:00');
    expect(told).toEqual([`${scenario.idOf('anna')}: is not on this list`]);
    const list = await open('hand-off', PIETER);
    expect(list.rows.map(({ name }) => name)).toEqual(['Anna Jansen']);
    expect(list.open).toBe(1);
    expect(scenario.contact('bob').stage).toBe('lead');
  });

  it('F20 a form that is sent twice is one answer; another page puts it right until it is decided on', async () => {
    const { scenario, handOff, told, open } = await handedOver(['anna']);
    scenario.at('2027-03-18 15:00', () => handOff(PIETER, { anna: ['rejected', 'te klein'] }, { nonce: 'once' }));
    scenario.at('2027-03-18 15:01', () => handOff(PIETER, { anna: ['rejected', 'te klein'] }, { nonce: 'once' }));
    scenario.at('2027-03-18 15:02', () => handOff(PIETER, { anna: ['rejected', 'te klein'] }));
    scenario.at('2027-03-18 15:03', () => handOff(PIETER, { anna: 'taken-over' }));
    scenario.at('2027-03-18 15:04', () => handOff(PIETER, { anna: 'rejected' }));
    await scenario.runUntil('2027-03-18 16:00');
    expect(told).toEqual([
      'recorded',
      'repeated',
      'unchanged',
      'recorded',
      `${scenario.idOf('anna')}: rejected needs a reason`,
    ]);
    expect(answersOf(scenario, 'anna')).toEqual(['Thu 18 Mar 15:00 HandOffRejected', 'Thu 18 Mar 15:03 HandOffTaken']);
    expect((await open('hand-off', PIETER)).rows[0]?.own).toEqual({ answer: 'taken-over' });
  });

  it('rule 8: agreeing with the rest speaks of no line that came after the page was opened', async () => {
    const { scenario, handOff } = await handedOver(['anna']);
    const seenAt = scenario.local('2027-03-18 13:59');
    scenario.at('2027-03-18 15:00', () => handOff(PIETER, {}, { rest: 'agree', seenAt }));
    await scenario.runUntil('2027-03-18 16:00');
    expect(answersOf(scenario, 'anna')).toEqual([]);
  });
});
