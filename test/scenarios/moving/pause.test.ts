import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

const STEPS = ['call-reminder', 'conversation-call', 'call-1', 'call-2'];

/** Accepted in February, paused for ten days over the event, resumed on Thursday 25 March. */
async function overTheEvent(names: readonly string[], { perHour = 60 } = {}) {
  const scenario = await startScenario({ contacts: names.map((name) => ({ name })) });
  const { at, signal, local } = scenario;
  for (const name of names) {
    for (const step of STEPS) scenario.reports(name, step, 'not-reached');
    at('2027-02-02 10:00', () => signal(name, 'accepted'));
    at('2027-03-18 13:40', () => signal(name, 'attended', { by: 'system' }));
  }
  at('2027-03-15 12:00', () => scenario.act({ type: 'pause', reason: 'the hall is not sure' }));
  at('2027-03-19 10:00', () => scenario.closeAttendance());
  at('2027-03-25 12:00', () => scenario.act({ type: 'resume', perHour }));
  return {
    ...scenario,
    campaign: () => scenario.world.events.filter(({ enrollment }) => enrollment === undefined),
    local,
  };
}

describe('pause', () => {
  it('F37 paused ten days over the event: nothing normal leaves meanwhile, what lost its moment is skipped with the reason', async () => {
    const scenario = await overTheEvent(['anna']);
    await scenario.runUntil('2027-04-03 00:00');
    expect(scenario.story('anna', ['MailSent', 'MailSkipped', 'CallTaskSent', 'HandedOff'])).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Tue 2 Feb 10:00 MailSent confirmation → anna',
      'Wed 17 Mar 18:00 MailSkipped practical: too-late',
      'Thu 18 Mar 14:00 HandedOff hand-off',
      'Thu 25 Mar 12:00 MailSent thank-you → anna',
      'Fri 26 Mar 09:00 CallTaskSent conversation-call → pieter',
      'Wed 31 Mar 09:00 CallTaskSent conversation-call → pieter',
      'Fri 2 Apr 09:00 CallTaskSent conversation-call → pieter',
    ]);
  });

  it('F37 on resume what is overdue goes in order, at most so many an hour, and the plan says so before', async () => {
    const names = ['anna', 'bob', 'carla', 'dirk', 'eva'];
    const scenario = await overTheEvent(names, { perHour: 2 });
    await scenario.runUntil('2027-03-26 00:00');
    const sent = names.flatMap((name) =>
      scenario.events(name, 'MailSent').filter(({ data }) => data.template === 'thank-you'),
    );
    const hours = Map.groupBy(sent, ({ at }) => Math.floor((at - scenario.local('2027-03-25 12:00')) / 3_600_000));
    expect([...hours].map(([hour, mails]) => [hour, mails.length]).sort()).toEqual([
      [0, 2],
      [1, 2],
      [2, 1],
    ]);
    const resumed = scenario.campaign().find(({ type }) => type === 'CampaignResumed');
    expect(resumed?.data).toEqual({
      by: 'mirjam@voorbeeld.example',
      ...{ atOnce: 0, retimed: 5, perHour: 2, skipped: {}, ahead: 0, calls: 0 },
      lastAt: scenario.local('2027-03-25 14:00'),
    });
  });

  it('F42 accepted during a pause: confirmed at once, however long it lasts; M43 the paused campaign says what it holds back', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }, { name: 'dirk' }] });
    scenario.at('2027-02-05 12:00', () => scenario.act({ type: 'pause', reason: 'the hall is not sure' }));
    scenario.at('2027-02-05 12:30', () => scenario.act({ type: 'pause', reason: 'the hall is not sure' }));
    scenario.at('2027-02-06 22:10', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-02-20 00:00');
    expect(scenario.story('anna').slice(1)).toEqual(['Sat 6 Feb 22:10 MailSent confirmation → anna']);
    // Whoever is silent is not called meanwhile.
    expect(scenario.story('dirk').slice(1)).toEqual([]);
    const paused = scenario.world.events.filter(({ type }) => type === 'CampaignPaused');
    expect(paused.map(({ data }) => data)).toEqual([
      {
        by: 'mirjam@voorbeeld.example',
        reason: 'the hall is not sure',
        ...{ open: 2, mails: 0, calls: 0, tasks: 0, accepted: 0 },
      },
    ]);
  });

  it('M43 paused and resumed within a day: what was due in the last business day goes at once, nothing twice', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-03-17 09:00', () => scenario.act({ type: 'pause', reason: 'the hall is not sure' }));
    scenario.at('2027-03-17 15:30', () => scenario.act({ type: 'resume' }));
    scenario.at('2027-03-17 15:31', () => scenario.act({ type: 'resume' }));
    await scenario.runUntil('2027-03-18 13:00');
    expect(scenario.story('anna').slice(2)).toEqual(['Wed 17 Mar 15:30 MailSent practical → anna']);
    expect(scenario.world.events.filter(({ type }) => type === 'CampaignResumed')).toHaveLength(1);
  });

  it('M43 stopped: what is planned is skipped, what a rep has is withdrawn, everybody ends as void, once', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }, { name: 'dirk' }] });
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-08 12:00', () => scenario.act({ type: 'stop' }));
    scenario.at('2027-02-08 12:05', () => scenario.act({ type: 'stop' }));
    await scenario.runUntil('2027-04-03 00:00');
    expect(scenario.story('anna').slice(2)).toEqual(['Mon 8 Feb 12:00 EnrollmentEnded void: campaign stopped']);
    expect(scenario.story('dirk').slice(1)).toEqual([
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Mon 8 Feb 12:00 CallTaskWithdrawn call-reminder: answered',
      'Mon 8 Feb 12:00 EnrollmentEnded void: campaign stopped',
    ]);
    expect(scenario.world.events.filter(({ type }) => type === 'CampaignStopped')).toHaveLength(1);
  });
});
