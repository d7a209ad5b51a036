import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../../../workflows/domain/event.ts';
import { type Scenario, startScenario } from '../scenario.ts';
import { digestOf, mailsOf } from './mails.ts';

const PIETER = 'pieter@voorbeeld.example';

const reps = ({ hours = '09:00-17:00', mail = 'each', language = 'nl' } = {}): string => `reps:
  - { email: ${PIETER}, name: Pieter Bakker, hours: { mon-fri: ${hours} }, mail: ${mail}, language: ${language} }
`;

/** Anna's calls, each with nobody reached at those local times. */
async function calledAt(times: readonly string[], options: Parameters<typeof reps>[0] = {}, cells = {}) {
  const scenario = await startScenario({ contacts: [{ name: 'anna', ...cells }], reps: reps(options) });
  for (const time of times) scenario.at(time, () => scenario.report('anna', 'not-reached'));
  await scenario.runUntil('2027-02-13 00:00');
  expect(scenario.faults).toEqual([]);
  return scenario;
}

const calls = (scenario: Scenario): readonly DomainEvent[] => scenario.events('anna', 'CallTaskSent');

/** Which halves Anna's tries are meant for. */
const halves = (scenario: Scenario) =>
  calls(scenario).map(({ data }) => scenario.world.store.items.touches.get(String(data.touch))?.half);

/** A task's mail: between which hours to call, what to mind, and when it stands in the calendar. */
function toldOf(scenario: Scenario, attempt: number) {
  const touch = calls(scenario)[attempt - 1]?.data.touch;
  const mail = mailsOf(scenario).find(({ template, line }) => template === 'reps/call-task' && line.touch === touch);
  if (!mail) throw new Error(`no task for attempt ${attempt}`);
  const [, hours] = /bel tussen (\S+ en [\d:]+)/.exec(mail.eml.text) ?? [];
  const [, mind] = /Let op: (.*)/.exec(mail.eml.text) ?? [];
  const [, entry] = /^DTSTART[^:]*:(.*)$/m.exec(mail.ics ?? '') ?? [];
  return { hours, mind, entry: entry?.trim() };
}

describe('the other half of the day', () => {
  it('rep-day: nobody reached in the morning, then in the afternoon: the third try is for the morning again', async () => {
    const scenario = await calledAt(['2027-02-08 10:00', '2027-02-10 15:00']);
    expect(halves(scenario)).toEqual([undefined, 'afternoon', 'morning']);
    expect(toldOf(scenario, 1)).toEqual({ hours: '09:00 en 17:30', mind: undefined, entry: '20270208T080000Z' });
    expect(toldOf(scenario, 2)).toEqual({
      hours: '12:00 en 17:30',
      mind: 'bel ’s middags, de vorige keer was het ’s ochtends',
      entry: '20270210T110000Z',
    });
    expect(toldOf(scenario, 3)).toEqual({
      hours: '09:00 en 12:00',
      mind: 'bel ’s ochtends, de vorige keer was het ’s middags',
      entry: '20270212T080000Z',
    });
  });

  it('rep-day: a rep who works in one half only is asked for none he does not have', async () => {
    const scenario = await calledAt(['2027-02-08 10:00'], { hours: '09:00-12:30' });
    expect(toldOf(scenario, 2)).toEqual({ hours: '09:00 en 17:30', mind: undefined, entry: '20270210T080000Z' });
  });

  it('rep-day: it is the contact’s day that has two halves: 12:20 at the rep’s is still morning in London', async () => {
    const cells = { country: 'GB', language: 'en', legalForm: 'Ltd', phone: '+442079460018' };
    const scenario = await calledAt(['2027-02-08 12:20'], {}, cells);
    expect(halves(scenario)).toEqual([undefined, 'afternoon']);
    // 13:00 in Amsterdam.
    expect(toldOf(scenario, 2)).toMatchObject({ hours: '12:00 en 17:30', entry: '20270210T120000Z' });
    const dutch = await calledAt(['2027-02-08 12:20']);
    expect(halves(dutch)).toEqual([undefined, 'morning']);
  });

  it('rep-day: a promised call has its own time, and a call after one that reached him any hour', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], reps: reps() });
    const when = scenario.local('2027-02-10 10:30');
    scenario.at('2027-02-08 10:00', () => scenario.report('anna', 'not-reached'));
    scenario.at('2027-02-10 09:30', () => scenario.report('anna', 'call-back', { when }));
    await scenario.runUntil('2027-02-10 10:25');
    expect(halves(scenario)).toEqual([undefined, 'afternoon', undefined]);
    expect(toldOf(scenario, 3)).toEqual({ hours: '09:00 en 17:30', mind: undefined, entry: '20270210T093000Z' });
    scenario.at('2027-02-10 10:40', () => scenario.report('anna', 'call-back'));
    await scenario.runUntil('2027-02-10 11:00');
    const { touch } = scenario.enrollment('anna');
    expect(touch).toMatchObject({ status: 'planned', attempt: 3 });
    expect(scenario.world.store.items.touches.get(touch?.id ?? '')?.half).toBeUndefined();
  });

  it('rule 16: withdrawn, it is taken out of the calendar at the time at which it stood there', async () => {
    const scenario = await calledAt(['2027-02-08 10:00']);
    await scenario.signal('anna', 'accepted');
    await scenario.runUntil('2027-02-16 00:00');
    const [mail] = mailsOf(scenario).filter(({ template }) => template === 'reps/withdrawn');
    expect(mail?.ics).toMatch(/^METHOD:CANCEL\r?$/m);
    expect(mail?.ics).toContain('20270210T110000Z');
  });

  it('F43 put right to “not reached” days later, it counts in the half in which the call was', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], reps: reps() });
    await scenario.runUntil('2027-02-08 10:00');
    const touch = scenario.openTask('anna').id;
    const says = (signal: 'declined' | 'not-reached') => () =>
      scenario.signal('anna', signal, { by: 'rep', touch, who: PIETER });
    scenario.at('2027-02-08 10:00', says('declined'));
    scenario.at('2027-02-09 16:00', says('not-reached'));
    await scenario.runUntil('2027-02-13 00:00');
    expect(halves(scenario)).toEqual([undefined, 'afternoon']);
  });

  it('M30 a report taken back leaves the same try in the half it was for', async () => {
    const scenario = await calledAt(['2027-02-08 10:00']);
    const touch = scenario.openTask('anna').id;
    scenario.at('2027-02-15 10:00', () =>
      scenario.signal('anna', 'not-reached', { by: 'rep', touch, who: PIETER, key: 'wrong' }),
    );
    scenario.at('2027-02-15 10:05', () =>
      scenario.run(async (doors) => {
        const result = await doors.undoReport({ enrollment: scenario.idOf('anna'), touch, who: PIETER, key: 'undo' });
        expect(result).toBe('undone');
      }),
    );
    await scenario.runUntil('2027-02-15 11:00');
    expect(scenario.openTask('anna')).toMatchObject({ attempt: 2, half: 'afternoon', reopens: [touch] });
  });

  it.each([
    ['nl', 'bel ’s middags, de vorige keer was het ’s ochtends'],
    ['da', 'ring om eftermiddagen, sidst var det om formiddagen'],
    ['de', 'nachmittags anrufen, beim letzten Mal war es vormittags'],
    ['en', 'call in the afternoon, last time it was the morning'],
  ])('rep-day: the digest says it in %s', async (language, words) => {
    const scenario = await calledAt(['2027-02-08 10:00'], { mail: 'digest', language });
    const said = (day: string) => digestOf(scenario, PIETER, `${day} 09:00`).join('\n');
    expect(said('2027-02-08')).not.toContain(words);
    expect(said('2027-02-10')).toContain(words);
  });
});
