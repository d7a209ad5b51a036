import { describe, expect, it } from 'vitest';
import type { ConversationNote } from '../../../functions/note-conversation/note-conversation.ts';
import { type Scenario, startScenario } from '../scenario.ts';

const NAMES = ['anna', 'bob', 'carla', 'dirk', 'eva'];
const LOTTE = 'lotte@voorbeeld.example';

/** Five come; eva is lotte's guest, the others are pieter's. */
async function guests(): Promise<Scenario> {
  const contacts = NAMES.map((name) => (name === 'eva' ? { name, rep: LOTTE } : { name }));
  const scenario = await startScenario({ contacts });
  for (const name of NAMES) {
    scenario.at('2027-02-02 10:00', () => scenario.signal(name, 'accepted'));
    scenario.at('2027-03-18 13:40', () => scenario.signal(name, 'attended', { by: 'system' }));
  }
  return scenario;
}

const note = (scenario: Scenario, name: string, said: Omit<ConversationNote, 'enrollment' | 'key'>) =>
  scenario.run((doors) => doors.noteConversation({ ...said, enrollment: scenario.idOf(name), key: 'page' }));
const calls = (scenario: Scenario, name: string) =>
  scenario
    .events(name, 'CallTaskSent', 'EnrollmentEnded')
    .map(({ at, data }) => [new Date(at).toISOString().slice(0, 16), data.script ?? data.outcome]);

describe('rule 11: conversations', () => {
  it('M6 an appointment, a promised call or a no takes the place of the call after the event', async () => {
    const scenario = await guests();
    scenario.at('2027-03-18 17:50', async () => {
      await note(scenario, 'anna', {
        spoken: true,
        appointmentAt: scenario.local('2027-03-24 10:00'),
        issue: 'douane',
      });
      await note(scenario, 'bob', { spoken: true, callBackAt: scenario.local('2027-03-25 11:00') });
      await note(scenario, 'carla', { spoken: true, no: { reason: 'has a supplier', for: 'person' } });
      await note(scenario, 'dirk', { spoken: true, interest: 4 });
      await note(scenario, 'eva', { spoken: false });
    });
    await scenario.runUntil('2027-03-25 18:00');
    expect(calls(scenario, 'anna')).toEqual([]);
    expect(calls(scenario, 'bob')).toEqual([['2027-03-25T09:50', 'conversation-call']]);
    expect(calls(scenario, 'carla')).toEqual([['2027-03-18T16:50', 'no']]);
    expect(calls(scenario, 'dirk').slice(0, 1)).toEqual([['2027-03-22T08:00', 'conversation-call']]);
    expect(calls(scenario, 'eva').slice(0, 1)).toEqual([['2027-03-22T08:00', 'call-not-spoken']]);
  });

  it('M6 a note sent twice is one note', async () => {
    const scenario = await guests();
    const twice = () => note(scenario, 'anna', { spoken: true, appointmentAt: scenario.local('2027-03-24 10:00') });
    scenario.at('2027-03-18 17:50', twice);
    scenario.at('2027-03-18 17:51', twice);
    await scenario.runUntil('2027-03-18 18:00');
    const said = scenario.events('anna', 'SignalReceived').map(({ data }) => data.signal);
    expect(said.slice(-2)).toEqual(['spoken', 'appointment']);
  });

  it('M3 a quarter after the end reps are asked whom they spoke to, the next morning only who has not said it of all', async () => {
    const scenario = await guests();
    scenario.at('2027-03-18 18:00', () => note(scenario, 'eva', { spoken: false }));
    await scenario.runUntil('2027-03-19 12:00');
    expect(scenario.lists('conversations')).toEqual([
      'Thu 18 Mar 17:45 MailSent conversations → pieter',
      'Thu 18 Mar 17:45 MailSent conversations → lotte',
      'Fri 19 Mar 09:00 MailSent conversations → pieter',
    ]);
  });

  it('M3 the briefing goes the day before; on the day only to whom something changed', async () => {
    const scenario = await guests();
    scenario.at('2027-03-17 17:00', () => scenario.signal('eva', 'declined', { data: { reason: 'date' } }));
    await scenario.runUntil('2027-03-18 12:00');
    expect(scenario.lists('briefing')).toEqual([
      'Wed 17 Mar 15:00 MailSent briefing → pieter',
      'Wed 17 Mar 15:00 MailSent briefing → lotte',
      'Wed 17 Mar 15:00 MailSent briefing → host',
      'Thu 18 Mar 08:00 MailSent briefing → lotte',
    ]);
  });
});
