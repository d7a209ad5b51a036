import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenario.ts';
import { createAnswers } from './answers.ts';

const TIE_BREAK = (text: string) =>
  text.replace(
    'sales: sander@voorbeeld.example }',
    'sales: sander@voorbeeld.example, tieBreak: directie@voorbeeld.example }',
  );
const DECIDED = ['DecisionAsked', 'DecisionMade', 'StageChanged', 'OwnerChanged', 'EnrollmentEnded'] as const;

/** Declined for the subject: the first to stand on a list, on 12 April where the list of attendance is closed late. */
async function listed(names: readonly string[], change = TIE_BREAK) {
  const scenario = await startScenario({
    contacts: names.map((name) => ({ name })),
    more: 'content: { nurture: [ een, twee, drie ] }',
    change,
  });
  for (const name of names)
    scenario.at('2027-02-02 10:00', () => scenario.signal(name, 'declined', { data: { reason: 'subject' } }));
  scenario.at('2027-04-08 10:00', () => scenario.closeAttendance());
  return { scenario, ...createAnswers(scenario) };
}

function sinceList(scenario: Scenario, name: string): string[] {
  const lines = scenario.story(name, DECIDED);
  return lines.slice(lines.findIndex((line) => line.includes('DecisionAsked')));
}

describe('the decision list', () => {
  it('rule 8: a proposal a line with its reason; lines on which both agree are done', async () => {
    const { scenario, decide, decisions, told } = await listed(['anna', 'bob']);
    await scenario.runUntil('2027-04-12 09:30');
    const list = await decisions('marketing');
    expect(list.rows).toMatchObject([
      { proposal: 'recycle', reason: 'other-subject', round: 1, group: 'declined', others: {} },
      { proposal: 'recycle', reason: 'other-subject', round: 1, group: 'declined', others: {} },
    ]);
    expect(list).toMatchObject({ open: 2, answerBy: scenario.local('2027-04-19 09:00') });
    await decide('marketing', {}, { rest: 'agree' });
    await decide('sales', { bob: ['release', 'failliet'] }, { rest: 'agree' });
    expect(told).toEqual(['recorded', 'recorded', 'recorded', 'moved']);
    expect(sinceList(scenario, 'anna').slice(0, 2)).toEqual([
      'Mon 12 Apr 09:00 DecisionAsked recycle',
      'Mon 12 Apr 09:30 DecisionMade recycle',
    ]);
    expect(sinceList(scenario, 'bob')).toEqual(['Mon 12 Apr 09:00 DecisionAsked recycle']);
    expect((await decisions('sales')).rows.map(({ name, own }) => [name, own])).toEqual([
      ['Bob Jansen', { answer: 'release', reason: 'failliet' }],
    ]);
  });

  it('M7 two rounds, each with what the other said, then who breaks ties: 12, 19 and 26 April', async () => {
    const { scenario, decide, decisions, told } = await listed(['anna']);
    scenario.at('2027-04-13 10:00', () => decide('marketing', { anna: 'go-on' }));
    scenario.at('2027-04-14 10:00', () => decide('sales', { anna: ['release', 'failliet'] }));
    await scenario.runUntil('2027-04-19 09:30');
    expect((await decisions('marketing')).rows[0]).toMatchObject({
      round: 2,
      others: { sales: { answer: 'release', reason: 'failliet' } },
    });
    expect((await decisions('sales')).rows[0]?.others).toEqual({ marketing: { answer: 'go-on' } });
    expect((await decisions('tieBreak')).rows).toEqual([]);
    scenario.at('2027-04-20 10:00', () => decide('marketing', { anna: 'go-on' }));
    scenario.at('2027-04-20 11:00', () => decide('sales', { anna: ['release', 'failliet'] }));
    // Not asked yet: he decides nothing.
    scenario.at('2027-04-21 10:00', () => decide('tieBreak', { anna: ['release', 'failliet'] }));
    await scenario.runUntil('2027-04-26 09:30');
    expect((await decisions('tieBreak')).rows[0]?.others).toEqual({
      marketing: { answer: 'go-on' },
      sales: { answer: 'release', reason: 'failliet' },
    });
    scenario.at('2027-04-28 10:00', () => decide('tieBreak', { anna: ['release', 'failliet'] }));
    await scenario.runUntil('2027-05-04 00:00');
    expect(told).toEqual(['recorded', 'recorded', 'recorded', 'recorded', 'late', 'moved']);
    expect(scenario.lists('decision')).toEqual([
      'Mon 12 Apr 09:00 MailSent decision → mirjam',
      'Mon 12 Apr 09:00 MailSent decision → sander',
      'Mon 19 Apr 09:00 MailSent decision → mirjam',
      'Mon 19 Apr 09:00 MailSent decision → sander',
      'Mon 26 Apr 09:00 MailSent decision → directie',
    ]);
    expect(sinceList(scenario, 'anna')).toEqual([
      'Mon 12 Apr 09:00 DecisionAsked recycle',
      'Mon 19 Apr 09:00 DecisionAsked recycle',
      'Wed 28 Apr 10:00 DecisionMade release',
      'Wed 28 Apr 10:00 EnrollmentEnded released: failliet',
    ]);
    expect(scenario.events('anna', 'DecisionMade')[0]?.data.by).toEqual(['tieBreak']);
  });

  it('rule 8: who breaks ties and says nothing in five business days leaves it at go-on, never recycle', async () => {
    const { scenario, decide } = await listed(['anna']);
    for (const day of ['2027-04-13', '2027-04-20']) {
      scenario.at(`${day} 10:00`, () => decide('marketing', { anna: 'recycle' }));
      scenario.at(`${day} 11:00`, () => decide('sales', { anna: ['release', 'failliet'] }));
    }
    await scenario.runUntil('2027-05-04 00:00');
    expect(sinceList(scenario, 'anna').slice(2)).toEqual(['Mon 3 May 09:00 DecisionMade go-on']);
    expect(scenario.events('anna', 'DecisionMade')[0]?.data.by).toEqual([]);
  });

  it('rule 8: without anybody to break ties the line stays go-on after two rounds', async () => {
    const { scenario, decide } = await listed(['anna'], (text) => text);
    for (const day of ['2027-04-13', '2027-04-20']) {
      scenario.at(`${day} 10:00`, () => decide('marketing', { anna: 'recycle' }));
      scenario.at(`${day} 11:00`, () => decide('sales', { anna: ['release', 'failliet'] }));
    }
    await scenario.runUntil('2027-04-27 00:00');
    expect(sinceList(scenario, 'anna').slice(2)).toEqual(['Mon 26 Apr 09:00 DecisionMade go-on']);
  });

  it('rule 8: only the side that has not answered is reminded; then the line goes on', async () => {
    const { scenario, decide } = await listed(['anna']);
    scenario.at('2027-04-13 10:00', () => decide('marketing', { anna: 'recycle' }));
    await scenario.runUntil('2027-05-04 00:00');
    expect(scenario.lists('decision').slice(2)).toEqual(['Mon 19 Apr 09:00 MailSent decision → sander']);
    expect(sinceList(scenario, 'anna')).toEqual([
      'Mon 12 Apr 09:00 DecisionAsked recycle',
      'Mon 26 Apr 09:00 DecisionMade go-on',
    ]);
  });

  it('rule 8: ten business days to answer are two lists', async () => {
    const { scenario } = await listed(['anna'], (text) => `${text}decisions: { answerWithin: 10 business days }\n`);
    await scenario.runUntil('2027-05-11 00:00');
    expect(scenario.lists('decision').map((line) => line.slice(0, 16))).toEqual([
      'Mon 12 Apr 09:00',
      'Mon 12 Apr 09:00',
      'Mon 26 Apr 09:00',
      'Mon 26 Apr 09:00',
    ]);
    expect(sinceList(scenario, 'anna').at(-1)).toBe('Mon 10 May 09:00 DecisionMade go-on');
  });

  it('F20 a page of the first round, sent when the second was asked, is late: it was about another line', async () => {
    const { scenario, decide, told } = await listed(['anna']);
    scenario.at('2027-04-13 10:00', () => decide('marketing', { anna: 'go-on' }));
    scenario.at('2027-04-14 10:00', () => decide('sales', { anna: 'recycle' }));
    const line = scenario.idOf('anna');
    scenario.at('2027-04-19 10:00', () => decide('sales', {}, { lines: [{ line, answer: 'recycle', round: 1 }] }));
    scenario.at('2027-04-19 11:00', () => decide('marketing', { anna: 'recycle' }));
    await scenario.runUntil('2027-04-20 00:00');
    expect(told).toEqual(['recorded', 'recorded', 'late', 'recorded']);
    expect(sinceList(scenario, 'anna')).toHaveLength(2);
  });

  it('F20 a double click is one answer, another page puts it right, and what was decided together stays', async () => {
    const { scenario, decide, told } = await listed(['anna']);
    scenario.at('2027-04-13 10:00', () => decide('marketing', { anna: ['release', 'weg'] }, { nonce: 'once' }));
    scenario.at('2027-04-13 10:01', () => decide('marketing', { anna: ['release', 'weg'] }, { nonce: 'once' }));
    scenario.at('2027-04-13 10:02', () => decide('marketing', { anna: 'go-on' }));
    scenario.at('2027-04-13 10:03', () => decide('sales', { anna: 'go-on' }));
    scenario.at('2027-04-13 10:04', () => decide('sales', { anna: ['release', 'toch'] }));
    scenario.at('2027-04-13 10:05', () => decide('sales', {}, { person: 'mirjam@voorbeeld.example' }));
    await scenario.runUntil('2027-04-14 00:00');
    expect(told).toEqual([
      'recorded',
      'repeated',
      'recorded',
      'moved',
      'late',
      'this is the list of sander@voorbeeld.example, not of mirjam@voorbeeld.example',
    ]);
    expect(sinceList(scenario, 'anna')).toEqual([
      'Mon 12 Apr 09:00 DecisionAsked recycle',
      'Tue 13 Apr 10:03 DecisionMade go-on',
    ]);
  });
});
