import { describe, expect, it } from 'vitest';
import type { Invitee } from '../campaign-files.ts';
import { startScenario } from '../scenario.ts';

const ONLINE = 'venue: { online: "https://webinar.example/oorsprong" }';

const startWebinar = (contacts: readonly Invitee[]) =>
  startScenario({
    contacts,
    eventEnd: '2027-03-18 15:00',
    change: (text) =>
      text
        .replace('workflow: seminar', 'workflow: webinar')
        .replace('venue: "Havenweg 1, Rotterdam"', ONLINE)
        .replace(', capacity: 70', '')
        .replace('presentation: afrika.pdf', 'recording: afrika.pdf'),
  });

/** Signs up, and the platform reports what he did on the day. */
async function signedUp(name: string) {
  const scenario = await startWebinar([{ name }]);
  scenario.at('2027-02-02 10:00', () => scenario.signal(name, 'accepted'));
  return scenario;
}

const BEFORE = [
  'Mon 1 Feb 09:00 MailSent invitation → anna',
  'Tue 2 Feb 10:00 MailSent webinar-confirmation → anna',
  'Wed 17 Mar 10:00 MailSent webinar-practical → anna',
  'Thu 18 Mar 13:00 MailSent webinar-link → anna',
];

describe('webinar', () => {
  it('M6 who took part to the end gets the recording and a call, by a platform’s report alone', async () => {
    const scenario = await signedUp('anna');
    scenario.at('2027-03-18 14:02', () => scenario.signal('anna', 'attended', { by: 'system' }));
    await scenario.runUntil('2027-03-23 00:00');
    expect(scenario.story('anna')).toEqual([
      ...BEFORE,
      'Fri 19 Mar 14:00 MailSent webinar-thank-you → anna',
      'Mon 22 Mar 09:00 CallTaskSent follow-up-call → pieter',
    ]);
  });

  it('F26 joined and left are folded by their own time, however they come in', async () => {
    const scenario = await signedUp('anna');
    scenario.at('2027-03-18 15:30', () =>
      scenario.signal('anna', 'left-early', { by: 'system', occurredAt: '2027-03-18 14:20' }),
    );
    scenario.at('2027-03-18 15:31', () =>
      scenario.signal('anna', 'attended', { by: 'system', occurredAt: '2027-03-18 14:01' }),
    );
    await scenario.runUntil('2027-03-20 00:00');
    expect(scenario.story('anna')).toEqual([...BEFORE, 'Fri 19 Mar 14:00 MailSent webinar-left-early → anna']);
  });

  it('how long a guest stayed changes the next text and moves nobody: nothing is sent twice', async () => {
    const scenario = await signedUp('anna');
    scenario.at('2027-03-18 14:02', () => scenario.signal('anna', 'attended', { by: 'system' }));
    scenario.at('2027-03-20 09:00', () => scenario.signal('anna', 'left-early', { by: 'system' }));
    scenario.at('2027-03-24 09:00', () => scenario.signal('anna', 'attended', { by: 'system' }));
    await scenario.runUntil('2027-03-25 00:00');
    expect(scenario.story('anna').slice(BEFORE.length)).toEqual([
      'Fri 19 Mar 14:00 MailSent webinar-thank-you → anna',
      'Mon 22 Mar 09:00 CallTaskSent follow-up-call → pieter',
    ]);
    expect(scenario.enrollment('anna').step).toBe('follow-up-call');
    const [call] = scenario.world.events.filter(({ type }) => type === 'CallTaskSent');
    expect(call?.data.script).toBe('webinar-call-left');
  });

  it('M5 who signed up and stayed away gets the recording; a late report of the platform brings him back', async () => {
    const scenario = await startWebinar([{ name: 'anna' }, { name: 'bob' }]);
    for (const name of ['anna', 'bob']) scenario.at('2027-02-02 10:00', () => scenario.signal(name, 'accepted'));
    scenario.at('2027-03-18 14:02', () => scenario.signal('bob', 'attended', { by: 'system' }));
    scenario.at('2027-03-22 16:00', () =>
      scenario.signal('anna', 'left-early', { by: 'system', occurredAt: '2027-03-18 14:40' }),
    );
    await scenario.runUntil('2027-03-31 00:00');
    // One marketing mail a week: the thanks move, and are not dropped.
    expect(scenario.story('anna').slice(BEFORE.length)).toEqual([
      'Fri 19 Mar 14:00 MailSent recording-no-show → anna',
      'Fri 26 Mar 14:00 MailSent webinar-left-early → anna',
      'Tue 30 Mar 09:00 CallTaskSent follow-up-call → pieter',
    ]);
  });

  it('rule 15: M43 a webinar that moves: who declined for the date is asked once, who cannot say yet is asked later', async () => {
    const names = ['dana', 'olaf', 'ines', 'wim', 'tess'];
    const scenario = await startWebinar(names.map((name) => ({ name })));
    const { at, signal, act } = scenario;
    at('2027-02-02 10:00', () => signal('dana', 'declined', { data: { reason: 'date' } }));
    at('2027-02-02 10:00', () => signal('olaf', 'declined', { data: { reason: 'subject' } }));
    for (const name of ['ines', 'wim', 'tess']) at('2027-02-02 10:00', () => signal(name, 'accepted'));
    at('2027-02-03 10:00', () => signal('ines', 'declined', { data: { reason: 'date' } }));
    at('2027-03-01 11:00', () => act({ type: 'reschedule', start: '2027-04-01T14:00', askDeclined: true }));
    at('2027-03-02 10:00', () => signal('wim', 'tentative'));
    at('2027-03-02 10:00', () => signal('tess', 'accepted'));
    at('2027-03-05 11:00', () => act({ type: 'reschedule', start: '2027-04-08T14:00', askDeclined: true }));
    at('2027-03-09 12:00', () => signal('dana', 'accepted'));
    await scenario.runUntil('2027-03-16 13:00');
    const since = (name: string) =>
      scenario
        .events(name, 'MailSent')
        .filter(({ at: sent }) => sent > scenario.local('2027-03-01 00:00'))
        .map(({ data }) => data.template);
    expect(since('dana')).toEqual(['invitation', 'webinar-confirmation']);
    expect(since('ines')).toEqual(['invitation']);
    expect(since('olaf')).toEqual([]);
    expect(since('tess').at(-1)).toBe('event-moved');
    expect(scenario.enrollment('wim').step).toBe('maybe');
    expect(scenario.faults).toEqual([]);
  });

  it('rule 15: a webinar that is cancelled by its guest leaves his calendar; he may sign up again until it begins', async () => {
    const scenario = await signedUp('anna');
    scenario.at('2027-03-01 10:00', () => scenario.signal('anna', 'declined', { data: { reason: 'date' } }));
    scenario.at('2027-03-18 13:40', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-03-18 14:30');
    expect(scenario.story('anna').slice(2)).toEqual([
      'Mon 1 Mar 10:00 MailSent webinar-withdrawn → anna',
      'Thu 18 Mar 13:40 MailSent webinar-confirmation → anna',
      'Thu 18 Mar 13:40 MailSent webinar-link → anna',
    ]);
  });
});
